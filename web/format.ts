// How are amounts, instants and spans of time written? As the reader's language has it.

/** Minor units as text or number: sums may pass 2^53, so whole units are formatted as big integers. */
export const money = (minor: string | number, currency: string, language: string): string => {
  const format = new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency, currencyDisplay: 'code' },
    ...{ maximumFractionDigits: 0, minimumFractionDigits: 0 },
  });
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const scale = 10n ** BigInt(digits.maximumFractionDigits ?? 2);
  const whole = BigInt(minor);
  return format.format((whole + scale / 2n) / scale);
};

/** In the zone that the company reports in, or in the reader's. */
export const instant = (at: string, language: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'medium', timeStyle: 'short' },
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(at));

/** For little room: without the year where it is the present one. @param now epoch milliseconds */
export const nearInstant = (at: string, language: string, now: number): string => {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    ...{ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(new Date(at));
};

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** The largest unit that fits: `3 days`, `5 hr`. @param ms a span, its sign is passed over */
export const span = (ms: number, language: string): string => {
  const length = Math.abs(ms);
  const [unit, size] = units.find(([, one]) => length >= one) ?? units[2];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.floor(length / size),
  );
};

/** `RecordFollowUp` → `Record follow up`, `cross_verify` → `Cross verify`: for words that only the contract has. */
export const spaced = (name: string): string => {
  const words = name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Of an amount in major units. */
export const wholeMoney = (major: number, currency: string, language: string): string =>
  new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency, currencyDisplay: 'code' },
    ...{ maximumFractionDigits: 0, minimumFractionDigits: 0 },
  }).format(major);
