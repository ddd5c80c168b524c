// Is a lead one lead, however often its run continues as new, rests and wakes?
import { randomInt, randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receipt } from '../../events/commands/batch.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess } from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import { foldOf } from '../support/fold.ts';
import { OwnLeads } from '../support/own-leads.ts';
import { refusalOf } from '../support/refusal.ts';
import { batchOf } from '../support/batch.ts';
import { startSmallHistoryServer } from '../support/small-history-server.ts';
import { requireOrderedStream } from '../support/stream-order.ts';
import { sized } from '../support/size.ts';

let server: TestWorkflowEnvironment;
beforeAll(async () => {
  server = await startSmallHistoryServer(60);
});
// Registered before its teardown, so that the worker ends first.
afterAll(() => server.teardown());
const own = new OwnLeads({
  address: () => server.address,
  client: () => server.client,
  settings: { maxCachedWorkflows: 20 },
});

const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };
const reopen: LeadCommand = { type: 'ReopenLead', input: { reason: 'they called' } };
const dimensions = ['S', 'T', 'R', 'B', 'D'] as const;

/** Alternating ratings: each command makes an event. */
const rate = (turn: number): LeadCommand => assess(dimensions[turn % 5] ?? 'S', turn % 2 === 0 ? 1 : 2);

test('state, ring and stream go on unchanged over many runs', async () => {
  const leadId = randomUUID();
  await own.leads.obtain(leadId);
  const known: { batch: ReturnType<typeof batchOf>; receipt: Receipt }[] = [];
  for (let turn = 0; (await own.leads.progress(leadId)).runs < 5; turn += 1) {
    const batch = batchOf('ada', [rate(turn)]);
    known.push({ batch, receipt: await own.leads.send(leadId, batch) });
  }
  await own.published(leadId);
  const lead = await own.leads.lead(leadId);
  expect(lead).toEqual(foldOf(own.stream.of(leadId)));
  for (const { batch, receipt } of known)
    expect(await own.leads.sendAgain(leadId, batch)).toEqual({ ...receipt, duplicate: true });
  expect(await own.leads.lead(leadId)).toEqual(lead);
  expect(requireOrderedStream(own.stream.of(leadId)).get(leadId)).toBe(lead.seq);
});

test('one command sent 20 times over three runs and more, over rest and wake, counts once', async () => {
  const leadId = randomUUID();
  await own.leads.obtain(leadId);
  const batch = batchOf('ada', [assess('P', 1)]);
  const first = await own.leads.send(leadId, batch);
  for (let turn = 0; turn < 20; turn += 1) {
    if (turn % 7 === 3) {
      await own.leads.do(leadId, 'mia', lose);
      await own.leads.handle(leadId).result();
      expect(await own.leads.sendAgain(leadId, batch)).toMatchObject({ ...first, duplicate: true });
      await own.leads.do(leadId, 'mia', reopen);
    } else if (turn % 4 === 0) {
      const { runs } = await own.leads.progress(leadId);
      for (let filler = 0; (await own.leads.progress(leadId)).runs === runs; filler += 1)
        await own.leads.do(leadId, 'mia', rate(filler));
    }
    expect(await own.leads.sendAgain(leadId, batch)).toEqual({ ...first, duplicate: true });
  }
  expect((await own.leads.progress(leadId)).runs).toBeGreaterThan(6);
  await own.published(leadId);
  const lead = await own.leads.lead(leadId);
  expect(lead).toEqual(foldOf(own.stream.of(leadId)));
  requireOrderedStream(own.stream.of(leadId));
});

test(`commands that race with ends and wakes leave no gap and count once each (${sized(10, 30)} leads)`, async () => {
  const ids = Array.from({ length: sized(10, 30) }, () => randomUUID());
  await Promise.all(
    ids.map(async (leadId) => {
      await own.leads.obtain(leadId);
      const receipts: Receipt[] = [];
      const writer = async (turns: number): Promise<void> => {
        for (let turn = 0; turn < turns; turn += 1) {
          const command = [rate(randomInt(100)), lose, reopen][randomInt(3)] ?? lose;
          const batch = batchOf('mia', [command]);
          const refused = await refusalOf(
            own.leads.send(leadId, batch).then((receipt) => receipts.push(receipt)),
          );
          if (refused === 'accepted' && randomInt(3) === 0)
            expect(await own.leads.sendAgain(leadId, batch)).toMatchObject({ duplicate: true });
        }
      };
      await Promise.all([writer(8), writer(8), writer(8)]);
      const { seq } = await own.leads
        .do(leadId, 'mia', assess('C', 1))
        .catch(() => own.leads.do(leadId, 'mia', reopen));
      await eventually(`${leadId} is published`, async () =>
        own.stream.of(leadId).some((record) => record.seq === seq),
      );
      // Each event that a command was told of is its own, and every seq was given once.
      const told = receipts.flatMap(({ events }) => events.map((event) => event.seq));
      expect(new Set(told).size).toBe(told.length);
      const lead = await eventually(leadId, () => own.leads.lead(leadId));
      expect(
        foldOf(own.stream.of(leadId).filter((record) => record.seq <= lead.seq))?.seq,
      ).toBeGreaterThanOrEqual(seq);
    }),
  );
  requireOrderedStream(own.stream.records);
});
