// What has been released of the contract, and may what stands here take its place?
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { breaksOf } from '../../../events/contract/compatibility.ts';
import type { JsonSchema } from '../../../events/contract/json-schema.ts';
import { root, textOf } from '../../architecture/tree.ts';

/** By name: `LeadObtained.v1`. */
export interface Contract {
  readonly envelope: JsonSchema;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** sha256 of the golden examples: their bytes never change. */
  readonly golden: Readonly<Record<string, string>>;
}

/** The contract as the latest release had it. The file comes with the first one. */
export const releasedFile = 'contracts/released.json';

export const releasedContract = (): Contract | null =>
  existsSync(`${root}/${releasedFile}`) ? (JSON.parse(textOf(releasedFile)) as Contract) : null;

/** The contract as its files stand here. */
export const committedContract = (): Contract => ({
  envelope: jsonIn('contracts/envelope.schema.json'),
  schemas: filesOf('contracts/events', '.schema.json', jsonIn),
  golden: filesOf('contracts/golden', '.json', (path) =>
    createHash('sha256').update(textOf(path)).digest('hex'),
  ),
});

/** Sentences that say what of the released contract is broken, and what to do; none if nothing is. */
export const brokenPromises = (released: Contract, today: Contract): readonly string[] => [
  ...breaksOf(released.envelope, today.envelope).map(
    ({ field, because }) =>
      `The envelope: ${field} ${because}. It has no versions, so put it back as it was released.`,
  ),
  ...Object.entries(released.schemas).flatMap(([name, schema]) =>
    brokenSchema(name, schema, today.schemas[name]),
  ),
  ...Object.entries(released.golden)
    .filter(([name, hash]) => today.golden[name] !== hash)
    .map(
      ([name]) =>
        `${name}: its golden example is not the released one. Put contracts/golden/${name}.json back; what changed belongs to a new version.`,
    ),
];

const brokenSchema = (
  name: string,
  released: JsonSchema,
  today: JsonSchema | undefined,
): readonly string[] => {
  const [type = name, version = 'v1'] = name.split('.');
  if (today === undefined)
    return [
      `${name} was released and is gone. Old events are read for ever: put its schema and its example back.`,
    ];
  const next = `version ${String(Number(version.slice(1)) + 1)} of ${type} with an upcaster`;
  return breaksOf(released, today).map(
    ({ field, because }) =>
      `${name}: ${field} ${because}. Put it back as it was released, or write ${next} (CONTRIBUTING.md, "Changing what is stored").`,
  );
};

const jsonIn = (path: string): JsonSchema => JSON.parse(textOf(path)) as JsonSchema;

const filesOf = <Value>(
  folder: string,
  ending: string,
  read: (path: string) => Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    readdirSync(`${root}/${folder}`)
      .sort()
      .map((file) => [file.slice(0, -ending.length), read(`${folder}/${file}`)]),
  );
