// How is an amount written by hand? In major units; the contract has minor ones of the currency.

/** Digits behind the point; null for what is no currency. */
const digitsOf = (currency: string): number | null => {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? null;
  } catch {
    return null;
  }
};

/** What is no amount goes as it was written: the API says so, at its field. */
export const minorOf = (major: string, currency: string): number | string => {
  const digits = digitsOf(currency);
  const value = Number(major);
  return digits === null || Number.isNaN(value) ? major : Math.round(value * 10 ** digits);
};

export const majorOf = (minor: number, currency: string): string => {
  const digits = digitsOf(currency);
  return digits === null ? String(minor) : String(minor / 10 ** digits);
};
