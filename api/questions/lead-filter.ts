// Which leads does a caller want told of? The same fields at every report; offices never beyond what the caller reaches.
import type { z } from 'zod';
import { officesBelow, personOf } from '../../doors/organisation/organisation.ts';
import { reachOf } from '../../doors/sight.ts';
import type { Read } from '../../domain/reads.ts';
import { Currency, Id } from '../../events/values.ts';
import { Grade, Kind, LeadClass, Tier } from '../../events/vocabulary.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import type { LeadFilter } from '../../projections/lead/filter.ts';
import type { Caller } from '../callers/caller.ts';
import { callerName } from '../callers/caller.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

export const leadFilterQuery = {
  office: Id.optional().describe('Leads of an office and all below it.'),
  owner: Id.optional().describe('Leads whose owner it is, or was at the outcome: a person.'),
  first_owner: Id.optional().describe('Leads that were given to this person first.'),
  channel: Id.optional().describe('Leads of one channel, by its name.'),
  tier: Tier.optional(),
  class: LeadClass.optional(),
  grade: Grade.optional(),
  kind: Kind.optional(),
  industry: Id.optional().describe('Leads of customers of one industry.'),
  currency: Currency.optional(),
};

export type LeadFilterQuery = z.infer<z.ZodObject<typeof leadFilterQuery>>;

/**
 * @param read what is asked for: how far the caller reaches follows from it
 * @throws DoorRejection `unknown_office`, `unknown_person`; Refusal `not_permitted` for an office out of reach
 */
export const leadFilterFor = async (
  world: World,
  caller: Caller,
  read: Read,
  query: LeadFilterQuery,
): Promise<LeadFilter> => {
  const organisation = await world.engine.organisation();
  const person = (id: string | undefined): string | null =>
    id === undefined ? null : personOf(organisation, id).personId;
  return {
    ...everyLead,
    offices: await officesAsked(world, caller, read, query.office),
    ...{ owner: person(query.owner), firstOwner: person(query.first_owner) },
    ...{ channel: query.channel ?? null, industry: query.industry ?? null, currency: query.currency ?? null },
    ...{ tier: query.tier ?? null, class: query.class ?? null },
    ...{ grade: query.grade ?? null, kind: query.kind ?? null },
  };
};

/**
 * The offices asked for, as far as the caller reaches them; null: all of the company.
 * @throws DoorRejection `unknown_office`; Refusal `not_permitted`
 */
export const officesAsked = async (
  world: World,
  caller: Caller,
  read: Read,
  office: string | undefined,
): Promise<readonly string[] | null> => {
  const organisation = await world.engine.organisation();
  const { offices: reached } = reachOf(organisation, caller.asker, read);
  if (office === undefined) return reached;
  const asked = officesBelow(organisation, office);
  const both = reached === null ? asked : asked.filter((one) => reached.includes(one));
  if (both.length > 0) return both;
  throw new Refusal(
    'not_permitted',
    `${callerName(caller)} does not reach the office ${office}.`,
    'Ask for an office of your own or below it, or leave the office out.',
  );
};
