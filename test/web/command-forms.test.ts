// Is there a form for every command, and does it send what was written as the command's schema has it?
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { forPeople } from '../../web/command/field-words.ts';
import { commandsIn, fieldsAt, fieldsOf } from '../../web/command/fields.ts';
import type { Field } from '../../web/command/fields.ts';
import { bodyOf, writtenFrom } from '../../web/command/written.ts';
import type { Written, WrittenFields } from '../../web/command/written.ts';
import { valueAt } from '../../web/value-at.ts';
import { textOf } from '../architecture/tree.ts';

const contract: object = JSON.parse(textOf('contracts/openapi.json'));
const commands = commandsIn(contract);
const withAll = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [
    field,
    ...(field.kind === 'group' ? withAll(field.fields) : []),
    ...(field.kind === 'list' ? withAll([field.of]) : []),
  ]);

/** Something right for every field, or only for those that are needed. */
const filled = (fields: readonly Field[], which: 'all' | 'needed'): WrittenFields =>
  Object.fromEntries(
    fields
      .filter(({ isNeeded }) => which === 'all' || isNeeded)
      .map((field) => [field.name, valueFor(field, which)]),
  );
const valueFor = (field: Field, which: 'all' | 'needed'): Written => {
  switch (field.kind) {
    case 'text':
      if (/currency/i.test(field.name)) return 'USD';
      if (/LeadId$|^attachmentId$/.test(field.name)) return '0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071';
      return /email/i.test(field.name) ? 'ada@veridian.example' : 'evaluate';
    case 'long-text':
      return 'What was said.';
    case 'day':
      return '2026-01-31';
    case 'instant':
      return '2026-01-31T09:30';
    case 'number':
      return '1';
    case 'flag':
      return true;
    case 'raw':
      return '{}';
    case 'choice':
      return String(field.options[0]);
    case 'group':
      return filled(field.fields, which);
    case 'money':
      return { major: '12.50', currency: 'USD' };
    case 'person':
      return 'ada';
    case 'list':
      return [valueFor(field.of, which)];
  }
};

const schemas = new Ajv2020({ strict: false, validateFormats: false });
schemas.addSchema(contract, 'contract');
const mistakesIn = (command: string, body: unknown): unknown => {
  const path = `/v1/leads/{leadId}/commands/${command}`
    .replaceAll('/', '~1')
    .replace('{', '%7B')
    .replace('}', '%7D');
  const schema = `contract#/paths/${path}/post/requestBody/content/application~1json/schema`;
  return schemas.validate(schema, body) ? null : schemas.errors;
};

test('every command has a form, and every field of it one of its own', () => {
  expect(commands.length).toBeGreaterThan(35);
  const raw = commands.flatMap((command) =>
    withAll(fieldsOf(contract, command) ?? [])
      .filter(({ kind }) => kind === 'raw')
      .map(({ name }) => `${command} ${name}`),
  );
  expect(raw).toEqual([]);
  expect(fieldsOf(contract, 'NoSuchCommand')).toBeNull();
});

test.each(commands)('what the form of %s sends is what the contract asks for', (command) => {
  const fields = fieldsOf(contract, command)!;
  for (const which of ['all', 'needed'] as const)
    expect(mistakesIn(command, bodyOf(fields, filled(fields, which))), which).toBeNull();
});

test('what was left empty is left out, and what is no number is for the API to refuse', () => {
  const fields = fieldsOf(contract, 'PlanFollowUp')!;
  expect(bodyOf(fields, { at: '', note: '  ' })).toEqual({});
  expect(bodyOf(fields, { at: '2026-01-31T09:30' })).toEqual({
    at: new Date('2026-01-31T09:30').toISOString(),
  });
  expect(mistakesIn('AddNote', {})).not.toBeNull();
  const [number] = withAll(fieldsOf(contract, 'EnrichLead')!).filter(({ kind }) => kind === 'number');
  expect(bodyOf([number!], { [number!.name]: 'many' })).toEqual({ [number!.name]: 'many' });
});

test('a place that is not there is nothing', () => {
  expect(valueAt({ a: [1] }, 'a', '0')).toBe(1);
  expect(valueAt(null, 'a')).toBeUndefined();
  expect(valueAt({}, 'toString')).toBeUndefined();
});

test('an amount is written in major units, of whatever currency', () => {
  const fields = fieldsOf(contract, 'WinOrder')!;
  const minor = (major: string, currency: string): unknown =>
    valueAt(bodyOf(fields, { orderNo: '1', amount: { major, currency } }), 'amount', 'minor');
  expect(minor('12.5', 'USD')).toBe(1_250);
  expect(minor('12', 'JPY')).toBe(12);
  expect(minor('0.1', 'nonsense')).toBe('0.1');
});

test('a form that shows what is known sends it back as it was, and never what only stands in place of it', () => {
  const fields = fieldsOf(contract, 'EnrichLead')!;
  const body = bodyOf(fields, filled(fields, 'all'));
  expect(bodyOf(fields, writtenFrom(fields, body))).toEqual(body);
  expect(writtenFrom(fields, { need: { text: '[not shown]', product: 'x' } })).toMatchObject({
    need: { product: 'x' },
  });
  expect(writtenFrom(fields, { need: { text: '[not shown]' } })).not.toMatchObject({
    need: { text: '[not shown]' },
  });
});

test('what the contract says of a field is told without the words of whoever writes bodies', () => {
  const hints = [...commands.map((command) => fieldsOf(contract, command)), fieldsAt(contract, '/v1/leads')]
    .flatMap((fields) => withAll(fields ?? []))
    .map(({ description }) => forPeople(description));
  expect(hints.filter((hint) => /null/i.test(hint))).toEqual([]);
  expect(forPeople('The upper limit; null: open. A known figure has equal limits.')).toBe(
    'The upper limit. A known figure has equal limits.',
  );
});
