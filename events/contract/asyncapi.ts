// How do other systems read the stream? The channel, its messages and their headers, as AsyncAPI 3.
import { stringify } from 'yaml';
import { keptForEver, leadPartitions, leadTopic } from '../topic.ts';
import { envelopeSchema, eventContracts, nameOf } from './schemas.ts';
import type { EventContract } from './schemas.ts';

const bindingVersion = '0.5.0';

const description = `All events of all leads, in order for each lead, kept for ever.

- The value is a CloudEvent in structured JSON, as canonical text (RFC 8785); its attributes stand in the headers too.
- The key is the lead. Within one lead \`sequence\` counts 1, 2, 3 … without a gap; between leads there is no order.
- Delivery is at least once. A repeat has the same \`id\` and the same bytes: skip what you know.
- New types, new fields and new words in a list may come at any time: ignore what you do not know.
  All other changes make a new version of a type, which is a message of its own here.
- Personal data are sealed. Nobody can open them from here.`;

/**
 * The document as YAML.
 * @param release version of leadcycle that writes such a stream
 */
export const asyncApiDocument = (release: string): string =>
  stringify(
    {
      asyncapi: '3.1.0',
      info: {
        title: 'leadcycle: the stream of lead events',
        version: release,
        description,
        license: { name: 'Apache-2.0' },
      },
      defaultContentType: 'application/cloudevents+json',
      channels: { leads: channel },
      operations: {
        tellLeadEvents: {
          action: 'send',
          channel: { $ref: '#/channels/leads' },
          summary: 'Whatever is decided on a lead is told here once it is recorded in its workflow.',
        },
      },
      components: {
        messages: Object.fromEntries(eventContracts.map((event) => [nameOf(event), message(event)])),
        messageTraits: { leadEvent: trait },
      },
    },
    { lineWidth: 120, aliasDuplicateObjects: false, blockQuote: 'literal' },
  );

const channel = {
  address: leadTopic,
  title: 'Lead events',
  description: 'The address is the default one: LEADCYCLE_TOPIC gives it another name.',
  messages: Object.fromEntries(
    eventContracts.map((event) => [nameOf(event), { $ref: `#/components/messages/${nameOf(event)}` }]),
  ),
  bindings: {
    kafka: {
      topic: leadTopic,
      partitions: leadPartitions,
      topicConfiguration: {
        'cleanup.policy': [keptForEver['cleanup.policy']],
        'retention.ms': Number(keptForEver['retention.ms']),
        'retention.bytes': Number(keptForEver['retention.bytes']),
      },
      bindingVersion,
    },
  },
};

const { data: _, datacontenttype: __, ...attributes } = envelopeSchema.properties ?? {};

/** What all messages have in common. */
const trait = {
  contentType: 'application/cloudevents+json; charset=utf-8',
  headers: {
    type: 'object',
    required: ['content-type', ...Object.keys(attributes).map((name) => `ce_${name}`)],
    properties: {
      'content-type': { const: 'application/cloudevents+json; charset=utf-8' },
      ...Object.fromEntries(Object.keys(attributes).map((name) => [`ce_${name}`, { type: 'string' }])),
    },
  },
  correlationId: {
    description: 'The batch of commands that began the story.',
    location: '$message.header#/ce_correlationid',
  },
  bindings: {
    kafka: { key: { type: 'string', format: 'uuid', description: 'The lead.' }, bindingVersion },
  },
};

const message = (event: EventContract): object => ({
  name: `leadcycle.${nameOf(event)}`,
  title: `${event.type}, version ${String(event.version)}`,
  summary: event.tells,
  traits: [{ $ref: '#/components/messageTraits/leadEvent' }],
  headers: { type: 'object', properties: { ce_type: { const: `leadcycle.${nameOf(event)}` } } },
  payload: {
    allOf: [
      { $ref: './envelope.schema.json' },
      {
        type: 'object',
        properties: {
          type: { const: `leadcycle.${nameOf(event)}` },
          dataschema: { const: event.schema.$id },
          data: { $ref: `./events/${nameOf(event)}.schema.json` },
        },
      },
    ],
  },
});
