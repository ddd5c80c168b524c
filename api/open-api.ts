// What does OpenAPI say of the API? The routes' own schemas, with names that are the same for what is sent and what is told.
import type { SwaggerOptions } from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from './problem.ts';

/** Only what the API names itself: all names of events and commands would stand in it twice, and most of them unused. */
const named = z.registry<{ id?: string | undefined; description?: string | undefined }>();
for (const schema of [Problem]) named.add(schema, z.globalRegistry.get(schema) ?? {});

export const openApi = (version: string): SwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'leadcycle',
      version,
      description:
        'From market to lead, from lead to cash: every command of a lead, every report and list. Refusals are problems of RFC 9457 with a code, a sentence and what would make it allowed.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags: [
      { name: 'Session', description: 'Who calls.' },
      { name: 'Leads', description: 'Leads, as far as one may see them.' },
      { name: 'Commands', description: 'What a lead can be asked to do.' },
      { name: 'Work', description: 'What waits for a person, and what may be claimed.' },
      { name: 'Customers', description: 'Customers, and all that was told of them.' },
      { name: 'Reports', description: 'What leads come to: of the offices that one reaches.' },
      { name: 'Organisation', description: 'Offices, people, playbooks.' },
      { name: 'Operations', description: 'How the server is, and who used it.' },
    ],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key, or a token of the identity provider.' },
        session: { type: 'apiKey', in: 'cookie', name: 'leadcycle_session', description: 'In local mode alone.' },
      },
    },
  },
  transform: createJsonSchemaTransform({ schemaRegistry: named }),
  transformObject: createJsonSchemaTransformObject({ schemaRegistry: named }),
});
