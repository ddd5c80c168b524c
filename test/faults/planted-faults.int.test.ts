// Does `leadcycle audit` name the faults that somebody planted in the database by hand, exactly those, and end with 1?
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eightCommands } from '../../bench/eight-commands.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
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
const audited = (): Promise<{ code: unknown; differences: readonly unknown[] }> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [leadcycle, 'audit', '--all', '--json'],
      { env: own.place.environment },
      (failure, stdout, stderr) => {
        try {
          const { differences } = JSON.parse(stdout) as { differences: readonly Difference[] };
          const named = differences.map(({ kind, leadId, seq, where }) => [kind, leadId, seq, where]).sort();
          resolve({ code: failure?.code ?? 0, differences: named });
        } catch (unread) {
          reject(new Error(`audit answered ${stdout}${stderr}`, { cause: unread }));
        }
      },
    );
  });

test('where nobody touched anything the audit ends with 0', async () => {
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
