// What do Temporal's own tools show of a lead from its first moment? The same four attributes that its workflow keeps.
import type { SearchAttributePair } from '@temporalio/common';
import type { Lead } from '../domain/lead.ts';
import { leadSearchAttributes, shownOf } from '../workflows/search-attributes.ts';

/** Given at start, so that the workflow need not write them. No personal data. */
export const attributesOf = (lead: Lead | null): SearchAttributePair[] => {
  if (lead === null) return [];
  const shown = shownOf(lead);
  return (['stage', 'tier', 'office', 'owner'] as const).flatMap((name) => {
    const value = shown[name];
    return value === null ? [] : [{ key: leadSearchAttributes[name], value }];
  });
};
