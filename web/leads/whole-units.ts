// How does somebody write an amount of which the API wants minor units? In whole units, as one speaks of it.

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

const isCurrency = (text: string): boolean => /^[A-Z]{3}$/u.test(text);

/** What is no amount, or of no currency, stays as it was written: the API says what is wrong with it. */
export const minorOf = (whole: string, currency: string): string => {
  const amount = Number(whole);
  if (whole.trim() === '' || Number.isNaN(amount) || !isCurrency(currency)) return whole.trim();
  return String(Math.round(amount * 10 ** digitsOf(currency)));
};

export const wholeOf = (minor: string, currency: string): string => {
  const amount = Number(minor);
  if (minor === '' || Number.isNaN(amount) || !isCurrency(currency)) return minor;
  return String(amount / 10 ** digitsOf(currency));
};
