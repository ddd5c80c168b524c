// In whose name does a job work? In that of a person: a service has none.
import { requireAllowance } from './permit.ts';
import { viewerOf } from './personal-data.ts';
import type { Caller } from './callers/caller.ts';
import { Refusal } from './refusal.ts';

/** @throws Refusal `not_permitted` */
export const requirePerson = (caller: Caller): string => {
  requireAllowance(caller, 'command');
  const personId = viewerOf(caller);
  if (personId !== null) return personId;
  throw new Refusal('not_permitted', 'A job works in the name of a person.', 'Use a key that acts as one.');
};
