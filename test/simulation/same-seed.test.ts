// Does the same seed make the same bytes, and another one others?
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { encode } from '../../events/codec.ts';
import { simulated } from './simulated.ts';

const digestOf = async (seed: number): Promise<string> => {
  const { envelopes } = await simulated(200, seed);
  const hash = createHash('sha256');
  for (const envelope of envelopes) hash.update(`${encode(envelope)}\n`);
  return hash.digest('hex');
};

test('the same seed makes the same 200 lives to the byte, another seed makes others', async () => {
  const [one, again, other] = [await digestOf(3), await digestOf(3), await digestOf(4)];
  expect(again).toBe(one);
  expect(other).not.toBe(one);
}, 600_000);
