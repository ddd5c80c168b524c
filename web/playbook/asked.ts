// What does the address of the playbook page say? Which version, which view of it, and what it is compared with.
import { addressWords, oneOf, text, wholeNumber } from '../address/address-words.ts';

export const views = ['read', 'changes', 'check', 'try'] as const;

export const askedIn = addressWords({
  name: text,
  version: wholeNumber,
  view: oneOf(views),
  /** The version that changes are counted from. */
  from: wholeNumber,
  /** What is tried: `default@1,draft`. */
  tried: text,
  /** Leads that are told again. */
  leads: wholeNumber,
});
export type Asked = ReturnType<typeof askedIn>;
