// What becomes of holds that nobody took or freed?
import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { beforeEach, expect, test } from 'vitest';
import { reserve } from '../../activities/reservations.ts';
import { createSweepActivities } from '../../activities/sweep.ts';
import type { Swept } from '../../activities/sweep.ts';
import type { Lead } from '../../domain/lead.ts';
import { assess, obtain, offer } from '../support/domain-world.ts';
import { life } from '../support/spec.ts';
import { ownDatabase } from './own-database.ts';

const pool = ownDatabase();
beforeEach(() => pool().query('truncate leadcycle.reservation'));

const hold = async (expired: boolean): Promise<string> => {
  const leadId = randomUUID();
  await reserve(pool(), { leadId, ownershipNo: 1, personId: 'ben', how: 'claim' });
  if (expired)
    await pool().query(
      `update leadcycle.reservation set expires_at = now() - interval '1 s' where lead_id = $1`,
      [leadId],
    );
  return leadId;
};
const sweep = (askLead: (leadId: string) => Promise<Lead | 'none' | 'silent'>): Promise<Swept> =>
  new MockActivityEnvironment().run(createSweepActivities({ pool: pool(), askLead }).sweepExpiredHolds);
const stateOf = async (leadId: string): Promise<string | undefined> => {
  const { rows } = await pool().query<{ state: string }>(
    'select state from leadcycle.reservation where lead_id = $1',
    [leadId],
  );
  return rows[0]?.state;
};

const pooled = life().do('ada', obtain(), assess('P', 3), assess('C', 3)).known;
const owned = life()
  .do('ada', obtain(), assess('P', 3), assess('C', 3))
  .do({ kind: 'engine', rule: 'test' }, offer('ben')).known;

test('an expired hold is kept when its lead says so, and freed when it does not; others are left alone', async () => {
  const [young, taken, dropped] = [await hold(false), await hold(true), await hold(true)];
  await pool().query('update leadcycle.person set open_leads = 9');
  const [unheard, gone] = [await hold(true), await hold(true)];
  const answers = new Map<string, Lead | 'none' | 'silent'>([
    [taken, owned],
    [dropped, pooled],
    [unheard, 'silent'],
    [gone, 'none'],
  ]);
  expect(await sweep(async (leadId) => answers.get(leadId) ?? 'none')).toEqual({
    freed: 2,
    confirmed: 1,
    left: 1,
  });
  expect(await Promise.all([young, taken, dropped, unheard, gone].map(stateOf))).toEqual([
    'held',
    'confirmed',
    'released',
    'held',
    'released',
  ]);
});
