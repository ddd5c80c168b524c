// What does a cell say once blanks around it and words for "nothing" are set aside?
import { UnreadableCell } from './unreadable-cell.ts';

// Trim of JavaScript knows no next-line, no zero-width blanks and no word joiner; spreadsheets and web forms leave them.
const around = /^[\s\u0085\u180e\u200b-\u200d\u2060\ufeff]+|[\s\u0085\u180e\u200b-\u200d\u2060\ufeff]+$/gu;
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
  const text = cell.replaceAll(around, '');
  return nothing.has(text.toLowerCase()) ? null : text;
};

/** Full-width digits and the signs written between them, as a Chinese keyboard gives them, in their ordinary form. */
export const ordinaryWidth = (text: string): string =>
  text.replaceAll(/[０-９／－．，：]/gu, (wide) => wide.normalize('NFKC'));
