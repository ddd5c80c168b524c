// How does a chart take shares? In percent, to one place.

/** Null where there is nothing to divide by: a chart leaves it out. */
export const percentOf = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1_000) / 10;

export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Percent, in a hint of a chart. */
export const percentShown = (value: unknown): string => (typeof value === 'number' ? `${value} %` : '–');
