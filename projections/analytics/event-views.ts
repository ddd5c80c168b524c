// What does each type of event tell analysts? A view a type, its columns from the schema that the contract has of it.
import { meaningOf } from '../../events/contract/field-rows.ts';
import type { JsonSchema } from '../../events/contract/json-schema.ts';
import { eventContracts, namedParts } from '../../events/contract/schemas.ts';
import type { EventContract } from '../../events/contract/schemas.ts';
import { leadId, recordedTime, seq } from './cuts.ts';
import { same } from './relation.ts';
import type { ColumnType, View, ViewColumn } from './relation.ts';
import { unsealed } from './unsealed.ts';

/** What every event has; a field of its data that is called the same has `data_` before its name. */
const ofAll: readonly ViewColumn[] = [
  leadId,
  seq,
  same('time', 'timestamptz', 'When it happened.'),
  recordedTime,
  same('actor', 'text', '`person:<id>`, `service:<name>` or `engine:<rule>`.'),
  same('office', 'text', 'The office accountable after the event; empty before the lead has a tier.'),
  same('origin', 'text', 'live, import or repair.'),
];
const taken: ReadonlySet<string> = new Set(ofAll.map(({ name }) => name));

const snake = (word: string): string =>
  word.replaceAll(/[A-Z]+/g, (capitals, at: number) => `${at === 0 ? '' : '_'}${capitals.toLowerCase()}`);

interface Field {
  /** `amount`, `minor` */
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  readonly means: string;
}

/** Objects are told field by field; lists, and what has several shapes, stay as they are. */
const columnsOf = ({ path, schema, means }: Field): readonly ViewColumn[] => {
  const { ref, plain } = resolved(schema);
  if (ref === 'Sealed')
    return [scalar(path, 'text', `${means} Personal: \`[sealed]\`; null: there is none.`)];
  if (plain.properties !== undefined)
    return Object.entries(plain.properties).flatMap(([name, field]) =>
      typeof field === 'object' ? columnsOf(fieldOf(name, field, path)) : [],
    );
  const type = typeOf(plain);
  return [
    type === 'jsonb'
      ? { ...{ name: nameOf(path), type, means }, is: `nullif(d.data #> '{${path.join(',')}}', 'null')` }
      : scalar(path, type, means),
  ];
};

const fieldOf = (name: string, schema: JsonSchema, around: readonly string[]): Field => ({
  path: [...around, name],
  schema,
  means: [around.length === 0 ? '' : `Of \`${around.join('.')}\`:`, sentence(meaningOf(schema))]
    .filter((part) => part !== '')
    .join(' '),
});

const sentence = (text: string): string => (text === '' || /[.…]$/.test(text) ? text : `${text}.`);

const nameOf = (path: readonly string[]): string => {
  const name = path.map(snake).join('_');
  return taken.has(name) ? `data_${name}` : name;
};

const scalar = (path: readonly string[], type: ColumnType, means: string): ViewColumn => ({
  ...{ name: nameOf(path), type, means },
  is: `d.data #>> '{${path.join(',')}}'`,
});

/** Without null, and with the part that it names in its place. */
const resolved = (schema: JsonSchema): { readonly ref: string | null; readonly plain: JsonSchema } => {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const [only] = others;
  const inner = others.length === 1 && only !== undefined ? only : schema;
  const ref = inner.$ref?.replace('#/$defs/', '') ?? null;
  return { ref, plain: ref === null ? inner : (namedParts.get(ref) ?? inner) };
};

const typeOf = (plain: JsonSchema): ColumnType => {
  if (plain.anyOf !== undefined) return plain.anyOf.every(isWord) ? 'text' : 'jsonb';
  if (isWord(plain)) return plain.format === undefined ? 'text' : (formats[plain.format] ?? 'text');
  const [type] = [plain.type].flat().filter((name) => name !== 'null');
  return type === undefined ? 'jsonb' : (types[type] ?? 'jsonb');
};

/** What has one short value, told as text: a word, or a number that stands for one. */
const isWord = ({ type, enum: words, const: word }: JsonSchema): boolean =>
  words !== undefined || word !== undefined || [type].flat().includes('string');

const formats: Readonly<Record<string, ColumnType>> = {
  'date-time': 'timestamptz',
  date: 'date',
  uuid: 'uuid',
};
const types: Readonly<Record<string, ColumnType>> = {
  integer: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
};

const viewOf = ({ type, tells, schema }: EventContract): View => ({
  name: `event_${snake(type)}`,
  means: tells,
  // Kept apart by `offset 0`: otherwise the bytes are read anew for each column.
  from: `from read.event e cross join lateral (select ${unsealed}::jsonb -> 'data' as data offset 0) d where e.type = '${type}'`,
  columns: [
    ...ofAll.map((column) => ({ ...column, is: `e.${column.is}` })),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      typeof field === 'object' ? columnsOf(fieldOf(name, field, [])) : [],
    ),
  ],
});

/** In the order of the life of a lead. */
export const eventViews: readonly View[] = eventContracts.map(viewOf);
