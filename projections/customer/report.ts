// What do we know of a customer, since when and from which lead, and what are its leads worth?
import { currentFacts, factChanges } from './facts.ts';
import type { FactChange } from './facts.ts';
import type { LeadOfCustomer } from './queries.ts';
import type { Told } from './told.ts';

/** Amounts of one currency; they are never added across currencies. */
export interface CustomerSum {
  readonly currency: string;
  /** Minor units as text, since sums may pass 2^53. */
  readonly open: string;
  readonly won: string;
  /** Lost or disqualified. */
  readonly ended: string;
}

export interface CustomerReport {
  readonly customerId: string;
  readonly asOf: string | null;
  readonly timeZone: string;
  /** The latest of each fact, by the time it was so. */
  readonly facts: readonly FactChange[];
  /** What changed when, the earliest first. */
  readonly changes: readonly FactChange[];
  /** The newest first. */
  readonly leads: readonly LeadOfCustomer[];
  /** Merged leads are left out: their amount lives on in the lead they went into. */
  readonly sums: readonly CustomerSum[];
}

export const customerReport = (
  about: Pick<CustomerReport, 'customerId' | 'asOf' | 'timeZone'>,
  told: readonly Told[],
  leads: readonly LeadOfCustomer[],
): CustomerReport => {
  const changes = factChanges(told);
  return { ...about, facts: currentFacts(changes), changes, leads, sums: sumsOf(leads) };
};

const sumsOf = (leads: readonly LeadOfCustomer[]): readonly CustomerSum[] =>
  [...new Set(leads.flatMap(({ stage, currency }) => (stage === 'merged' ? [] : (currency ?? []))))]
    .sort()
    .map((currency) => {
      const sum = (part: Part): string =>
        String(
          leads
            .filter((lead) => lead.currency === currency && partOf(lead.stage) === part)
            .reduce((all, { minor }) => all + BigInt(minor ?? 0), 0n),
        );
      return { currency, open: sum('open'), won: sum('won'), ended: sum('ended') };
    });

type Part = 'open' | 'won' | 'ended' | 'merged';
const partOf = (stage: string): Part => {
  if (stage === 'won' || stage === 'merged') return stage;
  return stage === 'lost' || stage === 'disqualified' ? 'ended' : 'open';
};
