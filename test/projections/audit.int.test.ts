// Does the audit name what is wrong: each planted fault, once, and nothing else?
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import { audit } from '../../projections/audit/audit.ts';
import type { AuditResult, LeadState, LeadStates } from '../../projections/audit/audit.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { leadOf } from '../../projections/lead/queries.ts';
import { runProjector } from '../../projections/runner/projector.ts';
import { ownTopic } from './own-topic.ts';
import type { OwnTopic } from './own-topic.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';

let [database, topic]: [OwnDatabase, OwnTopic] = [] as never;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.reset();
  topic = await ownTopic(inject('kafkaBrokers'));
});
afterEach(() => topic.close());

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const streams = Array.from({ length: 12 }, (_, index) => enveloped(leadIdOf(index + 1), lifeOf(index + 1)));

/** Publishes and projects; every lead's last event comes twice, an unreadable record among them. */
const project = async (envelopes: readonly Envelope[]): Promise<void> => {
  await topic.publish([
    ...envelopes.map((envelope) => ({ key: envelope.subject, value: bytesOf(envelope) })),
    { key: null, value: Buffer.from('poison'), partition: 1 },
    ...envelopes
      .filter(({ id }) => id.endsWith(':20'))
      .map((envelope) => ({ key: envelope.subject, value: bytesOf(envelope) })),
  ]);
  const projector = await runProjector({
    ...{
      kafkaBrokers: inject('kafkaBrokers').split(','),
      databaseUrl: database.url,
      topic: topic.name,
      log: silent,
    },
  });
  await waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 20_000 });
  await projector.stop();
};

const run = (leadStates: LeadStates | null = null): Promise<AuditResult> =>
  audit({
    ...{ kafka: topic.kafka, pool: database.pool, topic: topic.name, leadStates },
    tailMs: 300,
    gapMs: 0,
  });
const named = ({ differences }: Pick<AuditResult, 'differences'>): readonly unknown[] =>
  differences.map(({ kind, leadId, seq, where }) => [kind, leadId, seq, where]).sort();

test('where all agree nothing is named', async () => {
  await project(streams.flat());
  expect(await run()).toEqual({
    checked: { records: 253, events: 240, leads: 12, workflows: 0 },
    differences: [],
  });
});

test('four planted faults are named, exactly those four', async () => {
  await project(streams.flat());
  const { pool } = database;
  await pool.query(
    `update read_v1.lead set stage = 'convert', state = jsonb_set(state, '{amount}', 'null') where lead_id = $1`,
    [leadIdOf(1)],
  );
  await pool.query(
    `update read_v1.event set value = convert_to(replace(convert_from(value, 'UTF8'), 'credible', 'opportunity'), 'UTF8')
     where lead_id = $1 and seq = 11`,
    [leadIdOf(2)],
  );
  await pool.query('delete from read_v1.event where lead_id = $1 and seq = 20', [leadIdOf(3)]);
  await pool.query(
    `insert into read_v1.event
     select partition, 900000 + kafka_offset, lead_id, 21, type, time, recordedtime, office, actor, origin, causationid, settled_at,
            convert_to(replace(convert_from(value, 'UTF8'), ':20"', ':21"'), 'UTF8')
     from read_v1.event where lead_id = $1 and seq = 20`,
    [leadIdOf(4)],
  );
  expect(named(await run())).toEqual([
    ['bytes_differ', leadIdOf(2), 11, 'event'],
    ['missing_in_read_model', leadIdOf(3), 20, 'event'],
    ['not_in_stream', leadIdOf(4), 21, 'event'],
    ['read_model_differs', leadIdOf(1), 20, 'lead'],
  ]);
});

test('a forged event between real ones, and a lead of which every event was deleted, are each named', async () => {
  await project(streams.flat());
  const { pool } = database;
  await pool.query('delete from read_v1.event where lead_id = $1', [leadIdOf(5)]);
  await pool.query(`update read_v1.event set actor = 'person:eve' where lead_id = $1 and seq = 4`, [
    leadIdOf(6),
  ]);
  const { differences } = await run();
  expect(
    differences.filter(({ leadId }) => leadId === leadIdOf(5)).map(({ kind, seq }) => [kind, seq]),
  ).toEqual(Array.from({ length: 20 }, (_, index) => ['missing_in_read_model', index + 1]));
  expect(named({ differences: differences.filter(({ leadId }) => leadId !== leadIdOf(5)) })).toEqual([
    ['read_model_differs', leadIdOf(6), 4, 'event'],
  ]);
});

test('spoilt roll-ups are told by their cell, spoilt turns, standings, visits, facts of customers and clocks by their lead', async () => {
  await project(streams.flat());
  const { pool } = database;
  await pool.query(
    `update read_v1.pipeline_part set leads = leads + 1
     where (partition, owner) = (select partition, owner from read_v1.pipeline_part where leads > 0 limit 1) and stage in ('won', 'lost')`,
  );
  await pool.query(`update read_v1.turn set reason = 'competitor' where lead_id = $1 and what = 'lost'`, [
    leadIdOf(7),
  ]);
  await pool.query(`delete from read_v1.standing where lead_id = $1 and to_time = 'infinity'`, [leadIdOf(8)]);
  await pool.query(
    `update read_v1.customer_told set customer = jsonb_set(customer, '{margin}', '0.5') where lead_id = $1`,
    [leadIdOf(9)],
  );
  await pool.query(
    `update read_v1.clock_run set result = 'met_late' where lead_id = $1 and clock = 'verify'`,
    [leadIdOf(10)],
  );
  await pool.query(
    `insert into read_v1.escalation (lead_id, escalation_id, clock, cycle, office, receivers, raised_at)
     values ($1, 'verify/1/100/1', 'verify', 1, 'madrid', '{}', now())`,
    [leadIdOf(11)],
  );
  await pool.query(`update read_v1.stage_visit set elapsed_ms = 0 where lead_id = $1 and place = 'convert'`, [
    leadIdOf(12),
  ]);
  await pool.query(`update read_v1.follow_up set outcome = 'sent' where lead_id = $1`, [leadIdOf(6)]);
  await pool.query(`update read_v1.life set furthest = 3 where lead_id = $1`, [leadIdOf(5)]);
  await pool.query(`delete from read_v1.life_count where cut = 'month' and state = 'lost'`);
  await pool.query(`update read_v1.stage_time set elapsed_ms = 0 where lead_id = $1 and place = 'convert'`, [
    leadIdOf(6),
  ]);
  await pool.query(`delete from read_v1.dwell_count where per = 'lead' and place = 'obtain' and bucket = 0`);
  await pool.query(
    `update read_v1.clock_count set met = met + 1
     where ctid = (select ctid from read_v1.clock_count where cut = 'clock' and met > 0 limit 1)`,
  );
  expect(named(await run())).toEqual([
    ['counts_differ', null, null, 'clock_count'],
    ['counts_differ', null, null, 'dwell_count'],
    ['counts_differ', null, null, 'life_count'],
    ['counts_differ', null, null, 'pipeline_part'],
    ['read_model_differs', leadIdOf(5), 20, 'life'],
    ['read_model_differs', leadIdOf(6), 20, 'follow_up'],
    ['read_model_differs', leadIdOf(6), 20, 'stage_time'],
    ['read_model_differs', leadIdOf(7), 20, 'turn'],
    ['read_model_differs', leadIdOf(8), 20, 'standing'],
    ['read_model_differs', leadIdOf(9), 20, 'customer_told'],
    ['read_model_differs', leadIdOf(10), 20, 'clock_run'],
    ['read_model_differs', leadIdOf(11), 20, 'escalation'],
    ['read_model_differs', leadIdOf(12), 20, 'stage_visit'],
  ]);
});

test('a stream with a hole and one with two values of an event are named once each', async () => {
  const [hole, twice] = [streams[0]!, streams[1]!];
  const other = { ...twice[9]!, traceparent: '00-11111111111111111111111111111111-2222222222222222-01' };
  await project([
    ...hole.filter(({ id }) => !id.endsWith(':7')),
    ...twice.slice(0, 12),
    other,
    ...twice.slice(12),
    ...streams[2]!,
  ]);
  expect(named(await run())).toEqual([
    ['conflict_in_stream', leadIdOf(2), 10, 'stream'],
    ['gap_in_stream', leadIdOf(1), 7, 'stream'],
  ]);
});

test('a workflow that differs, one that nobody knows, and one ahead of a silent stream are named', async () => {
  await project(streams.flat());
  const leadStates: LeadStates = async (leadIds) => {
    const states: LeadState[] = [];
    for (const leadId of leadIds) {
      const seen = (await leadOf(database.pool, leadId))!;
      const { lead, seq } = seen;
      if (leadId === leadIdOf(1)) states.push({ ...seen, lead: { ...lead, kind: 'lead' } });
      else if (leadId === leadIdOf(3)) states.push({ leadId, seq: seq + 1, lead: { ...lead, seq: seq + 1 } });
      else if (leadId === leadIdOf(4)) states.push({ leadId, seq: seq - 1, lead });
      else if (leadId !== leadIdOf(2)) states.push(seen);
    }
    return states;
  };
  const result = await run(leadStates);
  expect(result.checked.workflows).toBe(12);
  expect(named(result)).toEqual([
    ['missing_in_stream', leadIdOf(3), 21, 'stream'],
    ['workflow_differs', leadIdOf(1), 20, 'workflow'],
    ['workflow_differs', leadIdOf(2), 20, 'workflow'],
    ['workflow_differs', leadIdOf(4), 20, 'workflow'],
  ]);
});

test('a spoilt read model is not blamed on the workflow, nor a spoilt event on the counts', async () => {
  await project(streams.flat());
  const states = new Map(
    await Promise.all(
      streams.map(
        async ([first]) => [first!.subject, (await leadOf(database.pool, first!.subject))!] as const,
      ),
    ),
  );
  await database.pool.query(
    `update read_v1.lead set state = jsonb_set(state, '{kind}', '"lead"') where lead_id = $1`,
    [leadIdOf(1)],
  );
  await database.pool.query(`update read_v1.event set value = 'spoilt' where lead_id = $1 and seq = 12`, [
    leadIdOf(2),
  ]);
  const result = await run(async (leadIds) => leadIds.map((leadId) => states.get(leadId)!));
  expect(named(result)).toEqual([
    ['bytes_differ', leadIdOf(2), 12, 'event'],
    ['read_model_differs', leadIdOf(1), 20, 'lead'],
  ]);
});
