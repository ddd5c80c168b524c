// What comes of a lead that nobody touches for now? What it asks of the world outside is answered in memory until it rests.
import type { LeadEvent } from '../events/lead-event.ts';
import type { Capacities } from './distribution/capacities.ts';
import { execute } from './execute.ts';
import type { Lead } from './lead.ts';
import type { Policy } from './policy.ts';
import { react } from './react.ts';

export interface Settled {
  readonly lead: Lead;
  readonly events: readonly LeadEvent[];
}

/** One answer moves a lead out of distribution; more than a few in a row are a mistake of ours. */
const mostAnswers = 10;

/**
 * Runs the effects of `lead` against capacities in memory, by the same rules as the workflow does with real ones.
 * @param policy with the calendar of every office that the lead may come to
 * @param now epoch milliseconds
 */
export const settle = (
  lead: Lead,
  {
    policy,
    capacities,
    now,
  }: { readonly policy: Policy; readonly capacities: Capacities; readonly now: number },
): Settled => {
  const told: LeadEvent[] = [];
  let settled = lead;
  for (let answers = 0; answers < mostAnswers; answers += 1) {
    const { effects } = react(settled, policy);
    for (const effect of effects) {
      if (effect.type === 'confirmReservation') capacities.give(effect, now);
      if (effect.type === 'releaseCapacity') capacities.free(effect);
    }
    const search = effects.find((effect) => effect.type === 'findOwner');
    if (search === undefined) return { lead: settled, events: told };
    const { events, lead: after } = execute(
      {
        actor: { kind: 'engine', rule: 'find-owner' },
        origin: 'live',
        commands: [capacities.findOwner(search, now)],
        calendars: [],
      },
      lead.leadId,
      settled,
      policy,
      now,
    );
    told.push(...events);
    settled = after ?? settled;
  }
  throw new RangeError(`Lead ${lead.leadId} does not come to rest.`);
};
