// Which leads does a list show, and in which order? The same fields for the list itself and for views of it that are kept.
import { z } from 'zod';
import { Id } from '../../events/values.ts';
import { Place } from '../../events/vocabulary.ts';
import { leadOrders } from '../../projections/lead/page.ts';
import { Refusal } from '../refusal.ts';
import { yesQuery } from './cuts.ts';
import { leadFilterQuery } from './lead-filter.ts';
import { instantOf, writtenTime } from './report-time.ts';

const { first_owner: _, ...filter } = leadFilterQuery;
const minor = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

export const leadListQuery = {
  ...filter,
  stage: Place.optional(),
  which: z.enum(['open', 'ended', 'all']).default('all'),
  customer: Id.optional().describe('Leads of one customer, by its id.'),
  product: Id.optional(),
  amount_from: minor.describe('At least so much, in minor units of `currency`, which is named with it.'),
  amount_to: minor.describe('At most so much, in minor units of `currency`, which is named with it.'),
  due_from: writtenTime.optional().describe('What they wait for is due on that day or later.'),
  due_before: writtenTime.optional().describe('What they wait for is due before that day or instant.'),
  late: yesQuery('Only those for which something is late.'),
  order: z
    .enum(leadOrders)
    .default('moved')
    .describe(
      'moved: the longest unmoved first; due: the earliest due first, of those that wait for something.',
    ),
};

export type LeadListQuery = z.infer<z.ZodObject<typeof leadListQuery>>;

/** @throws Refusal `invalid_request` for an amount without its currency */
export const amountAsked = ({
  amount_from: from,
  amount_to: to,
  currency,
}: LeadListQuery): { readonly minorFrom: number | null; readonly minorTo: number | null } => {
  if ((from ?? to) !== undefined && currency === undefined)
    throw new Refusal(
      'invalid_request',
      'An amount is asked for without its currency.',
      'Name the currency beside it: `currency=EUR`.',
    );
  return { minorFrom: from ?? null, minorTo: to ?? null };
};

/**
 * Between which instants (UTC) what they wait for is due.
 * @param now epoch milliseconds: what is due before it is late
 */
export const dueAsked = (
  { due_from: from, due_before: before, late }: LeadListQuery,
  timeZone: string,
  now: number,
): { readonly dueFrom: string | null; readonly dueBefore: string | null } => {
  const asked = instantOf(before, timeZone, 0);
  const present = new Date(now).toISOString();
  return {
    dueFrom: instantOf(from, timeZone, 0),
    dueBefore: late && (asked === null || asked > present) ? present : asked,
  };
};
