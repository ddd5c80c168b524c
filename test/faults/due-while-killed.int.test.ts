// Is any escalation lost or doubled when many fall due at once and the worker is killed in the middle of them?
import { setTimeout as until } from 'node:timers/promises';
import pMap from 'p-map';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { leadsDueAt } from '../../bench/timers/due-lead.ts';
import { currentLead } from '../../doors/current-lead.ts';
import type { Envelope } from '../../events/envelope.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { allPublished } from '../support/published.ts';
import { sized } from '../support/size.ts';

/** All leads have been obtained when so much time is over, also on a busy machine. */
const [leads, kills, aheadMs] = sized([40, 1, 15_000], [100, 3, 30_000]);

let own: TestEngine;
beforeAll(async () => {
  own = await startEngine({
    ...{ temporalAddress: inject('temporalAddress'), kafkaBrokers: inject('kafkaBrokers') },
    databaseUrl: inject('databaseUrl'),
  });
});
afterAll(() => own.close());

test(`${String(leads)} escalations due at one instant, the worker killed ${String(kills)} times: each once`, async () => {
  const deadline = Date.now() + aheadMs;
  const obtain = await leadsDueAt(own.engine);
  const leadIds = await pMap(Array.from({ length: leads }), () => obtain(deadline), { concurrency: 16 });
  expect(Date.now()).toBeLessThan(deadline);
  await until(deadline - Date.now());
  for (let kill = 0; kill < kills; kill += 1) {
    own.worker.kill();
    await own.worker.restart();
  }
  await eventually(
    'every lead has breached',
    async () => {
      const all = await pMap(leadIds, (leadId) => currentLead(own.engine, leadId), { concurrency: 10 });
      return all.every(({ clocks }) => clocks['evaluate']?.breachedAt != null);
    },
    60_000,
  );
  await allPublished(own, leadIds);
  const records = await own.expectReadModelsAsStream();
  const told = new Map(leadIds.map((leadId) => [leadId, [] as string[]]));
  const seen = new Set<string>();
  for (const { leadId, seq, text } of records) {
    if (seen.has(`${leadId}:${String(seq)}`)) continue;
    seen.add(`${leadId}:${String(seq)}`);
    const { type } = JSON.parse(text) as Envelope;
    if (/ClockBreached|EscalationRaised/u.test(type)) told.get(leadId)?.push(type);
  }
  const once = ['leadcycle.ClockBreached.v1', 'leadcycle.EscalationRaised.v1'];
  expect([...told.values()]).toEqual(leadIds.map(() => once));
});
