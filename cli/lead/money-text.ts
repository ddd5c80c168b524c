// Which amount is written `12500.50 USD`?
import { decimalsOf, readCurrency } from '../../doors/import/cells/currency.ts';
import { UnreadableCell } from '../../doors/import/cells/unreadable-cell.ts';
import type { Money } from '../../events/values.ts';

/** Digits, a point with no more decimals than the currency has, a blank, a code of ISO 4217. Null for anything else. */
export const readMoney = (text: string): Money | null => {
  const found = /^\s*(\d{1,12})(?:\.(\d{1,3}))?\s+([a-z]{3})\s*$/iu.exec(text);
  if (found === null) return null;
  const [, whole = '', cents = '', code = ''] = found;
  try {
    const currency = readCurrency(code);
    const places = decimalsOf(currency);
    return cents.length > places ? null : { minor: Number(whole + cents.padEnd(places, '0')), currency };
  } catch (failure) {
    if (failure instanceof UnreadableCell) return null;
    throw failure;
  }
};
