// Which leads is a report about, over which days, as known when? What its address says; all reports share it.

export const timeWords = ['from', 'to', 'as_of', 'as_known'] as const;
export const filterWords = [
  ...(['office', 'owner', 'first_owner', 'channel', 'tier', 'class', 'grade', 'kind', 'industry'] as const),
  'currency',
] as const;
/** What only one report knows. */
const ownWords = ['reading', 'by', 'which'] as const;

export const sharedWords = [...timeWords, ...filterWords];
export type SharedWord = (typeof sharedWords)[number];
export type OwnWord = (typeof ownWords)[number];
export type Asked = Partial<Readonly<Record<SharedWord | OwnWord, string>>>;

const words: readonly (SharedWord | OwnWord)[] = [...sharedWords, ...ownWords];

/** @param search of an address, by whomever it was written */
export const askedIn = (search: Readonly<Record<string, unknown>>): Asked =>
  Object.fromEntries(
    words.flatMap((word) => {
      const value = search[word];
      return (typeof value === 'string' && value !== '') || typeof value === 'number'
        ? [[word, String(value)]]
        : [];
    }),
  );

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
