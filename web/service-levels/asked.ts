// Which clocks does the page tell of? What its address says, and nothing that it would not know.

const words = ['office', 'clock', 'urgency', 'by', 'month', 'counted'] as const;
export type ServiceLevelWord = (typeof words)[number];
export type AskedLevels = Partial<Readonly<Record<ServiceLevelWord, string>>>;

/** @param search of an address, by whomever it was written */
export const levelsIn = (search: Readonly<Record<string, unknown>>): AskedLevels =>
  Object.fromEntries(
    words.flatMap((word) => {
      const value = search[word];
      return typeof value === 'string' && value !== '' ? [[word, value]] : [];
    }),
  );

/** First and last day of a month such as `2026-01`; none for anything else, which takes all. */
export const daysOf = (month: string | undefined): { readonly from?: string; readonly to?: string } => {
  const [year, number] = (month ?? '').split('-').map(Number);
  if (year === undefined || number === undefined || !(number >= 1 && number <= 12)) return {};
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month ?? ''}-01`, to: `${month ?? ''}-${String(last).padStart(2, '0')}` };
};

/** The month of an instant and those before it, the latest first. */
export const monthsUpTo = (at: number, count: number): readonly string[] => {
  const { year, month } = { year: new Date(at).getUTCFullYear(), month: new Date(at).getUTCMonth() };
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - index, 1)).toISOString().slice(0, 7),
  );
};
