// How does an operator find leads in Temporal's own tools? Four typed search attributes, written once when any changes.
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { condition, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { officeOf, ownershipOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import type { LeadRun } from './run-state.ts';

/** No personal data: these are stored in clear. */
export const leadSearchAttributes = {
  stage: defineSearchAttributeKey('LeadStage', SearchAttributeType.KEYWORD),
  tier: defineSearchAttributeKey('LeadTier', SearchAttributeType.KEYWORD),
  office: defineSearchAttributeKey('LeadOffice', SearchAttributeType.KEYWORD),
  owner: defineSearchAttributeKey('LeadOwner', SearchAttributeType.KEYWORD),
} as const;

type Shown = Readonly<Record<keyof typeof leadSearchAttributes, string | null>>;

/** What is shown of a lead: to be given at start by whoever starts it, so that the first upsert is saved. */
export const shownOf = (lead: Lead): Shown => ({
  stage: lead.standing.stage,
  tier: lead.tier?.tier ?? null,
  office: officeOf(lead),
  owner: ownershipOf(lead)?.owner.personId ?? null,
});

/** Keeps the search attributes as the lead stands: at most one event for each change. Ends when the run leaves. */
export const keepSearchable = async (run: LeadRun): Promise<void> => {
  const names = ['stage', 'tier', 'office', 'owner'] as const;
  const given = workflowInfo().typedSearchAttributes;
  let shown: Shown = {
    stage: given.get(leadSearchAttributes.stage) ?? null,
    tier: given.get(leadSearchAttributes.tier) ?? null,
    office: given.get(leadSearchAttributes.office) ?? null,
    owner: given.get(leadSearchAttributes.owner) ?? null,
  };
  const changed = (): readonly (keyof Shown)[] => {
    if (run.lead === null) return [];
    const wanted = shownOf(run.lead);
    return names.filter((name) => wanted[name] !== shown[name]);
  };
  for (;;) {
    await condition(() => run.leaving || changed().length > 0);
    if (run.leaving || run.lead === null) return;
    // A second command of the same task may have changed it back by now; the server refuses an empty upsert.
    const changes = changed();
    if (changes.length === 0) continue;
    const wanted = shownOf(run.lead);
    upsertSearchAttributes(changes.map((name) => ({ key: leadSearchAttributes[name], value: wanted[name] })));
    shown = wanted;
  }
};
