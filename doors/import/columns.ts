// Which cell of a record belongs to which field? Columns are found by name, whatever their order and spelling.
import { ImportTrouble } from './import-trouble.ts';

/** Case, blanks around, and blank, `_` or `-` between words do not count. */
const spelling = (header: string): string =>
  header
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_');

export interface Columns<Field extends string> {
  /** Number of columns; a record must have as many cells. */
  readonly width: number;
  /** The header that a field was found under, for messages. */
  readonly headerOf: (field: Field) => string;
  /** The cell of a field; empty where the file has no such column. */
  readonly cell: (record: readonly string[], field: Field) => string;
  /** Headers that nobody asked for, as written; a column without a header is named by its number. */
  readonly ignored: readonly string[];
}

/** What a file has against what is asked of it. */
export interface FoundColumns {
  readonly fields: readonly {
    readonly field: string;
    /** The header that the mapping gives it; null for none. */
    readonly asked: string | null;
    /** The header in the file; null where there is none. */
    readonly found: string | null;
    readonly isNeeded: boolean;
  }[];
  /** Headers that nobody asked for. */
  readonly unknown: readonly string[];
  /** Headers that stand there more than once. */
  readonly alike: readonly string[];
}

/** The same for a reader who has still to choose: what is missing is told, not thrown. */
export const columnsFound = (
  headers: readonly string[],
  asked: Readonly<Record<string, string | null>>,
  { mandatory, leftOut }: { readonly mandatory: readonly string[]; readonly leftOut: readonly string[] },
): FoundColumns => {
  const known = new Set(
    [...Object.values(asked), ...leftOut].flatMap((name) => (name === null ? [] : [spelling(name)])),
  );
  const spelled = headers.map(spelling);
  return {
    fields: Object.entries(asked).map(([field, name]) => ({
      ...{ field, asked: name, isNeeded: mandatory.includes(field) },
      found: (name === null ? undefined : headers[spelled.indexOf(spelling(name))])?.trim() ?? null,
    })),
    unknown: headers.flatMap((header, index) => (known.has(spelling(header)) ? [] : [named(header, index)])),
    alike: headers.flatMap((header, index) =>
      spelled.indexOf(spelling(header)) < index ? [named(header, index)] : [],
    ),
  };
};

const named = (header: string, index: number): string =>
  header.trim() || `column ${index + 1}, without a header`;

/** What a file seems to be separated by whose whole first line is one column; null where that is no matter. */
const separatorIn = ([only = '', ...others]: readonly string[]): string | null =>
  others.length > 0 ? null : ([';', '\t', '|', ','].find((sign) => only.includes(sign)) ?? null);

const missingRemedy = (headers: readonly string[]): string => {
  const separator = separatorIn(headers);
  if (separator !== null)
    return `Its whole first line is one column, separated by ${JSON.stringify(separator)} it seems: write \`delimiter: ${JSON.stringify(separator)}\` in the mapping.`;
  return headers.some((header) => header.includes('\ufffd') || header.includes('\u0000'))
    ? 'Its first line is not UTF-8: save the file as UTF-8 (“CSV UTF-8” in a spreadsheet).'
    : 'Add the column, or name another one in the mapping file.';
};

/**
 * Finds the columns of the fields.
 * @param asked header by field as the mapping names it, null where the mapping has none
 * @param mandatory fields without whose column nothing can be read
 * @throws ImportTrouble when a mandatory column is missing, or two columns have one name
 */
export const findColumns = <Field extends string>(
  headers: readonly string[],
  asked: Readonly<Record<Field, string | null>>,
  {
    mandatory,
    leftOut,
    file,
  }: { mandatory: readonly NoInfer<Field>[]; leftOut: readonly string[]; file: string },
): Columns<Field> => {
  const indexes = new Map<string, number[]>();
  headers.forEach((header, index) => {
    const name = spelling(header);
    indexes.set(name, [...(indexes.get(name) ?? []), index]);
  });
  const fields = Object.entries(asked) as [Field, string | null][];
  const found = new Map<Field, number>();
  for (const [field, header] of fields) {
    const [index, again] = header === null ? [] : (indexes.get(spelling(header)) ?? []);
    if (again !== undefined)
      throw new ImportTrouble(
        `${file} has two columns called "${header ?? ''}".`,
        'Rename or delete one of them, so that it is clear which one counts.',
      );
    if (index !== undefined) found.set(field, index);
  }
  const missing = mandatory.filter((field) => !found.has(field)).map((field) => asked[field] ?? field);
  if (missing.length > 0)
    throw new ImportTrouble(
      `${file} has no column ${missing.map((header) => `"${header}"`).join(', ')}.`,
      missingRemedy(headers),
    );
  const known = new Set(leftOut.map(spelling));
  const taken = new Set(found.values());
  return {
    width: headers.length,
    headerOf: (field) => headers[found.get(field) ?? -1]?.trim() ?? asked[field] ?? field,
    cell: (record, field) => record[found.get(field) ?? -1] ?? '',
    ignored: headers.flatMap((header, index) =>
      taken.has(index) || known.has(spelling(header)) ? [] : [named(header, index)],
    ),
  };
};
