// Which effects are done? Those that came home, remembered for as long as the lead asks for them.
import type { Effect } from '../domain/effect.ts';
import type { LeadRun } from './run-state.ts';

export const markDone = (run: LeadRun, { effectId }: Effect): void => {
  if (
    run.reaction.effects.some((asked) => asked.effectId === effectId) &&
    !run.doneEffects.includes(effectId)
  )
    run.doneEffects = [...run.doneEffects, effectId];
};
