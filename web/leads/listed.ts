// Which leads does a list show? What its address says, and nothing that the API would not know.

export const filters = [
  ...(['office', 'owner', 'stage', 'tier', 'which', 'late', 'class', 'kind', 'grade'] as const),
  ...(['channel', 'customer', 'product', 'industry', 'currency', 'amount_from', 'amount_to'] as const),
  ...(['due_from', 'due_before', 'order'] as const),
] as const;
export type Filter = (typeof filters)[number];
export type Listed = Partial<Readonly<Record<Filter, string>>>;

/** @param search of an address, by whomever it was written */
export const listedIn = (search: Readonly<Record<string, unknown>>): Listed =>
  Object.fromEntries(
    filters.flatMap((filter) => {
      const value = search[filter];
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[filter, String(value)]]
        : [];
    }),
  );

/** Narrowed by this too; an empty text takes the filter away. */
export const listedWith = (asked: Listed, changed: Listed): Listed =>
  Object.fromEntries(Object.entries({ ...asked, ...changed }).filter(([, value]) => value !== ''));
