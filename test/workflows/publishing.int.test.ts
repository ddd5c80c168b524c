// Does every event reach the stream, in order, whatever the stream does?
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { batchOf } from '../support/batch.ts';
import { assess, obtain, policy } from '../support/domain-world.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { eventually } from '../support/eventually.ts';
import { foldOf } from '../support/fold.ts';
import { OwnLeads } from '../support/own-leads.ts';
import { refusalOf } from '../support/refusal.ts';
import { requireOrderedStream } from '../support/stream-order.ts';

const own = new OwnLeads();
beforeEach(() => {
  own.stream.behave = async (keep) => keep();
});

const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };
const note: LeadCommand = { type: 'AddNote', input: { note: { sealed: 'v1.text', token: '' } } };
const newGate = (): { promise: Promise<void>; open: () => void } => {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open: () => open() };
};
const fifty = Array.from({ length: 50 }, () => note);

test('a batch whose acknowledgement is lost is published again, byte for byte', async () => {
  const leadId = await own.obtained();
  await own.published(leadId);
  let lost = 1;
  own.stream.behave = async (keep) => {
    keep();
    if (lost-- > 0) throw new Error('the connection broke after the broker had it');
  };
  await own.leads.do(leadId, 'ada', assess('P', 1));
  await own.leads.do(leadId, 'ada', assess('S', 1));
  await own.published(leadId);
  const records = own.stream.of(leadId);
  expect(records.length).toBeGreaterThan(new Set(records.map(({ seq }) => seq)).size);
  requireOrderedStream(records);
  expect(foldOf(records)).toEqual(await own.leads.lead(leadId));
});

test('while the stream is away commands are accepted up to a bound, then told to wait; all of it is published later', async () => {
  const leadId = await own.obtained();
  await own.published(leadId);
  let isAway = true;
  own.stream.behave = async (keep) => {
    if (isAway) throw new Error('connect ECONNREFUSED');
    keep();
  };
  const appendsBefore = own.stream.appends;
  for (let sent = 0; sent < 10; sent += 1) await own.leads.do(leadId, 'ada', ...fifty);
  expect(await own.leads.progress(leadId)).toMatchObject({ outbox: 500 });
  expect(await refusalOf(own.leads.do(leadId, 'ada', note))).toBe('stream_unavailable');
  expect(own.stream.appends - appendsBefore).toBeLessThan(5);
  isAway = false;
  await own.published(leadId);
  expect(await refusalOf(own.leads.do(leadId, 'ada', note))).toBe('accepted');
  requireOrderedStream(own.stream.of(leadId));
});

test('a lead that arrives ended tells it and rests in one step, and is there to be woken', async () => {
  const leadId = randomUUID();
  await own.leads.sendWithStart(leadId, batchOf('mia', [obtain(), lose]), {
    ...{ leadId, policy, wake: false, carry: null },
  });
  await own.leads.handle(leadId).result();
  const history = await own.leads.history(leadId);
  expect(history.filter((type) => type.startsWith('publish') || type === 'writeRest')).toEqual([
    'publishAndRest',
  ]);
  expect(history.filter((type) => type === 'workflowTaskCompleted')).toHaveLength(2);
  const told = foldOf(own.stream.of(leadId));
  expect(told).toMatchObject({ standing: { stage: 'lost' } });
  expect(await refusalOf(own.leads.do(leadId, 'ada', note))).toBe('accepted');
  await own.published(leadId);
  requireOrderedStream(own.stream.of(leadId));
  expect(own.stream.of(leadId).length).toBe((told?.seq ?? 0) + 1);
});

test('a lead that arrived ended and is opened again lives on at once, also while the stream is away', async () => {
  const leadId = randomUUID();
  let isAway = true;
  own.stream.behave = async (keep) => {
    if (isAway) throw new Error('connect ECONNREFUSED');
    keep();
  };
  await own.leads.sendWithStart(leadId, batchOf('mia', [obtain(), lose]), {
    ...{ leadId, policy, wake: false, carry: null },
  });
  await own.leads.do(leadId, 'mia', { type: 'ReopenLead', input: { reason: 'they called' } });
  // Its clock is watched, though nothing of it could be told yet.
  await eventually('an armed timer', async () => (await own.leads.history(leadId)).includes('timerStarted'));
  expect(own.stream.of(leadId)).toEqual([]);
  isAway = false;
  await own.published(leadId);
  requireOrderedStream(own.stream.of(leadId));
  expect(foldOf(own.stream.of(leadId))).toEqual(await own.leads.lead(leadId));
});

const lossesOf = (leadId: string): number =>
  own.stream.of(leadId).filter(({ text }) => text.includes('leadcycle.LeadLost.')).length;

test('a lead that ended while Postgres was away tells all, also what it is opened again for, and rests once it is back', async () => {
  const leadId = randomUUID();
  const { pool } = own.database;
  await pool.query('alter table leadcycle.lead_rest rename to lead_rest_away');
  try {
    await own.leads.sendWithStart(leadId, batchOf('mia', [obtain(), lose]), {
      ...{ leadId, policy, wake: false, carry: null },
    });
    await eventually('its end is told', () => Promise.resolve(lossesOf(leadId) === 1));
    await own.leads.do(leadId, 'mia', { type: 'ReopenLead', input: { reason: 'they called' } });
    await own.leads.do(leadId, 'mia', lose);
    await eventually('its second end is told', () => Promise.resolve(lossesOf(leadId) === 2));
  } finally {
    await pool.query('alter table leadcycle.lead_rest_away rename to lead_rest');
  }
  await own.leads.handle(leadId).result();
  requireOrderedStream(own.stream.of(leadId));
  const { rows } = await pool.query<{ seq: number }>(
    'select seq from leadcycle.lead_rest where lead_id = $1',
    [leadId],
  );
  expect(rows).toEqual([{ seq: foldOf(own.stream.of(leadId))?.seq }]);
});

test('a publish holds at most 100 events, and the next begins where it ended', async () => {
  const leadId = await own.obtained();
  await own.published(leadId);
  const sizes: number[] = [];
  const gate = newGate();
  own.stream.behave = async (keep) => {
    const before = own.stream.records.length;
    await gate.promise;
    keep();
    sizes.push(own.stream.records.length - before);
  };
  for (let sent = 0; sent < 5; sent += 1) await own.leads.do(leadId, 'ada', ...fifty);
  gate.open();
  await own.published(leadId);
  expect(sizes).toEqual([50, 100, 100]);
  requireOrderedStream(own.stream.of(leadId));
});

test('what is on its way when a worker goes is published by the next one', async () => {
  const leadId = await own.obtained();
  await own.published(leadId);
  own.stream.behave = async (keep, signal) => {
    keep();
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  };
  const { seq } = await own.leads.do(leadId, 'ada', assess('P', 1));
  await eventually('the batch is on its way', async () =>
    own.stream.of(leadId).some((record) => record.seq === seq),
  );
  await own.leads.stopWorker();
  own.stream.behave = async (keep) => keep();
  await own.leads.startWorker();
  await own.published(leadId);
  requireOrderedStream(own.stream.of(leadId));
});
