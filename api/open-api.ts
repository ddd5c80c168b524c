// What does OpenAPI say of the API? The routes' own schemas; names that no route uses are left out.
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { routes } from './routes/all.ts';

type TransformObject = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>;

export const openApi = (version: string): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      ...{ title: 'leadcycle', version, license: { name: 'Apache-2.0' } },
      description:
        'From market to lead, from lead to cash: every command of a lead, every report and list. Refusals are problems of RFC 9457 with a code, a sentence and what would make it allowed.',
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags: [
      { name: 'Session', description: 'Who calls.' },
      { name: 'Leads', description: 'Leads, as far as one may see them.' },
      { name: 'Commands', description: 'What a lead can be asked to do.' },
      { name: 'Bulk', description: 'One command for many leads, as a job.' },
      { name: 'Import', description: 'CRM exports that become leads with their history.' },
      { name: 'Work', description: 'What waits for a person, and what may be claimed.' },
      { name: 'Customers', description: 'Customers, and all that was told of them.' },
      { name: 'Views', description: 'Lists and reports as somebody has kept them.' },
      { name: 'Reports', description: 'What leads come to: of the offices that one reaches.' },
      { name: 'Organisation', description: 'Offices and people.' },
      {
        name: 'Playbooks',
        description: 'The rules that leads follow, what changed in them, and what others would decide.',
      },
      { name: 'Operations', description: 'How the server is, and who used it.' },
    ],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, or a token of the identity provider.',
        },
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: 'leadcycle_session' },
          description: 'Of a browser that is signed in to the console.',
        },
      },
    },
  },
  transform: (told) => {
    const headers = routes.find(({ name }) => name === told.schema.operationId)?.headers ?? null;
    return jsonSchemaTransform(headers === null ? told : { ...told, schema: { ...told.schema, headers } });
  },
  transformObject: withoutUnused,
});

/** Events and commands name their parts too: of those only what a route refers to, by way of others or at once. */
const withoutUnused: TransformObject = (document) => {
  const whole = jsonSchemaTransformObject(document);
  if (!('components' in whole)) return whole;
  const { schemas = {} } = whole.components ?? {};
  const used = new Set<string>();
  const waiting = ['paths' in whole ? JSON.stringify(whole.paths) : ''];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop())
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/gu)) {
      if (used.has(name)) continue;
      used.add(name);
      waiting.push(JSON.stringify(schemas[name] ?? null));
    }
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...whole, components: { ...whole.components, schemas: kept } } as typeof whole;
};
