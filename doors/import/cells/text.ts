// What does a cell say once blanks around it and words for "nothing" are set aside?
import { UnreadableCell } from './unreadable-cell.ts';

// Trim of JavaScript knows no next-line, no zero-width blanks and no word joiner; spreadsheets and web forms leave them.
const blank = /[\s\u0085\u180e\u200b-\u200d\u2060\ufeff]/u;
// Of the control characters, tab, line feed, carriage return and next line are written by people.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/u;

const nothing: ReadonlySet<string> = new Set([
  '',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'unknown',
  'tbd',
  '-',
  '—',
]);

/**
 * The text of a cell, trimmed of blanks of any kind; null where it is empty or a placeholder.
 * Line breaks, quotes and formulas inside stay as they are.
 * @throws UnreadableCell on control characters, and on bytes that were no UTF-8
 */
export const readText = (cell: string): string | null => {
  if (control.test(cell)) throw new UnreadableCell('it holds control characters');
  if (cell.includes('\ufffd')) throw new UnreadableCell('it holds bytes that are not UTF-8');
  const text = trimmed(cell);
  return nothing.has(text.toLowerCase()) ? null : text;
};

/** By hand and not by a pattern: the time a pattern takes grows with the square of a run of blanks inside. */
const trimmed = (cell: string): string => {
  let [from, to] = [0, cell.length];
  while (from < to && blank.test(cell.charAt(from))) from += 1;
  while (to > from && blank.test(cell.charAt(to - 1))) to -= 1;
  return cell.slice(from, to);
};

/** @throws UnreadableCell when the text is longer than anything of its kind can be */
export const atMost = (length: number, text: string): string => {
  if (text.length > length) throw new UnreadableCell(`it is longer than ${length} characters`);
  return text;
};

/** Full-width digits and the signs written between them, as a Chinese keyboard gives them, in their ordinary form. */
export const ordinaryWidth = (text: string): string =>
  text.replaceAll(/[０-９／－．，：]/gu, (wide) => wide.normalize('NFKC'));
