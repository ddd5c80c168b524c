// Which leads does a list show? What its address says, and nothing that the API would not know.

const filters = ['stage', 'tier', 'customer', 'owner', 'office', 'class', 'grade', 'order', 'which'] as const;
type Filter = (typeof filters)[number];
export type Listed = Partial<Readonly<Record<Filter, string>>>;

/** @param search of an address, by whomever it was written */
export const listedIn = (search: Readonly<Record<string, unknown>>): Listed =>
  Object.fromEntries(
    filters.flatMap((filter) => {
      const value = search[filter];
      return typeof value === 'string' || typeof value === 'number' ? [[filter, String(value)]] : [];
    }),
  );
