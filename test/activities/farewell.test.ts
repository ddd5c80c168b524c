// Does an ended lead's last batch go out before it is written where it rests, and once only when Postgres is away?
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
}): { readonly said: string[]; attempt(environment: MockActivityEnvironment): Promise<void> } => {
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

test('while Postgres is away the stream is not told again', async () => {
  const { said, attempt } = farewell({ publish: 0, write: 2 });
  let heartbeatDetails: unknown = undefined;
  for (let attempts = 1; attempts <= 3; attempts += 1) {
    const environment = new MockActivityEnvironment({ attempt: attempts, heartbeatDetails });
    environment.on('heartbeat', (details: unknown) => (heartbeatDetails = details));
    if (attempts < 3) await expect(attempt(environment)).rejects.toThrow('away');
    else await attempt(environment);
  }
  expect(said).toEqual(['publish', 'write failed', 'write failed', 'write']);
});
