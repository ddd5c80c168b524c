// Does `leadcycle audit` name the faults that somebody planted in the database by hand, exactly those, and end with 1?
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eightCommands } from '../../bench/eight-commands.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { publishedHistory } from '../../doors/published-history.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { allPublished } from '../support/published.ts';

let own: TestEngine;
let leadIds: readonly string[];
beforeAll(async () => {
  own = await startEngine({
    ...{ temporalAddress: inject('temporalAddress'), kafkaBrokers: inject('kafkaBrokers') },
    databaseUrl: inject('databaseUrl'),
  });
  const organisation = await own.engine.organisation();
  leadIds = await Promise.all(
    Array.from({ length: 6 }, async (_, number) => {
      const leadId = newId();
      // Two assessments do not meet the bar: nothing happens to these leads by itself.
      const [obtain, assess] = eightCommands(organisation, String(number));
      for (const { personId, command } of [obtain!, assess!])
        await send(own.engine, {
          leadId,
          commandId: newId(),
          actor: actorOf(organisation, personId),
          commands: [command],
        });
      return leadId;
    }),
  );
  await allPublished(own, leadIds);
  await own.expectReadModelsAsStream();
});
afterAll(() => own.close());

interface Difference {
  readonly kind: string;
  readonly leadId: string | null;
  readonly seq: number | null;
  readonly where: string;
}

const leadcycle = fileURLToPath(new URL('../../cli/leadcycle.mjs', import.meta.url));
const called = (...words: readonly string[]): Promise<{ code: unknown; json: unknown }> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [leadcycle, ...words, '--json'],
      { env: own.place.environment },
      (failure, stdout, stderr) => {
        try {
          resolve({ code: failure?.code ?? 0, json: JSON.parse(stdout) });
        } catch (unread) {
          reject(new Error(`${words.join(' ')} answered ${stdout}${stderr}`, { cause: unread }));
        }
      },
    );
  });
const audited = async (): Promise<{ code: unknown; differences: readonly unknown[] }> => {
  const { code, json } = await called('audit', '--all');
  const { differences } = json as { differences: readonly Difference[] };
  return {
    code,
    differences: differences.map(({ kind, leadId, seq, where }) => [kind, leadId, seq, where]).sort(),
  };
};

test('where nobody touched anything the audit ends with 0', async () => {
  expect(await audited()).toEqual({ code: 0, differences: [] });
});

test('what Kafka lost is published again from the table, as the history of its workflow has it, and the audit ends with 0', async () => {
  const { pool, configuration } = own.engine;
  const { kafkaBrokers, topic } = configuration;
  const { rows } = await pool.query<{ partition: number; seq: number; value: Buffer }>(
    'select partition, seq, value from read.event where lead_id = $1 order by seq',
    [leadIds[0]],
  );
  const partition = rows[0]!.partition;
  const admin = new Kafka({ brokers: [...kafkaBrokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const end = (await admin.fetchTopicOffsets(topic)).find((one) => one.partition === partition)!.high;
  await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: end }] });
  await admin.disconnect();

  const seqs = rows.map(({ seq }) => seq);
  const history = await publishedHistory(own.engine).find(leadIds[0]!, seqs);
  expect(seqs.map((seq) => history.get(seq))).toEqual(
    rows.map(({ value }) => ({ value, state: 'published' })),
  );
  const { code, json } = await called('repair');
  const { events } = json as { events: readonly { leadId: string; seq: number; outcome: string }[] };
  expect([code, [...new Set(events.map(({ outcome }) => outcome))]]).toEqual([0, ['published']]);
  expect(events.filter(({ leadId }) => leadId === leadIds[0]).map(({ seq }) => seq)).toEqual(seqs);
  expect(await audited()).toEqual({ code: 0, differences: [] });
});

test('a spoilt lead, spoilt bytes, a missing and a forged event are named, exactly those four', async () => {
  const { pool } = own.engine;
  const [spoilt, bytes, missing, forged] = leadIds;
  await pool.query(`update read_v1.lead set stage = 'convert' where lead_id = $1`, [spoilt]);
  await pool.query(
    `update read_v1.event set value = convert_to(replace(convert_from(value, 'UTF8'), ' works', ' mills'), 'UTF8')
      where lead_id = $1 and seq = 1`,
    [bytes],
  );
  await pool.query('delete from read_v1.event where lead_id = $1 and seq = 2', [missing]);
  const { rows } = await pool.query<{ last: number }>(
    'select max(seq) as last from read_v1.event where lead_id = $1',
    [forged],
  );
  const last = rows[0]?.last ?? 0;
  await pool.query(
    `insert into read_v1.event
     select partition, 900000 + kafka_offset, lead_id, $2::int + 1, type, time, recordedtime, office, actor, origin, causationid,
            settled_at, value
       from read_v1.event where lead_id = $1 and seq = $2`,
    [forged, last],
  );
  expect(await audited()).toEqual({
    code: 1,
    differences: [
      ['bytes_differ', bytes, 1, 'event'],
      ['missing_in_read_model', missing, 2, 'event'],
      ['not_in_stream', forged, last + 1, 'event'],
      ['read_model_differs', spoilt, expect.any(Number), 'lead'],
    ],
  });
});
