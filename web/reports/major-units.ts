// How does a chart take amounts? In whole units; what is written keeps the exact ones.

export const majorUnits = (minor: string | number, currency: string): number => {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Number(minor) / 10 ** maximumFractionDigits;
};

/** Short enough for an axis: `1.2M`. */
export const shortAmount = (amount: number, language: string): string =>
  new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(amount);
