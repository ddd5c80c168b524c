// How is a fact of a customer written? Texts as they are, ranges from and to, shares as percents.
import { textAt, valueAt } from '../value-at.ts';

/** @param value of a fact, whatever it is about */
export const wholeValue = (value: unknown, language = 'en'): string => {
  if (typeof value === 'string') return value;
  // The only bare number is the margin: a share.
  if (typeof value === 'number')
    return value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
  const [from, to] = [valueAt(value, 'from'), valueAt(value, 'to')].map((limit) =>
    typeof limit === 'number' ? limit.toLocaleString(language) : '',
  );
  const currency = textAt(value, 'currency');
  const range = from === to ? (from ?? '') : `${from ?? ''} – ${to ?? ''}`.trim();
  return currency === null ? range : `${range} ${currency}`;
};
