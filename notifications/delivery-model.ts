// How does what happened become deliveries? In the transaction that moves the notifier's checkpoint, or not at all.
import type { ClientBase } from 'pg';
import { v5 as uuidV5 } from 'uuid';
import { instant } from '../domain/time.ts';
import { readModel, type Chunk, type ReadModel } from '../projections/read-model.ts';
import { tellingsOf, type News, type Surroundings, type Telling } from './match.ts';
import { noticeOf, type Notice } from './notice.ts';

/** The namespace of delivery ids: the same event, subscription and receiver always give the same id. */
const namespace = '6f0d8a2b-5b1c-4c39-9a47-2d1d3f0a7c11';

export interface DeliveryModelOptions {
  /** What is known now, for the leads of a chunk. */
  readonly around: (client: ClientBase, news: readonly News[]) => Promise<Surroundings>;
  /** Called after rows were written, before the transaction ends: somebody may soon have something to send. */
  readonly written: () => void;
}

/** Only what happens live is told, not what is published again, and only what was recorded since the notifier exists. */
export const deliveryModel = ({ around, written }: DeliveryModelOptions): ReadModel =>
  readModel({
    name: 'delivery',
    tables: 'create table if not exists birth (topic text primary key, born_at timestamptz not null);',
    facade: '',
    fold: liveNews,
    write: async (client, news) => {
      const { rows } = await client.query<{ born_at: Date }>('select max(born_at) as born_at from birth');
      const bornAt = instant(rows[0]?.born_at.getTime() ?? 0);
      const young = news.filter(({ envelope }) => envelope.recordedtime >= bornAt);
      if (young.length === 0) return;
      const surroundings = await around(client, young);
      const deliveries = young.flatMap((each) =>
        tellingsOf(each, surroundings).map((telling) => ({ telling, notice: noticeOf(each) })),
      );
      if (deliveries.length === 0) return;
      await insert(client, deliveries, surroundings.now);
      await wakeLanes(client, deliveries);
      written();
    },
  });

const liveNews = ({ changes }: Chunk): readonly News[] =>
  changes.flatMap(({ events }) =>
    events
      .filter(({ envelope, republished }) => envelope.origin === 'live' && !republished)
      .map(({ envelope, event, after }) => ({ envelope, event, lead: after })),
  );

interface Delivery {
  readonly telling: Telling;
  readonly notice: Notice;
}

export const deliveryIdOf = (
  eventId: string,
  { subscriptionId, channel, receiver }: Pick<Telling, 'subscriptionId' | 'channel' | 'receiver'>,
): string => uuidV5(JSON.stringify([eventId, subscriptionId, channel, receiver]), namespace);

const insert = async (client: ClientBase, deliveries: readonly Delivery[], now: number): Promise<void> => {
  const each = <Value>(of: (delivery: Delivery) => Value): readonly Value[] => deliveries.map(of);
  await client.query(
    `insert into leadcycle.delivery (delivery_id, event_id, subscription_id, channel, receiver, lead_id, event_type,
                                     event_time, pace, due_at, content, made_at)
     select i, e, s, c, r, l, t, ti, p, d, co, $12
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[],
                 $9::text[], $10::timestamptz[], $11::jsonb[])
       with ordinality as u (i, e, s, c, r, l, t, ti, p, d, co, n)
     order by n
     on conflict do nothing`,
    [
      each(({ telling, notice }) => deliveryIdOf(notice.envelope.id, telling)),
      each(({ notice }) => notice.envelope.id),
      each(({ telling }) => telling.subscriptionId),
      each(({ telling }) => telling.channel),
      each(({ telling }) => telling.receiver),
      each(({ notice }) => notice.leadId),
      each(({ notice }) => notice.type),
      each(({ notice }) => notice.time),
      each(({ telling }) => telling.pace),
      each(({ telling }) => new Date(telling.dueAt)),
      each(({ notice }) => JSON.stringify(notice)),
      new Date(now),
    ],
  );
};

/** Sorted, so that two partitions never lock lanes in opposite orders. */
const wakeLanes = async (client: ClientBase, deliveries: readonly Delivery[]): Promise<void> => {
  const earliest = new Map<string, Telling>();
  for (const { telling } of deliveries) {
    const lane = `${telling.channel} ${telling.receiver}`;
    const known = earliest.get(lane);
    if (known === undefined || telling.dueAt < known.dueAt) earliest.set(lane, telling);
  }
  const lanes = [...earliest.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, lane]) => lane);
  await client.query(
    `insert into leadcycle.delivery_lane as l (channel, receiver, next_at)
     select c, r, d from unnest($1::text[], $2::text[], $3::timestamptz[]) as u (c, r, d)
     on conflict (channel, receiver) do update set next_at = least(l.next_at, excluded.next_at)`,
    [
      lanes.map(({ channel }) => channel),
      lanes.map(({ receiver }) => receiver),
      lanes.map(({ dueAt }) => new Date(dueAt)),
    ],
  );
};
