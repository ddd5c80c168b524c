// Which files hold the contract, and what stands in them? All that is generated from the schemas in `events/`.
import { asyncApiDocument } from './asyncapi.ts';
import { dataDictionary } from './data-dictionary.ts';
import type { JsonSchema } from './json-schema.ts';
import { envelopeSchema, eventContracts, nameOf } from './schemas.ts';

/**
 * Path from the root of the project → text.
 * @param release version of leadcycle, as package.json has it
 */
export const contractFiles = (release: string): ReadonlyMap<string, string> =>
  new Map([
    ...eventContracts.map((event): [string, string] => [
      `contracts/events/${nameOf(event)}.schema.json`,
      text(event.schema),
    ]),
    ['contracts/envelope.schema.json', text(envelopeSchema)],
    ['contracts/asyncapi.yaml', asyncApiDocument(release)],
    ['docs/reference/events.md', dataDictionary()],
  ]);

const text = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;
