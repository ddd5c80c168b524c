// What does one reader hear of a page of the stream? Events of leads they may see, and which leads they no longer may.
import { leadsOf } from '../../projections/lead/queries.ts';
import type { Sight } from '../../doors/sight.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { Caller } from '../callers/caller.ts';
import { sightOfLead } from '../lead-in-sight.ts';
import type { World } from '../world.ts';

export interface Message {
  readonly event: 'lead' | 'pool' | 'lead-removed';
  readonly data: object;
}

/** Leads that a reader has heard of: only of these are they told that they are gone. */
export type HeardOf = Set<string>;
const rememberedAtMost = 20_000;

/** Sight is asked as the leads stand by now, not as they stood at the event. Nothing personal is told: readers fetch the lead. */
export const toldTo = async (
  world: World,
  caller: Caller,
  events: readonly Envelope[],
  heardOf: HeardOf,
): Promise<readonly Message[]> => {
  const sights = await sightsOf(world, caller, events.map(leadIdIn));
  return events.flatMap((envelope): readonly Message[] => {
    const leadId = leadIdIn(envelope);
    switch (sights.get(leadId) ?? 'nothing') {
      case 'whole':
        remember(heardOf, leadId);
        return [{ event: 'lead', data: factsOf(envelope) }];
      case 'pool':
        remember(heardOf, leadId);
        return [{ event: 'pool', data: { leadId } }];
      case 'nothing':
        return heardOf.delete(leadId) ? [{ event: 'lead-removed', data: { leadId } }] : [];
    }
  });
};

const sightsOf = async (
  world: World,
  caller: Caller,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Sight>> => {
  const found = leadIds.length === 0 ? [] : await leadsOf(world.engine.pool, [...new Set(leadIds)]);
  return new Map(
    await Promise.all(
      found.map(async ({ leadId, lead }) => [leadId, await sightOfLead(world, caller, lead)] as const),
    ),
  );
};

/** `id` is `<leadId>:<seq>`. */
const leadIdIn = ({ id }: Envelope): string => id.slice(0, id.lastIndexOf(':'));

const factsOf = (envelope: Envelope): object => ({
  leadId: leadIdIn(envelope),
  seq: Number(envelope.id.slice(envelope.id.lastIndexOf(':') + 1)),
  type: envelope.type.split('.')[1] ?? envelope.type,
  time: envelope.time,
  recordedTime: envelope.recordedtime,
  actor: envelope.actor,
  office: envelope.office,
  origin: envelope.origin,
});

const remember = (heardOf: HeardOf, leadId: string): void => {
  heardOf.delete(leadId);
  heardOf.add(leadId);
  for (const oldest of heardOf) {
    if (heardOf.size <= rememberedAtMost) return;
    heardOf.delete(oldest);
  }
};
