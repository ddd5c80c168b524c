// Does the newest rest of a lead win, whatever comes late?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRestActivities } from '../../activities/rest.ts';
import { ownDatabase } from './own-database.ts';

const pool = ownDatabase();
const carry = (seq: number, accepted: number, note: string) => ({ lead: { seq }, accepted, note });

test('the newest carry wins, in whatever order they are written', async () => {
  const { writeRest, loadRest } = createRestActivities<ReturnType<typeof carry>>({ pool: pool() });
  const leadId = randomUUID();
  expect(await loadRest(leadId)).toBeNull();
  for (const [seq, accepted, note] of [
    [7, 3, 'first'],
    [9, 5, 'newest'],
    [9, 4, 'late'],
    [8, 9, 'wrong'],
  ] as const)
    await writeRest(leadId, carry(seq, accepted, note));
  expect(await loadRest(leadId)).toEqual(carry(9, 5, 'newest'));
});
