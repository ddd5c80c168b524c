// Do we have this need of this customer already? Asked with the engine's own rights before a lead is obtained.
import { duplicatesOf } from '../../activities/duplicates.ts';
import type { Duplicate } from '../../activities/duplicates.ts';
import type { Engine } from '../engine.ts';
import { rememberNeeds } from './remember-needs.ts';
import type { NeedToRemember } from './remember-needs.ts';

/**
 * For each of these the leads to be named as suspects by its ObtainLead; `seenBy` says what of them may be shown to whom.
 * @param areThere whether the leads count as obtained from now on, as those of an import
 */
export const suspectsFor = async (
  engine: Engine,
  needs: readonly NeedToRemember[],
  { areThere }: { readonly areThere: boolean },
): Promise<ReadonlyMap<string, readonly Duplicate[]>> => {
  await rememberNeeds(engine, needs, { areThere, as: 'first told' });
  return duplicatesOf(
    engine.pool,
    needs.map(({ leadId }) => leadId),
  );
};

/** As many as a lead is told of. */
const atMost = 20;

/** What an ObtainLead names in the end: those it was given, then those that were found. */
export const suspectsNamed = (given: readonly Duplicate[], found: readonly Duplicate[]): Duplicate[] => {
  const known = new Set(given.map(({ leadId }) => leadId));
  return [...given, ...found.filter(({ leadId }) => !known.has(leadId))].slice(0, atMost);
};
