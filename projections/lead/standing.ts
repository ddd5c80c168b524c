// Where does a lead stand, as reports and lists cut it? Flat values, the same for every read model.
import { lastOwnerOf, officeOf, ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Money } from '../../events/values.ts';

/** What counts and amounts are cut by. `null` where the lead has none. */
export interface Standing {
  readonly stage: Lead['standing']['stage'];
  readonly tier: string | null;
  readonly office: string;
  /** The owner now; of an ended lead its last one. */
  readonly owner: string | null;
  readonly channel: string | null;
  readonly class: string | null;
  readonly grade: string | null;
  readonly kind: string;
  /** Of the customer, as it is known. */
  readonly industry: string | null;
  /** Amounts are never added across currencies. */
  readonly currency: string | null;
  readonly minor: number | null;
}

/** What leads are cut by, besides where they stand; in the order of the tables' columns. */
export const standingCuts = [
  'tier',
  'office',
  'owner',
  'channel',
  'class',
  'grade',
  'kind',
  'industry',
  'currency',
] as const satisfies readonly (keyof Standing)[];

export const standingOf = (lead: Lead): Standing => {
  const owner = ownershipOf(lead)?.owner ?? lastOwnerOf(lead);
  const amount = amountOf(lead);
  return {
    stage: lead.standing.stage,
    tier: lead.tier?.tier ?? null,
    office: owner?.officeId ?? officeOf(lead),
    owner: owner?.personId ?? null,
    channel: lead.channel?.name ?? null,
    class: lead.classification?.class ?? null,
    grade: lead.evaluation?.grade ?? null,
    kind: lead.kind,
    industry: lead.customer?.industry ?? null,
    currency: amount?.currency ?? null,
    minor: amount?.minor ?? null,
  };
};

/** The order's amount once there is one, else the expected amount. */
const amountOf = ({ standing, amount }: Lead): Money | null =>
  standing.stage === 'won' ? (standing.amount ?? amount) : amount;
