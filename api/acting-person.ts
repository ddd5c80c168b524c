// In whose name is it done? In that of a person, where a service has no say.
import { requireAllowance } from './permit.ts';
import { viewerOf } from './personal-data.ts';
import type { Caller } from './callers/caller.ts';
import { Refusal } from './refusal.ts';

interface Lacking {
  readonly detail: string;
  readonly remedy: string;
}

export const ofAJob: Lacking = {
  detail: 'A job works in the name of a person.',
  remedy: 'Use a key that acts as one.',
};

/** @param lacking what a service is told @throws Refusal `not_permitted`, also for a key that gives no commands */
export const requirePerson = (caller: Caller, lacking: Lacking): string => {
  requireAllowance(caller, 'command');
  const personId = viewerOf(caller);
  if (personId !== null) return personId;
  throw new Refusal('not_permitted', lacking.detail, lacking.remedy);
};
