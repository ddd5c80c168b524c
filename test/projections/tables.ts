// Where does a test keep read models of its own? In a schema and a façade that nobody else uses, on the shared server.
import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { dropReadSet, installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import type { Envelope } from '../../events/envelope.ts';
import { bytesOf } from '../../bench/projection/lead-story.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';

export interface OwnDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Empties the read models, so that the next projector begins at offset 0. */
  reset(): Promise<void>;
  drop(): Promise<void>;
}

/** A database of its own beside the one given, with the read models installed. */
export const ownDatabase = async (databaseUrl: string): Promise<OwnDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(databaseUrl, `create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const pool = new Pool({ connectionString: url.href, max: 6 });
  pool.on('error', () => undefined);
  await installReadSet(pool, liveSet);
  return {
    ...{ url: url.href, pool },
    reset: async () => {
      await dropReadSet(pool, liveSet);
      await installReadSet(pool, liveSet);
    },
    drop: async () => {
      await pool.end();
      await asAdministrator(databaseUrl, `drop database ${name} with (force)`);
    },
  };
};

const asAdministrator = async (databaseUrl: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

/** A record as Kafka would have it. */
export const recordOf = (envelope: Envelope, partition: number, offset: number): StreamRecord => ({
  ...{ partition, offset, headers: {}, timestamp: '0' },
  key: Buffer.from(envelope.subject),
  value: bytesOf(envelope),
});

/** Rows of every table that must be the same however the stream was cut. */
export const contents = async (pool: Pool): Promise<Readonly<Record<string, readonly unknown[]>>> => {
  const tables = {
    event: 'select partition, kafka_offset, lead_id, seq, type, value from read_v1.event order by lead_id, seq',
    lead: 'select * from read_v1.lead order by lead_id',
    lead_seq: 'select * from read_v1.lead_seq order by lead_id',
    pipeline: 'select * from read.pipeline order by 1, 2, 3, 4, 5, 6, 7, 8, 9',
    standing: 'select * from read_v1.standing order by lead_id, from_time',
    turn: 'select * from read_v1.turn order by lead_id, seq',
    parked_lead: 'select lead_id, kind, from_seq, because from read_v1.parked_lead order by lead_id',
    parked_event: 'select partition, kafka_offset, lead_id, seq, sha256 from read_v1.parked_event order by 1, 2',
  };
  const rows: Record<string, readonly unknown[]> = {};
  for (const [name, query] of Object.entries(tables)) rows[name] = (await pool.query<object>(query)).rows;
  return rows;
};
