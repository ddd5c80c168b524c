// Which leads is a report about, over which days, as known when? What its address says; all reports share it.
import { addressWords, text } from '../address/address-words.ts';
import type { AddressReader, Reader } from '../address/address-words.ts';

export const timeWords = ['from', 'to', 'as_of', 'as_known'] as const;
export const filterWords = [
  ...(['office', 'owner', 'first_owner', 'channel', 'tier', 'class', 'grade', 'kind', 'industry'] as const),
  'currency',
] as const;
/** What only some reports know. */
const ownWords = ['reading', 'by', 'which'] as const;

export const sharedWords = [...timeWords, ...filterWords];
export type SharedWord = (typeof sharedWords)[number];
export type OwnWord = (typeof ownWords)[number];
export type Asked = Partial<Readonly<Record<SharedWord | OwnWord, string>>>;

/** What the address of a report may say: all that reports share, and these words of its own. */
export const reportWords = (...own: readonly OwnWord[]): AddressReader<Asked> => {
  const words: Partial<Readonly<Record<SharedWord | OwnWord, Reader<string>>>> = Object.fromEntries(
    [...sharedWords, ...own].map((word) => [word, text]),
  );
  return addressWords(words);
};

/** Of any report: its route has refused already what it does not know. */
export const askedIn = reportWords(...ownWords);

/** What another report understands too. */
export const sharedIn = (asked: Asked): Asked => only(asked, sharedWords);

/** @param known what the question knows: whatever else the address says is not for it */
export const only = (asked: Asked, known: readonly (SharedWord | OwnWord)[]): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([word]) => known.some((one) => one === word)));

/** The same with one word changed; an empty value takes it away. */
export const withWord = (asked: Asked, word: SharedWord | OwnWord, value: string | null): Asked => {
  const { [word]: _, ...rest } = asked;
  return value === null || value === '' ? rest : { ...rest, [word]: value };
};
