// Is what was released kept? And is a change that breaks a reader refused, with the field and what to do?
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../../events/contract/json-schema.ts';
import { brokenPromises, committedContract, releasedContract } from './released.ts';

const today = committedContract();
const lost = today.schemas['LeadLost.v1']!;
const properties = lost.properties!;

/** A contract in which LeadLost has another schema than here. */
const withLost = (schema: JsonSchema): typeof today => ({
  ...today,
  schemas: { ...today.schemas, 'LeadLost.v1': schema },
});
const change = (
  changes: NonNullable<JsonSchema['properties']>,
  required = lost.required!,
): readonly string[] =>
  brokenPromises(today, withLost({ ...lost, properties: { ...properties, ...changes }, required }));
const without = (name: string): NonNullable<JsonSchema['properties']> =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name));

test('nothing that was released is broken', () => {
  const released = releasedContract();
  expect(released === null ? [] : brokenPromises(released, today)).toEqual([]);
});

test('the contract may take its own place', () => {
  expect(brokenPromises(today, today)).toEqual([]);
});

test('an optional field that says since when may be added', () => {
  expect(change({ market: { type: 'string', description: 'Where. (since 0.2.0)' } })).toEqual([]);
  expect(change({ market: { type: 'string', description: 'Where.' } })).toEqual([
    expect.stringContaining('market is new: its description has to say since when'),
  ]);
});

test('a word may be added to a list, and a description may change', () => {
  const { $defs = {} } = lost;
  const reasons = $defs['LossReason']!;
  const longer = { ...reasons, enum: [...reasons.enum!, 'war'], description: 'Why.' };
  expect(brokenPromises(today, withLost({ ...lost, $defs: { ...$defs, LossReason: longer } }))).toEqual([]);
});

test.each([
  ['a field goes', { ...lost, properties: without('note') }, 'note is gone'],
  [
    'a required field comes',
    { ...lost, properties: { ...properties, market: {} }, required: [...lost.required!, 'market'] },
    'market is new and required',
  ],
  [
    'a field is no longer always there',
    { ...lost, required: lost.required!.filter((name) => name !== 'reason') },
    'reason may be absent now',
  ],
  [
    'what could be null cannot be',
    { ...lost, properties: { ...properties, note: { type: 'string' } } },
    'note cannot be null any more',
  ],
  [
    'what could not be null can be',
    {
      ...lost,
      properties: {
        ...properties,
        reason: { anyOf: [properties['reason'] as JsonSchema, { type: 'null' }] },
      },
    },
    'reason may be null now',
  ],
  [
    'a type changes',
    { ...lost, properties: { ...properties, note: { type: ['integer', 'null'] } } },
    'note has type "integer" instead of "string"',
  ],
  [
    'a word of a list goes',
    {
      ...lost,
      $defs: { ...lost.$defs, LossReason: { type: 'string', enum: ['competitor', 'no_budget'] } },
    },
    'reason cannot be "price" any more',
  ],
  [
    'a length is cut in a part',
    {
      ...lost,
      $defs: {
        ...lost.$defs,
        PersonRef: {
          type: 'object',
          properties: {
            ...lost.$defs!['PersonRef']!.properties,
            personId: { type: 'string', maxLength: 20 },
          },
        },
      },
    },
    'by.personId has maxLength 20 instead of 200',
  ],
] satisfies [string, JsonSchema, string][])('it is refused that %s', (_, schema, complaint) => {
  const broken = brokenPromises(today, withLost(schema));
  expect(broken).toContainEqual(expect.stringContaining(`LeadLost.v1: ${complaint}`));
  expect(broken.join('\n')).toContain('or write version 2 of LeadLost with an upcaster');
});

test('a released version does not vanish, its example does not change, and the envelope stays', () => {
  const { 'LeadLost.v1': _, ...others } = today.schemas;
  const gone = { ...today, schemas: others };
  expect(brokenPromises(today, gone)).toEqual([
    expect.stringContaining('LeadLost.v1 was released and is gone'),
  ]);
  const rewritten = { ...today, golden: { ...today.golden, 'LeadLost.v1': 'other' } };
  expect(brokenPromises(today, rewritten)).toEqual([
    expect.stringContaining('contracts/golden/LeadLost.v1.json'),
  ]);
  const { office: __, ...attributes } = today.envelope.properties!;
  const bare = { ...today, envelope: { ...today.envelope, properties: attributes } };
  expect(brokenPromises(today, bare)).toEqual([expect.stringContaining('The envelope: office is gone')]);
});

test('a new event is no broken promise', () => {
  expect(brokenPromises(today, { ...today, schemas: { ...today.schemas, 'LeadSold.v1': {} } })).toEqual([]);
});
