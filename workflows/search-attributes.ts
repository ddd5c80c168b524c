// How does an operator find leads in Temporal's own tools? By four typed search attributes.
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { officeOf, ownershipOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';

/** No personal data: these are stored in clear. */
export const leadSearchAttributes = {
  stage: defineSearchAttributeKey('LeadStage', SearchAttributeType.KEYWORD),
  tier: defineSearchAttributeKey('LeadTier', SearchAttributeType.KEYWORD),
  office: defineSearchAttributeKey('LeadOffice', SearchAttributeType.KEYWORD),
  owner: defineSearchAttributeKey('LeadOwner', SearchAttributeType.KEYWORD),
} as const;

export type Shown = Readonly<Record<keyof typeof leadSearchAttributes, string | null>>;

/** What is shown of a lead: to be given at start by whoever starts it, so that the first upsert is saved. */
export const shownOf = (lead: Lead): Shown => ({
  stage: lead.standing.stage,
  tier: lead.tier?.tier ?? null,
  office: officeOf(lead),
  owner: ownershipOf(lead)?.owner.personId ?? null,
});
