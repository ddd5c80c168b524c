// What does Emmett make of the same lives? Appended by so many writers, then rebuilt; in a process of its own, since it changes how `pg` reads numbers.
import { SQL } from '@event-driven-io/dumbo';
import type { Event } from '@event-driven-io/emmett';
import {
  getPostgreSQLEventStore,
  postgreSQLRawSQLProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pMap from 'p-map';
import { Client } from 'pg';
import { leadIdOf, lifeOf } from './lead-story.ts';

type Happened = Event<string, { readonly leadId: string; readonly facts: object }>;

/** What a command of the product makes is appended at once, and is of about this many events. */
const anAppend = 5;

const [, , connectionString = '', ...counts] = process.argv;
const [leads = 0, writers = 1] = counts.map(Number);
const lives = Array.from({ length: leads }, (_, index) => {
  const leadId = leadIdOf(index + 1);
  return lifeOf(index + 1).map(({ type, data }): Happened => ({ type, data: { leadId, facts: data } }));
});

const store = getPostgreSQLEventStore(connectionString);
await store.schema.migrate();
await pMap(
  lives,
  async (life, index) => {
    for (let from = 0; from < life.length; from += anAppend)
      await store.appendToStream(`lead-${leadIdOf(index + 1)}`, life.slice(from, from + anAppend));
  },
  { concurrency: writers },
);

const projection = postgreSQLRawSQLProjection<Happened>({
  name: 'lead_summary',
  canHandle: [...new Set(lives.flat().map(({ type }) => type))],
  init: () => [
    SQL`create table if not exists lead_summary (lead_id text primary key, last text not null, events int not null)`,
  ],
  evolve: ({ type, data }) =>
    SQL`insert into lead_summary values (${data.leadId}, ${type}, 1)
        on conflict (lead_id) do update set last = excluded.last, events = lead_summary.events + 1`,
});
const consumer = rebuildPostgreSQLProjections({ connectionString, projection, pulling: { batchSize: 100 } });
const began = performance.now();
await consumer.start();
const ms = performance.now() - began;
await consumer.close();
await store.close();

const client = new Client({ connectionString });
await client.connect();
const { rows } = await client.query<{ leads: unknown; events: unknown; over: unknown }>(
  `select count(*) as leads, coalesce(sum(events), 0) as events,
          count(*) filter (where events > $1) as over from lead_summary`,
  [lives[0]?.length ?? 0],
);
await client.end();
const [seen] = rows;
console.log(
  JSON.stringify({ ms, leads: Number(seen?.leads), events: Number(seen?.events), over: Number(seen?.over) }),
);
process.exit(0);
