// Which span of numbers does a cell like `500-999`, `2000+` or `$1M-$10M` name?
import type { Band } from '../../../events/values.ts';
import { atMost, ordinaryWidth } from './text.ts';
import { UnreadableCell } from './unreadable-cell.ts';

const factors: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, B: 1e9 };
const figure = String.raw`[$€£¥]?\s*(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*([KMB]?)`;
const span = new RegExp(`^${figure}\\s*[-–—]\\s*${figure}$`, 'iu');
const open = new RegExp(`^${figure}\\s*\\+$`, 'iu');
const below = new RegExp(`^<\\s*${figure}$`, 'iu');
const single = new RegExp(`^${figure}$`, 'iu');

/**
 * A band of whole units; an open side is null. A single figure has equal sides.
 * @throws UnreadableCell when it is no band, or its end lies before its start
 */
export const readBand = (text: string): Band => {
  const plain = ordinaryWidth(atMost(60, text));
  const between = span.exec(plain);
  if (between !== null) {
    const [from, to] = [units(between[1], between[2]), units(between[3], between[4])];
    if (from > to) throw new UnreadableCell('the band ends before it begins');
    return { from, to };
  }
  const from = open.exec(plain);
  if (from !== null) return { from: units(from[1], from[2]), to: null };
  const to = below.exec(plain);
  if (to !== null) return { from: null, to: units(to[1], to[2]) };
  const one = single.exec(plain);
  if (one === null) throw new UnreadableCell('it is no number and no band such as 500-999 or $10M-$50M');
  const exactly = units(one[1], one[2]);
  return { from: exactly, to: exactly };
};

const units = (digits = '', factor = ''): number =>
  Math.round(Number(digits.replaceAll(',', '')) * (factors[factor.toUpperCase()] ?? 1));
