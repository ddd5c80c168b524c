// Does an ended lead's last batch go out before it is written where it rests, also while Postgres is away?
import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { createFarewellActivities } from '../../activities/farewell.ts';
import { envelopeOf } from './publisher-contract.ts';

const leadId = '00000000-0000-7000-8000-000000000001';
const batch = [envelopeOf(leadId, 1)];
const carry = { lead: { seq: 1 }, accepted: 1 };

/** @param fails how often each of the two is away before it answers */
const farewell = (fails: {
  publish: number;
  write: number;
}): { readonly said: string[]; attempt(environment: MockActivityEnvironment): Promise<unknown> } => {
  const said: string[] = [];
  const step = (name: 'publish' | 'write') => (): Promise<void> => {
    fails[name] -= 1;
    said.push(fails[name] < 0 ? name : `${name} failed`);
    return fails[name] < 0 ? Promise.resolve() : Promise.reject(new Error('away'));
  };
  const { publishAndRest } = createFarewellActivities<typeof carry>({
    publish: step('publish'),
    writeRest: step('write'),
  });
  return { said, attempt: (environment) => environment.run(publishAndRest, batch, leadId, carry) };
};

test('first the stream, then the rest; a lead whose batch is not out is not at rest', async () => {
  const { said, attempt } = farewell({ publish: 1, write: 0 });
  await expect(attempt(new MockActivityEnvironment())).rejects.toThrow('away');
  await attempt(new MockActivityEnvironment());
  expect(said).toEqual(['publish failed', 'publish', 'write']);
});

test('while Postgres is away the batch is out, and the rest is left to a step of its own', async () => {
  const { said, attempt } = farewell({ publish: 0, write: 1 });
  expect(await attempt(new MockActivityEnvironment())).toBe('published');
  expect(said).toEqual(['publish', 'write failed']);
});

test('where a worker went after the batch was out, the stream is not told again', async () => {
  const { said, attempt } = farewell({ publish: 0, write: 0 });
  const heartbeatDetails = 'published';
  expect(await attempt(new MockActivityEnvironment({ attempt: 2, heartbeatDetails }))).toBe('rests');
  expect(said).toEqual(['write']);
});
