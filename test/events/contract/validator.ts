// Does a value fit the contract as it is committed? By another library than the one that wrote it.
import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { root, textOf } from '../../architecture/tree.ts';

/** Knows every committed schema by its `$id`, as a consumer would. */
const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv);
for (const path of [
  'contracts/envelope.schema.json',
  ...readdirSync(`${root}/contracts/events`).map((name) => `contracts/events/${name}`),
])
  ajv.addSchema(JSON.parse(textOf(path)) as object);

/** What is wrong with an envelope and its data; nothing if it is as the contract says. */
export const complaintsAbout = (envelope: {
  readonly dataschema: string;
  readonly data: unknown;
}): readonly string[] => [
  ...complaints('urn:leadcycle:schema:envelope', envelope),
  ...complaints(envelope.dataschema, envelope.data),
];

const complaints = (schemaId: string, value: unknown): readonly string[] => {
  const validate = ajv.getSchema(schemaId);
  if (validate === undefined) return [`there is no schema ${schemaId}`];
  return validate(value) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};
