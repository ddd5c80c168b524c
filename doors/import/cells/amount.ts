// How much does a cell say, and in which currency?
import type { Money } from '../../../events/values.ts';
import { decimalsOf, readCurrency, signs } from './currency.ts';
import { atMost, ordinaryWidth } from './text.ts';
import { UnreadableCell } from './unreadable-cell.ts';

/** Amounts are below this many major units: beyond it somebody has typed a telephone number. */
const limit = 1_000_000_000_000;

/**
 * Reads an amount with at most one currency sign or code before or after it.
 * @param text a cell that is not empty
 * @param currency code of the currency column, null where it is empty
 * @throws UnreadableCell when it has no reading or two, when sign and column disagree, and when no currency is named
 */
export const readAmount = (text: string, currency: string | null): Money => {
  const plain = ordinaryWidth(atMost(60, text))
    .replaceAll(/[\s\u0085]/gu, ' ')
    .replaceAll(/[’ʼ＇]/gu, "'")
    .replaceAll('￥', '¥')
    .replaceAll(/[＄﹩]/gu, '$')
    .replaceAll('￡', '£')
    .trim();
  if (/[-−–(]/u.test(plain)) throw new UnreadableCell(dashReason(plain));
  const { mark, body } = splitMark(plain);
  const digits = majorUnits(body);
  return inMinorUnits(digits, currencyOf(mark, currency));
};

const dashReason = (plain: string): string =>
  /\d\s*[-−–]\s*\D*\d/u.test(plain) ? 'a range is not an amount' : 'amounts are not negative';

/** Parts the sign or code from the figures. */
const splitMark = (plain: string): { readonly mark: string; readonly body: string } => {
  const found = /^(\D*?) ?(\d(?:.*\d)?) ?(\D*)$/u.exec(plain);
  if (found === null) throw new UnreadableCell('it is not an amount');
  const [before = '', body = '', after = ''] = found.slice(1).map((part) => part.trim());
  if (before !== '' && after !== '') throw new UnreadableCell('it has text on both sides of the amount');
  return { mark: before + after, body };
};

const grouped = /^(\d{1,3})((?:([,.' ])\d{3})(?:\3\d{3})*)(?:([.,])(\d{1,2}))?$/u;
const ungrouped = /^(\d+)(?:[.,](\d{1,2}))?$/u;

/** Digits before the point, and those behind it. */
const majorUnits = (body: string): { readonly whole: string; readonly cents: string } => {
  const simple = ungrouped.exec(body);
  if (simple !== null) return { whole: simple[1] ?? '', cents: simple[2] ?? '' };
  const found = grouped.exec(body);
  if (found === null || found[3] === found[4]) throw new UnreadableCell(bodyReason(body));
  const [, head = '', groups = '', separator = '', , cents = ''] = found;
  if (separator === '.' && groups.length === 4 && cents === '')
    throw new UnreadableCell('one dot and three digits can be read in two ways');
  if (head.startsWith('0')) throw new UnreadableCell('it is not grouped in threes');
  return { whole: head + groups.replaceAll(/\D/gu, ''), cents };
};

const bodyReason = (body: string): string =>
  /^[\d,.' ]+$/u.test(body)
    ? 'it is not grouped in threes, or has more than two decimals'
    : 'it is not an amount';

const currencyOf = (mark: string, column: string | null): string => {
  if (mark === '') {
    if (column === null) throw new UnreadableCell('it has no currency: name one in the currency column');
    return column;
  }
  const meant = signs.get(mark.toUpperCase()) ?? [codeOf(mark)];
  if (column !== null) {
    if (!meant.includes(column))
      throw new UnreadableCell(`"${mark}" and the currency column (${column}) disagree`);
    return column;
  }
  const [only, other] = meant;
  if (only === undefined || other !== undefined)
    throw new UnreadableCell(`"${mark}" stands for several currencies: name one in the currency column`);
  return only;
};

const codeOf = (mark: string): string => {
  if (!/^[a-z]{3}$/iu.test(mark))
    throw new UnreadableCell('the text beside the amount is no currency sign or code');
  return readCurrency(mark);
};

const inMinorUnits = (
  digits: { readonly whole: string; readonly cents: string },
  currency: string,
): Money => {
  const places = decimalsOf(currency);
  const cents = digits.cents.padEnd(places, '0');
  if (/[1-9]/u.test(cents.slice(places))) throw new UnreadableCell(`${currency} has no such decimals`);
  if (Number(digits.whole) >= limit)
    throw new UnreadableCell('it is too big: amounts are below 1,000,000,000,000');
  return { minor: Number(digits.whole + cents.slice(0, places)), currency };
};
