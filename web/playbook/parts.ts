// What does something that is only known as data consist of? Its fields, or the places of a list.

/** Name and value of each field; none where it is no group. */
export const partsOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isGroup(value) ? Object.entries(value) : [];

export const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** On one line: `need, budget`, `count: 2, one_of: manager, executive`. */
export const lineOf = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(lineOf).join(', ');
  if (isGroup(value))
    return partsOf(value).length === 0
      ? '–'
      : partsOf(value)
          .map(([name, part]) => `${name}: ${isGroup(part) ? `{ ${lineOf(part)} }` : lineOf(part)}`)
          .join(', ');
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
};

/** Fields that stand in the rows of a table together: those of groups beside each other, in the order in which they come. */
export const columnsOf = (rows: readonly unknown[]): readonly string[] | null => {
  if (rows.length === 0 || !rows.every(isGroup)) return null;
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
};
