// Is asyncapi.yaml a document by AsyncAPI's own schema, does all that it names exist, and does it say what the stream is?
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { headersOf } from '../../../events/codec.ts';
import { eventContracts, nameOf } from '../../../events/contract/schemas.ts';
import { root, textOf } from '../../architecture/tree.ts';
import { goldenEnvelopes } from './golden/golden-envelopes.ts';

interface Document {
  readonly channels: { readonly leads: { readonly messages: Readonly<Record<string, object>> } };
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly headers: object }>>;
    readonly messageTraits: { readonly leadEvent: { readonly headers: object } };
  };
}

const document = parse(textOf('contracts/asyncapi.yaml')) as Document;

test('it is valid by the schema of AsyncAPI 3, bindings of Kafka included', () => {
  const path = fileURLToPath(import.meta.resolve('@asyncapi/specs/schemas/3.1.0.json'));
  const ajv = new Ajv({ meta: false, validateSchema: false, strict: false }); // the file brings draft-07 along
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  const { address: _, ...nameless } = document.channels.leads as unknown as Record<string, unknown>;
  expect(validate({ ...document, channels: { leads: { ...nameless, address: 7 } } })).toBe(false);
});

test('whatever it refers to is there', () => {
  const references = (part: unknown): string[] =>
    typeof part !== 'object' || part === null
      ? []
      : Object.entries(part).flatMap(([key, value]) =>
          key === '$ref' ? [String(value)] : references(value),
        );
  const isThere = (reference: string): boolean =>
    reference.startsWith('#/')
      ? reference
          .slice(2)
          .split('/')
          .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document) !==
        undefined
      : existsSync(`${root}/contracts/${reference}`);
  const named = references(document);
  expect(named.length).toBeGreaterThan(3 * eventContracts.length);
  expect(named.filter((reference) => !isThere(reference))).toEqual([]);
});

test('every event is a message of the channel, and its headers are those that the engine writes', () => {
  const names = eventContracts.map(nameOf);
  expect(Object.keys(document.channels.leads.messages)).toEqual(names);
  const ajv = new Ajv();
  for (const [index, envelope] of goldenEnvelopes.entries()) {
    const message = document.components.messages[names[index]!]!;
    const headers = { allOf: [document.components.messageTraits.leadEvent.headers, message.headers] };
    expect(ajv.validate(headers, headersOf(envelope)), ajv.errorsText()).toBe(true);
    expect(ajv.validate(headers, { ...headersOf(envelope), ce_type: 'other' })).toBe(false);
  }
});
