// Which part of a lead is looked at, and as of which of its events? What the address says, else its timeline, as it is now.
import { addressWords, oneOf, wholeNumber } from '../address/address-words.ts';

export const parts = [
  'timeline',
  'evaluation',
  'verification',
  'customer',
  'project',
  'clocks',
  'record',
] as const;
export type Part = (typeof parts)[number];

/** `at`: the number of the event after which the lead is shown. */
export const lookedAtIn = addressWords({ show: oneOf(parts), at: wholeNumber });
export type LookedAt = ReturnType<typeof lookedAtIn>;
