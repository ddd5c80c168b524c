// Where do the API's tests run? On the real engine of a test file, with an office beside the others and a person in every role.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { inject } from 'vitest';
import { createServer } from '../../api/server.ts';
import type { ApiSettings } from '../../api/settings.ts';
import { companyOf, manySellers } from '../../bench/company.ts';
import { obtainCommand } from '../../bench/eight-commands.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import type { OrganisationFile } from '../../doors/organisation/organisation-file.ts';
import { Role } from '../../events/vocabulary.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Whatever a test expects there. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A caller of the API. */
export interface Client {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** With an idempotency key of its own, unless one is given. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  ask(method: string, path: string, options?: AskOptions): Promise<Answered>;
  /** What the caller shows; for connections of the test's own. */
  readonly credentials: Readonly<Record<string, string>>;
}

export interface ApiWorld {
  readonly engine: TestEngine;
  readonly address: string;
  /** Nobody. */
  readonly nobody: Client;
  /** Signed in as this person. */
  as(personId: string): Promise<Client>;
  /** With this API key. */
  with(key: string): Client;
  close(): Promise<void>;
}

/** One person of London for every role, `london-AR` …; pierre and paula are of another office, Paris. */
const company = (): OrganisationFile => {
  const whole = companyOf(manySellers);
  const london = whole.units.find(({ id }) => id === 'london')!;
  const ada = whole.people.find(({ id }) => id === 'ada')!;
  const person = (id: string, roles: readonly Role[], unit: string): typeof ada => ({
    ...{ ...ada, id, name: id, roles: [...roles], unit },
  });
  return {
    ...whole,
    units: [...whole.units, { ...london, id: 'paris', name: 'paris', crm_regions: ['FR'] }],
    people: [
      ...whole.people,
      ...Role.options.map((role) => person(`london-${role}`, [role], 'london')),
      person('pierre', ['AR'], 'paris'),
      person('paula', ['sales_manager'], 'paris'),
    ],
  };
};

export const openApiWorld = async (
  over: Partial<ApiSettings> = {},
  log: FastifyBaseLogger = pino({ level: 'silent' }),
): Promise<ApiWorld> => {
  const engine = await startEngine({
    temporalAddress: inject('temporalAddress'),
    kafkaBrokers: inject('kafkaBrokers'),
    databaseUrl: inject('databaseUrl'),
  });
  // Before anybody asks: a door remembers the organisation for some seconds.
  await importOrganisation(engine.engine.pool, company(), new Date());
  const uploads = await mkdtemp(join(tmpdir(), 'leadcycle-uploads-'));
  const settings: ApiSettings = {
    ...{ host: '127.0.0.1', port: 0, signIn: { kind: 'local' }, requestsAMinute: 1_000_000 },
    sessionMs: 3_600_000,
    ...{ temporalUi: null, largestAttachment: 10 * 1024 ** 2 },
    ...{ uploads, ...over },
  };
  const app = await createServer({
    ...{ engine: engine.engine, settings, log, version: '0.0.0' },
  });
  await app.listen({ host: settings.host, port: settings.port });
  const address = `http://127.0.0.1:${String((app.server.address() as AddressInfo).port)}`;
  const nobody = clientOf(address, {});
  return {
    ...{ engine, address, nobody },
    as: async (personId) => {
      const { status, headers } = await nobody.ask('POST', '/v1/session', { body: { personId } });
      if (status !== 200) throw new Error(`${personId} cannot sign in: ${String(status)}`);
      return clientOf(address, { cookie: headers.get('set-cookie')!.split(';')[0]! });
    },
    with: (key) => clientOf(address, { authorization: `Bearer ${key}` }),
    close: async () => {
      await app.close();
      await engine.close();
      await rm(uploads, { recursive: true, force: true });
    },
  };
};

const clientOf = (address: string, credentials: Readonly<Record<string, string>>): Client => {
  const ask: Client['ask'] = async (method, path, { body, headers = {} } = {}) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...credentials,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    ...{ ask, credentials },
    get: (path, headers = {}) => ask('GET', path, { headers }),
    post: (path, body, headers = {}) =>
      ask('POST', path, { body, headers: { 'idempotency-key': randomUUID(), ...headers } }),
  };
};

/** What a caller says of a command: without what the door looks up. */
export const said = ({ input }: OpenCommand): object => {
  const { routing: _r, suspects: _s, stated: _t, submitter, ...asked } = input as Record<string, unknown>;
  return typeof submitter === 'object' && submitter !== null && 'personId' in submitter
    ? { ...asked, submitter: { personId: submitter.personId } }
    : asked;
};

/** A new lead of London, brought in by this caller. */
export const obtain = async (world: ApiWorld, caller: Client, name = randomUUID()): Promise<string> => {
  const command = obtainCommand(await world.engine.engine.organisation(), name);
  const { submitter: _, ...asked } = said(command) as Record<string, unknown>;
  const { status, body } = await caller.post('/v1/leads', asked);
  if (status !== 201) throw new Error(`It was not obtained: ${JSON.stringify(body)}`);
  return body.leadId;
};
