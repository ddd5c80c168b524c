// How does the notifier follow the stream? As one more set of the runner, with a checkpoint of its own, from the end on.
import type { Pool } from 'pg';
import { schemaOf } from '../projections/consumers.ts';
import { installReadSet } from '../projections/runner/install.ts';
import type { ReadSet } from '../projections/runner/read-set.ts';
import { inSchema } from '../projections/runner/in-schema.ts';
import { liveSet } from '../projections/set.ts';
import { deliveryModel, type DeliveryModelOptions } from './delivery-model.ts';
import { leadFacts, loadFacts } from './lead-facts.ts';

export const notifierSet = (options: DeliveryModelOptions): ReadSet => ({
  name: 'notifier',
  version: 1,
  schema: schemaOf.notifier,
  facade: 'none',
  models: [leadFacts, deliveryModel(options)],
  loadLeads: loadFacts,
  // The projector compares what comes again, and tells of it.
  loadHashes: null,
});

/**
 * A new notifier takes over where the read models stand, with what they know of each lead: nothing before that is told.
 * One statement, so that all of it is of one instant. Does nothing where the notifier is born already.
 * @param now epoch milliseconds
 */
export const beginWhereReadModelsStand = async (
  pool: Pool,
  set: ReadSet,
  { topic, now }: { readonly topic: string; readonly now: number },
): Promise<void> => {
  await installReadSet(pool, liveSet);
  await installReadSet(pool, set);
  const live = liveSet.schema;
  await inSchema(pool, set.schema, (client) =>
    client.query(
      `with born as (insert into birth (topic, born_at) values ($1, $2) on conflict do nothing returning topic),
            stands as (
              insert into checkpoint (set_name, version, topic, partition, next_offset, told, owner, epoch)
              select $3, $4, c.topic, c.partition, c.next_offset, c.next_offset, c.owner, 0
              from ${live}.checkpoint c join born using (topic)
              where c.set_name = $5 and c.version = $6 on conflict do nothing),
            seqs as (insert into lead_seq select s.* from ${live}.lead_seq s, born on conflict do nothing),
            parked as (
              insert into parked_lead select p.* from ${live}.parked_lead p, born on conflict do nothing),
            held as (
              insert into parked_event select e.* from ${live}.parked_event e, born on conflict do nothing)
       insert into lead_facts select l.lead_id, l.seq, l.latest_at, l.state from ${live}.lead l, born
       on conflict do nothing`,
      [topic, new Date(now), set.name, set.version, liveSet.name, liveSet.version],
    ),
  );
};
