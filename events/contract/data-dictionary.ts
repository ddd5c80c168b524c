// What does each event tell, field by field? A page for analysts, written from the descriptions of the schemas.
import { careEvents } from '../care.ts';
import { convertEvents } from '../convert.ts';
import { crossVerifyEvents } from '../cross-verify.ts';
import { distributeEvents } from '../distribute.ts';
import { evaluateEvents } from '../evaluate.ts';
import { obtainEvents } from '../obtain.ts';
import { serviceLevelEvents } from '../service-levels.ts';
import { fieldsOf, meaningOf, typeOf } from './field-rows.ts';
import type { JsonSchema } from './json-schema.ts';
import { envelopeSchema, eventContracts, namedParts, nameOf } from './schemas.ts';
import type { EventContract } from './schemas.ts';

interface Chapter {
  readonly title: string;
  readonly events: readonly { readonly shape: { readonly type: { readonly value: string } } }[];
}

const chapters: readonly Chapter[] = [
  { title: 'Obtained', events: obtainEvents },
  { title: 'Evaluated', events: evaluateEvents },
  { title: 'Cross-verified', events: crossVerifyEvents },
  { title: 'Distributed', events: distributeEvents },
  { title: 'Converted', events: convertEvents },
  { title: 'On the clock', events: serviceLevelEvents },
  { title: 'Taken care of', events: careEvents },
];

const introduction = `# Events

What stands on the stream, field by field. Generated from the schemas in \`events/\`: their descriptions are the source.
How to read the stream is told in [Read the stream](../how-to/read-the-stream.md).

- Every field is always there; \`null\` says that there is nothing.
- An **instant** is UTC with milliseconds (\`2026-01-05T09:00:00.000Z\`), a **day** has no zone (\`2026-01-05\`).
- Money is in minor units, durations are in milliseconds; other units stand with the field.
- *sealed*: personal data, encrypted. Only the [doors](../glossary.md) of leadcycle can open them.
- Everything is there since 0.1.0, the first release, unless its meaning says otherwise: \`(since 0.2.0)\`.
  New events, fields and words of a list may come; ignore what you do not know.`;

/** The page as Markdown. */
export const dataDictionary = (): string =>
  [
    introduction,
    '## Envelope',
    `${envelopeSchema.description ?? ''} Schema: [envelope](../../contracts/envelope.schema.json).`,
    table(envelopeSchema),
    ...chapters.flatMap(({ title, events }) => [
      `## ${title}`,
      ...events.flatMap(({ shape }) => sectionOf(shape.type.value)),
    ]),
    '## Parts',
    'What fields of several events are made of.',
    ...inOrder.filter(([, part]) => isMade(part)).flatMap(partSection),
    '## Words',
    'The lists and patterns that words in the events come from.',
    ...inOrder.filter(([, part]) => !isMade(part)).flatMap(partSection),
  ].join('\n\n') + '\n';

const sectionOf = (type: string): readonly string[] =>
  eventContracts.filter((event) => event.type === type).flatMap(section);

const section = (event: EventContract): readonly string[] => [
  `### ${event.type}`,
  event.tells,
  `\`leadcycle.${nameOf(event)}\` · [schema](../../contracts/events/${nameOf(event)}.schema.json) · [example](../../contracts/golden/${nameOf(event)}.json)`,
  table(event.schema),
];

const inOrder = [...namedParts].sort(([one], [other]) => (one < other ? -1 : 1));

/** Of several fields; all others are words. */
const isMade = ({ properties, oneOf, prefixItems }: JsonSchema): boolean =>
  [properties, oneOf, prefixItems].some((fields) => fields !== undefined);

const partSection = ([name, part]: readonly [string, JsonSchema]): readonly string[] => {
  const head = [`### ${name}`, part.description ?? ''];
  if (part.properties !== undefined) return [...head, table(part)];
  if (part.oneOf === undefined) return [...head, typeOf(part)];
  return [...head, ...part.oneOf.flatMap((option) => [meaningOf(option), table(option)])];
};

const table = (schema: JsonSchema): string =>
  [
    '| field | type | meaning |',
    '| --- | --- | --- |',
    ...fieldsOf(schema).map(
      ({ name, type, meaning }) => `| \`${name}\` | ${cell(type)} | ${cell(meaning)} |`,
    ),
  ].join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|');
