// How does a lead stand to the leads that are one with it: the one it goes into, and those it took over?
import type { PersonRef } from '../../events/values.ts';

/** The latest merge of this lead into another. `no` counts what was proposed: each is asked for under a number of its own. */
export type Merge =
  | { readonly state: 'never'; readonly no: 0 }
  | { readonly state: 'proposed'; readonly no: number; readonly into: string }
  | { readonly state: 'withdrawn'; readonly no: number; readonly into: string; readonly because: string }
  | {
      readonly state: 'merged';
      readonly no: number;
      readonly into: string;
      /** Why it could not be undone when somebody last tried. */
      readonly kept: string | null;
    }
  | {
      readonly state: 'undoing';
      readonly no: number;
      readonly into: string;
      readonly because: string;
      readonly by: PersonRef;
    }
  | { readonly state: 'undone'; readonly no: number; readonly into: string };

/** A lead that was taken over. What was given back is remembered by its number alone, so that a late repeat is known. */
export type Absorbed =
  | {
      readonly state: 'held';
      readonly fromLeadId: string;
      readonly no: number;
      readonly submitters: readonly PersonRef[];
      readonly formerOwners: readonly string[];
      readonly informants: readonly string[];
      readonly contactIds: readonly string[];
      readonly findingIds: readonly string[];
      readonly firstHeard: string;
      readonly assignedAt: string | null;
    }
  | { readonly state: 'given_back'; readonly fromLeadId: string; readonly no: number };

export type Held = Extract<Absorbed, { state: 'held' }>;

export const heldOf = (absorbed: readonly Absorbed[]): readonly Held[] =>
  absorbed.filter((one) => one.state === 'held');

/** The list without those items, each left out as often as it is named: what is told by two stays told by one. */
export const without = <Item>(all: readonly Item[], left: readonly Item[]): readonly Item[] => {
  const names = left.map((item) => JSON.stringify(item));
  return all.filter((item) => {
    const index = names.indexOf(JSON.stringify(item));
    if (index !== -1) names.splice(index, 1);
    return index === -1;
  });
};
