// Which leads does a list show? What its address says; whether a value is known is for the API to say.
import { addressWords, text } from '../address/address-words.ts';
import type { Reader } from '../address/address-words.ts';

export const filters = [
  ...(['office', 'owner', 'stage', 'tier', 'which', 'late', 'class', 'kind', 'grade'] as const),
  ...(['channel', 'customer', 'product', 'industry', 'currency', 'amount_from', 'amount_to'] as const),
  ...(['due_from', 'due_before', 'order'] as const),
] as const;
export type Filter = (typeof filters)[number];

const words: Partial<Readonly<Record<Filter, Reader<string>>>> = Object.fromEntries(
  filters.map((filter) => [filter, text]),
);
export const listedIn = addressWords(words);
export type Listed = ReturnType<typeof listedIn>;

/** Narrowed by this too; an empty text takes the filter away. */
export const listedWith = (asked: Listed, changed: Listed): Listed =>
  Object.fromEntries(Object.entries({ ...asked, ...changed }).filter(([, value]) => value !== ''));
