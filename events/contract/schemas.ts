// Which schemas does the contract hold? One of the data of every event in its current version, and one of the envelope.
import { Envelope } from '../envelope.ts';
import { leadEvents } from '../lead-event.ts';
import { currentVersion } from '../upcast.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

export interface EventContract {
  readonly type: string;
  readonly version: number;
  /** What has happened, as a sentence. */
  readonly tells: string;
  /** Of `data`; its `$id` is what `dataschema` of an envelope says. */
  readonly schema: JsonSchema;
}

/** In the order of the life of a lead. */
export const eventContracts: readonly EventContract[] = leadEvents.map(({ shape, description }) => {
  const type = shape.type.value;
  const version = currentVersion(type);
  const tells = description ?? '';
  const $id = `urn:leadcycle:schema:${type}:${String(version)}`;
  const title = `${type}, version ${String(version)}: what its data tell`;
  return { type, version, tells, schema: jsonSchemaOf(shape.data, { $id, title, description: tells }) };
});

/** `LeadObtained.v1`: so files and messages are called. */
export const nameOf = ({ type, version }: Pick<EventContract, 'type' | 'version'>): string =>
  `${type}.v${String(version)}`;

export const envelopeSchema: JsonSchema = jsonSchemaOf(Envelope, {
  $id: 'urn:leadcycle:schema:envelope',
  title: 'The envelope of every event',
  description: Envelope.description ?? '',
});

/** What lies under `$defs` of any of them, by name: a part is the same wherever it stands. */
export const namedParts: ReadonlyMap<string, JsonSchema> = new Map(
  [envelopeSchema, ...eventContracts.map(({ schema }) => schema)].flatMap(({ $defs }) =>
    Object.entries($defs ?? {}),
  ),
);
