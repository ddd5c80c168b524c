// Who leaves, who gets their leads, and which job is followed? What the address of the page says.

const words = ['person', 'to', 'job'] as const;
export type AskedOfLeaver = Partial<Readonly<Record<(typeof words)[number], string>>>;

/** @param search of an address, by whomever it was written */
export const askedOfLeaver = (search: Readonly<Record<string, unknown>>): AskedOfLeaver =>
  Object.fromEntries(
    words.flatMap((word) => {
      const value = search[word];
      return typeof value === 'string' && value !== '' ? [[word, value]] : [];
    }),
  );
