// Is it told how the engine is, also while a server is away, and to whom which leads it is about?
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outboxWatch } from '../../activities/outbox-watch.ts';
import { Health } from '../../api/answers/health.ts';
import { createServer } from '../../api/server.ts';
import type { Engine } from '../../doors/engine.ts';
import { figureOf, worstOf } from '../../doors/health/limits.ts';
import { envelopeOf } from '../activities/publisher-contract.ts';
import { eventually } from '../support/eventually.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld, Client as Caller } from './api-world.ts';

type Told = ReturnType<typeof Health.parse>;

let world: ApiWorld;
let hana: Caller;
let leadId: string;
beforeAll(async () => {
  world = await openApiWorld();
  hana = await world.as('hana');
  leadId = await obtain(world, await world.as('ada'));
  await hana.get(`/v1/leads/${leadId}?min_seq=1`);
});
afterAll(() => world.close());

const healthFor = async (caller: Caller): Promise<Told> => {
  const { status, body } = await caller.get('/v1/health');
  expect(status).toBe(200);
  return Health.parse(body);
};
const partIn = ({ parts }: Told, name: string) => parts.find(({ part }) => part === name)!;
const figureIn = ({ parts }: Told, name: string) =>
  parts.flatMap(({ figures }) => figures).find(({ figure }) => figure === name)!;

test('what runs is told part by part, with figures, limits and versions', async () => {
  // A server beside six others may answer late for a moment, and a worker begins to poll in its own time.
  const told = await eventually('all of it answers', async () => {
    const health = await healthFor(hana);
    return health.parts.every(({ isAway }) => !isAway) &&
      figureIn(health, 'workers_workflows').value === 1 &&
      figureIn(health, 'stream_readers').value === 1
      ? health
      : null;
  });
  expect(figureIn(told, 'stream_events').value).toBe(0);
  expect(figureIn(told, 'workers_activities').value).toBe(1);
  expect(figureIn(told, 'parked_leads')).toMatchObject({ value: 0, state: 'green', amber: 1, red: 100 });
  // Nobody started a notifier here, and nothing says that there has to be one.
  expect(figureIn(told, 'notifier_readers')).toMatchObject({ value: 0, state: 'amber' });
  expect(told.versions.find(({ of }) => of === 'postgres')?.version).toMatch(/^\d+\.\d+/);
  expect(told.versions.find(({ of }) => of === 'temporal')?.version).toMatch(/^\d+\.\d+/);
  expect(told.versions.find(({ of }) => of === 'playbook')?.version).toBe('1');
  expect(told.detail?.workers.map(({ kind }) => kind).sort()).toEqual(['activities', 'workflows']);
});

test('which leads are held back, and which machines work, is for administrators', async () => {
  const { pool } = world.engine.engine;
  const parked = randomUUID();
  await pool.query(
    `insert into read_v1.parked_lead (lead_id, kind, from_seq, partition, because) values ($1, 'gap', 7, 0, 'expected seq 7')`,
    [parked],
  );
  const told = await eventually('it is told', async () => {
    const health = await healthFor(hana);
    return figureIn(health, 'parked_leads').value === 1 ? health : null;
  });
  expect(partIn(told, 'parked').state).toBe('amber');
  expect(told.detail?.parked).toMatchObject([{ leadId: parked, kind: 'gap', consumer: 'projector' }]);
  for (const personId of ['ada', 'mia', 'london-analyst']) {
    const seen = await healthFor(await world.as(personId));
    expect(seen.detail).toBeNull();
    expect(figureIn(seen, 'parked_leads').value).toBe(1);
    expect(JSON.stringify(seen)).not.toContain(parked);
  }
  await pool.query('delete from read_v1.parked_lead where lead_id = $1', [parked]);
});

test('a lead whose events do not get to the stream is counted until they do', async () => {
  const { pool } = world.engine.engine;
  const watch = outboxWatch(pool);
  const batch = [envelopeOf(randomUUID(), 1), envelopeOf(randomUUID(), 2)];
  watch.waits(batch);
  await eventually('it waits', async () => figureIn(await healthFor(hana), 'outbox_events').value === 2);
  watch.isOut(batch);
  await eventually('it is out', async () => figureIn(await healthFor(hana), 'outbox_leads').value === 0);
  // What the read models have passed has arrived, whatever became of the worker that should have said so.
  watch.waits([envelopeOf(leadId, 1)]);
  await eventually('it is written down', async () => {
    const { rows } = await pool.query('select from leadcycle.outbox_waiting where lead_id = $1', [leadId]);
    return rows.length === 1;
  });
  const anew = await createServer({ ...serverOf(world.engine.engine) });
  expect(figureIn(await askedOf(anew), 'outbox_leads').value).toBe(0);
  await anew.close();
});

test('while Kafka and Temporal are away all else is told, and that they are', async () => {
  const { engine } = world.engine;
  const nowhere = '127.0.0.1:1';
  const connection = Connection.lazy({ address: nowhere });
  const alone: Engine = {
    ...engine,
    client: new Client({ connection }),
    configuration: { ...engine.configuration, kafkaBrokers: [nowhere], temporalAddress: nowhere },
  };
  const app = await createServer(serverOf(alone));
  const told = await askedOf(app);
  expect(told.state).toBe('red');
  for (const name of ['stream', 'dead_letters', 'workers'])
    expect(partIn(told, name)).toMatchObject({ isAway: true, state: 'unknown', figures: [] });
  for (const name of ['kafka_answers', 'temporal_answers'])
    expect(figureIn(told, name)).toMatchObject({ value: null, state: 'red' });
  expect(figureIn(told, 'postgres_answers').value).not.toBeNull();
  for (const name of ['parked', 'outbox', 'timers', 'notifier'])
    expect(partIn(told, name).isAway, name).toBe(false);
  expect(partIn(told, 'stream').because).not.toBeNull();
  // Where the servers stand is nothing for everybody.
  const ada = await askedOf(app, await world.as('ada'));
  expect(JSON.stringify(ada)).not.toContain(nowhere);
  await app.close();
  await connection.close();
});

test('a figure is judged by its limit, and the worst of all is told', () => {
  expect(figureOf('parked_leads', 1).state).toBe('amber');
  expect(figureOf('parked_leads', 100).state).toBe('red');
  expect(figureOf('workers_workflows', 0).state).toBe('red');
  expect(figureOf('workers_workflows', 1).state).toBe('green');
  expect(figureOf('kafka_answers', 'away')).toMatchObject({ value: null, state: 'red' });
  expect(figureOf('stream_waits', null).state).toBe('green');
  expect(worstOf(['green', 'amber', 'unknown'])).toBe('unknown');
  expect(worstOf(['unknown', 'red'])).toBe('red');
  expect(worstOf([])).toBe('green');
});

const serverOf = (engine: Engine): Parameters<typeof createServer>[0] => ({
  engine,
  settings: {
    ...{ host: '127.0.0.1', port: 0, signIn: { kind: 'local' }, requestsAMinute: 1_000_000, uploads: '/tmp' },
    ...{ sessionMs: 3_600_000, temporalUi: null },
    largestAttachment: 0,
  },
  log: pino({ level: 'silent' }),
  version: '0.0.0',
});

const askedOf = async (app: FastifyInstance, caller: Caller = hana): Promise<Told> => {
  const { statusCode, body } = await app.inject({
    ...{ method: 'GET', url: '/v1/health', headers: { ...caller.credentials, host: '127.0.0.1' } },
  });
  expect(statusCode, body).toBe(200);
  return Health.parse(JSON.parse(body));
};
