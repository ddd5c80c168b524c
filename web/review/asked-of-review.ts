// Between which meetings, and of which office? What the address of the review says.

const words = ['since', 'until', 'office'] as const;
export type AskedOfReview = Partial<Readonly<Record<(typeof words)[number], string>>>;

/** @param search of an address, by whomever it was written */
export const askedOfReview = (search: Readonly<Record<string, unknown>>): AskedOfReview =>
  Object.fromEntries(
    words.flatMap((word) => {
      const value = search[word];
      return typeof value === 'string' && value !== '' ? [[word, value]] : [];
    }),
  );
