// Which clocks does the page tell of? What its address says, and nothing that it would not know.
import { addressWords, oneOf, text } from '../address/address-words.ts';
import type { Reader } from '../address/address-words.ts';

export const urgencies = ['late', 'at_risk', 'in_time', 'paused'] as const;
export const cuts = [
  ...(['clock', 'office', 'owner', 'tier', 'grade', 'channel', 'class', 'kind', 'industry'] as const),
] as const;
export const countings = ['breached', 'due'] as const;

/** Such as `2026-01`. */
const month: Reader<string> = (said) =>
  typeof said === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(said) ? said : undefined;

/** Offices and clocks are those of the organisation and of its playbooks: the API knows them. */
export const levelsIn = addressWords({
  ...{ office: text, clock: text, urgency: oneOf(urgencies) },
  ...{ by: oneOf(cuts), month, counted: oneOf(countings) },
});
export type AskedLevels = ReturnType<typeof levelsIn>;
export type ServiceLevelWord = keyof AskedLevels;

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
