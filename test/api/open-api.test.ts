// Does the contract of the API say what its routes do? The committed file is that of today's schemas.
import { expect, test } from 'vitest';
import { pino } from 'pino';
import type { Engine } from '../../doors/engine.ts';
import { internalCommands, leadCommands } from '../../events/commands/lead-command.ts';
import { routes } from '../../api/routes/all.ts';
import { createServer } from '../../api/server.ts';
import { textOf } from '../architecture/tree.ts';

const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };

/** No route is called: nothing of an engine is needed to tell what there is. */
const document = async (): Promise<OpenApi> => {
  const app = await createServer({
    engine: {} as Engine,
    settings: {
      host: '127.0.0.1',
      port: 0,
      signIn: { kind: 'local' },
      sessionMs: 3_600_000,
      requestsAMinute: 1_000,
      uploads: '',
      largestAttachment: 0,
      temporalUi: null,
    },
    log: pino({ level: 'silent' }),
    version,
  });
  try {
    return JSON.parse(JSON.stringify(app.swagger())) as OpenApi;
  } finally {
    await app.close();
  }
};

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

// After a change of a route: npx vitest run --project unit test/api/open-api.test.ts --update
test('contracts/openapi.json is what the API does', async () => {
  const text = `${JSON.stringify(await document(), null, 1)}\n`;
  await expect(text).toMatchFileSnapshot('../../contracts/openapi.json');
});

test('every route is told, with who may call it and how it refuses', async () => {
  const { openapi, paths } = await document();
  expect(openapi).toBe('3.1.0');
  const told = Object.values(paths).flatMap((path) => Object.values(path));
  expect(told.map(({ operationId }) => operationId).sort()).toEqual(routes.map(({ name }) => name).sort());
  for (const { operationId, summary, tags, security, responses } of told) {
    expect(summary, operationId).toMatch(/^[A-Z]/);
    expect(tags, operationId).toHaveLength(1);
    const route = routes.find(({ name }) => name === operationId);
    expect(security === undefined, operationId).toBe(route?.needs === 'nothing');
    for (const status of ['401', '403', '404', '422', '429', '503'])
      expect(Object.keys(responses[status]?.content ?? {}), `${operationId} ${status}`).toEqual([
        'application/problem+json',
      ]);
  }
});

test('files are told as what they are, and all else as JSON', async () => {
  const { paths } = await document();
  const taken = Object.values(paths).flatMap((path) =>
    Object.values(path).flatMap(({ operationId, requestBody }) =>
      requestBody === undefined ? [] : [[operationId, Object.keys(requestBody.content).join()] as const],
    ),
  );
  expect(taken.filter(([, media]) => media !== 'application/json')).toEqual([
    ['uploadImport', 'text/csv'],
    ['sendAttachment', 'application/octet-stream'],
  ]);
  expect(taken.length).toBeGreaterThan(30);
});

test('every command that a door takes has an address, and no internal one', async () => {
  const { paths } = await document();
  const commands = Object.keys(paths).flatMap(
    (path) => /^\/v1\/leads\/\{leadId\}\/commands\/(\w+)$/.exec(path)?.[1] ?? [],
  );
  const internal: readonly string[] = internalCommands;
  const wanted = leadCommands
    .map((schema): string => schema.shape.type.value)
    .filter((type) => type !== 'ObtainLead' && !internal.includes(type));
  expect(commands.sort()).toEqual(wanted.sort());
  expect(paths['/v1/leads']?.['post']).toBeDefined();
});

test('no name is told that nothing refers to, and nothing refers to a name that is not told', async () => {
  const { paths, components } = await document();
  const text = JSON.stringify([paths, components]);
  const referred = new Set([...text.matchAll(/#\/components\/schemas\/([^"]+)/g)].map((match) => match[1]));
  expect([...referred].sort()).toEqual(Object.keys(components.schemas).sort());
});
