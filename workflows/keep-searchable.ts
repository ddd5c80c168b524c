// Who keeps the search attributes of a lead true? Its run, by one event whenever any changes.
import { condition, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { LeadRun } from './run-state.ts';
import { leadSearchAttributes, shownOf } from './search-attributes.ts';
import type { Shown } from './search-attributes.ts';

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
