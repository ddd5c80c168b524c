// What differs between two playbooks? Field by field, in the words of their files; rules are known by their ids.
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { pathName, valueAt } from '../field-path.ts';
import type { Path } from '../field-path.ts';
import { readPlaybook } from './compile-playbook.ts';

/** A playbook as it is written, beside what that means. */
export interface ReadPlaybook {
  readonly meaning: unknown;
  readonly written: unknown;
}

export interface Change {
  /** `clocks.first_contact.target.A`, `tiering.rules[major-or-far-or-new].when` */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** As written; of what moved, its place from 1. Null where it is not there. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Reads one side of a comparison.
 * @throws FileMistakes, DoorRejection as `compilePlaybook`
 */
export const playbookToCompare = (source: string, file: string): ReadPlaybook => ({
  meaning: readPlaybook(source, file),
  written: parse(source, { maxAliasCount: 10_000 }),
});

/**
 * All that changes from `before` to `after`, in the order of the file. What is only written otherwise (60m for 1h, the
 * order of rates) is no change.
 */
export const diffPlaybooks = (before: ReadPlaybook, after: ReadPlaybook): readonly Change[] =>
  differences({ ...before, path: [] }, { ...after, path: [] }, '');

/** One place in one of the playbooks. */
interface Place extends ReadPlaybook {
  readonly path: Path;
}

const meant = ({ meaning, path }: Place): unknown => valueAt(meaning, path);

/** What stands in the file there; where a default stands for it, that. */
const shown = (place: Place): unknown => valueAt(place.written, place.path) ?? meant(place) ?? null;

const inner = (place: Place, part: string | number): Place => ({ ...place, path: [...place.path, part] });

const differences = (before: Place, after: Place, name: string): readonly Change[] => {
  const [was, is] = [meant(before), meant(after)];
  if (isDeepStrictEqual(was, is)) return [];
  if (was === undefined) return [{ path: name, kind: 'added', before: null, after: shown(after) }];
  if (is === undefined) return [{ path: name, kind: 'removed', before: shown(before), after: null }];
  const [hadKeys, hasKeys] = [keysOf(was), keysOf(is)];
  if (hadKeys !== null && hasKeys !== null) return inLists(before, after, name, hadKeys, hasKeys);
  if (isGroup(was) && isGroup(is))
    return union(Object.keys(was), Object.keys(is)).flatMap((key) =>
      differences(inner(before, key), inner(after, key), pathName(name === '' ? [key] : [name, key])),
    );
  return [{ path: name, kind: 'changed', before: shown(before), after: shown(after) }];
};

const inLists = (
  before: Place,
  after: Place,
  name: string,
  had: readonly string[],
  has: readonly string[],
): readonly Change[] => {
  const changes = union(had, has).flatMap((key) =>
    differences(inner(before, had.indexOf(key)), inner(after, has.indexOf(key)), `${name}[${key}]`),
  );
  // Rates and steps stand in their own order; only of rules does the first that holds decide.
  if (!isOfRules(meant(before)) || !isOfRules(meant(after))) return changes;
  const staying = longestCommon(
    had.filter((key) => has.includes(key)),
    has.filter((key) => had.includes(key)),
  );
  const moved = has.filter((key) => had.includes(key) && !staying.includes(key));
  return [
    ...changes,
    ...moved.map((key): Change => ({
      path: `${name}[${key}]`,
      kind: 'moved',
      before: had.indexOf(key) + 1,
      after: has.indexOf(key) + 1,
    })),
  ];
};

/** The most that can stay where it is when a list is put into another order. */
const longestCommon = (before: readonly string[], after: readonly string[]): readonly string[] => {
  let rows: (readonly string[])[] = after.map(() => []);
  for (const key of before) {
    const row: (readonly string[])[] = [];
    after.forEach((other, column) => {
      const [above, left] = [rows[column] ?? [], row[column - 1] ?? []];
      const met = other === key ? [...(rows[column - 1] ?? []), key] : [];
      row.push([met, above, left].reduce((best, found) => (found.length > best.length ? found : best)));
    });
    rows = row;
  }
  return rows.at(-1) ?? [];
};

const isOfRules = (list: unknown): boolean =>
  Array.isArray(list) && list.every((row) => isGroup(row) && 'id' in row);

/** By what each entry of a list is known; null for a list that is one value, as one of words is. */
const keysOf = (list: unknown): readonly string[] | null => {
  if (!Array.isArray(list)) return null;
  const keys = list.map(keyOf);
  const known = keys.filter((key) => key !== null);
  return known.length === keys.length ? known : null;
};

const keyOf = (entry: unknown): string | null => {
  if (!isGroup(entry)) return null;
  if ('id' in entry) return String(entry['id']);
  if ('currency' in entry) return `${String(entry['currency'])} from ${String(entry['from'])}`;
  return 'at' in entry ? `${String(entry['at'])}%` : null;
};

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const union = (some: readonly string[], others: readonly string[]): readonly string[] => [
  ...new Set([...some, ...others]),
];
