// How does a table become a file that every spreadsheet reads as it was shown? RFC 4180, in UTF-8 that says so.
import type { Column } from './column.ts';
import { shownOf } from './shown.ts';

/** Without this mark Excel takes Chinese for something else. */
const byteOrderMark = '\uFEFF';

export const csvOf = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: string,
): string => {
  const lines = [
    columns.map(({ name }) => harmless(name)),
    ...rows.map((row) =>
      columns.map((column) => {
        const shown = shownOf(column, row, language) ?? '';
        // A figure that begins with a minus is a figure; what somebody wrote may be a formula.
        return column.kind === 'text' ? harmless(shown) : shown;
      }),
    ),
  ];
  return byteOrderMark + lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
};

/** A spreadsheet runs a cell that begins so; an apostrophe before it makes it text. */
const harmless = (text: string): string => (/^\s*[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
