// Does nobody see or move what is not theirs? Every route by every role, and a lead of another office at every address.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes/all.ts';
import type { Route } from '../../api/route.ts';
import { addKey, revokeKey } from '../../doors/api-keys.ts';
import { reads } from '../../domain/reads.ts';
import { Role } from '../../events/vocabulary.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';

let world: ApiWorld;
let leadId: string;
const callers = new Map<string, Client>();
const as = async (personId: string): Promise<Client> => {
  const known = callers.get(personId) ?? (await world.as(personId));
  callers.set(personId, known);
  return known;
};

beforeAll(async () => {
  world = await openApiWorld();
  leadId = await obtain(world, await as('ada'));
  await (await as('ada')).get(`/v1/leads/${leadId}?min_seq=1`);
});
afterAll(() => world.close());

/** The address with a lead in it, and something that is not there for all else. */
const addressOf = ({ path }: Route): string =>
  path
    .replace(':leadId', leadId)
    .replace(':cut', 'owner')
    .replace(':what', 'first_contact')
    .replace(':attachmentId', '00000000-0000-7000-8000-0000000000a1')
    .replace(/:\w+/g, '1');
const call = (client: Client, route: Route) =>
  client.ask(route.method, addressOf(route), route.method === 'POST' ? { body: {} } : {});
const answering = routes.filter(({ media, path }) => media !== 'text/event-stream' && path !== '/v1/session');

describe.each(answering.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_, route) => {
    test('is for nobody who is not known, unless it is for everybody', async () => {
      const { status, body, headers } = await call(world.nobody, route);
      if (route.needs === 'nothing') expect(status).not.toBe(401);
      else {
        expect([status, body.code]).toEqual([401, 'not_signed_in']);
        expect(headers.get('content-type')).toContain('application/problem+json');
      }
    });

    test.each(Role.options)('is for %s as the table says', async (role) => {
      const { needs } = route;
      if (needs === 'nothing' || needs === 'signed_in' || needs === 'command') return;
      const readers: Readonly<Partial<Record<Role, string | undefined>>> = reads[needs];
      const { status } = await call(await as(`london-${role}`), route);
      expect(status === 403).toBe(readers[role] === undefined);
      expect(status).toBeLessThan(500);
    });

    test('of a lead of another office it tells as of none, to whomever', async () => {
      if (!route.path.includes(':leadId')) return;
      const missing = addressOf(route).replace(leadId, '00000000-0000-7000-8000-000000000000');
      for (const personId of ['pierre', 'paula']) {
        const client = await as(personId);
        const headers = { 'idempotency-key': '00000000-0000-7000-8000-000000000001' };
        const ask = (address: string) =>
          client.ask(route.method, address, route.method === 'POST' ? { body: bodyFor(route), headers } : {});
        const [seen, none] = [await ask(addressOf(route)), await ask(missing)];
        // A body that is not right is told of before anything is looked up, of a lead that is there or not.
        expect([seen.status, seen.body.code]).toEqual([none.status, none.body.code]);
        if (seen.status !== 422) expect([seen.status, seen.body.code]).toEqual([404, 'lead_not_found']);
      }
    });
  },
);

/** Enough for commands that ask for little; others answer with what they lack. */
const bodyFor = ({ path }: Route): object => {
  if (path.endsWith('/AddNote')) return { note: 'x' };
  if (path.endsWith('/AddAttachment')) return { attachmentId: leadId, fileName: 'x.pdf' };
  if (path.endsWith('/RemoveAttachment')) return { attachmentId: leadId };
  if (/\/(DistributeLead|ReassignLead)$/.test(path)) return { to: 'pierre', reason: 'x' };
  return /\/(ReleaseLead|ReturnLead|UnmergeLead|ReopenLead|DisqualifyLead|ErasePersonalData)$/.test(path)
    ? { reason: 'x' }
    : {};
};

test('lists, customers, reports and the queue of another office know nothing of it', async () => {
  for (const personId of ['pierre', 'paula']) {
    const client = await as(personId);
    for (const path of ['/v1/leads', '/v1/customers', '/v1/me/queue', '/v1/pool'])
      expect(JSON.stringify((await client.get(path)).body), path).not.toContain(leadId);
    expect((await client.get('/v1/leads')).body.items).toEqual([]);
    expect((await client.get('/v1/customers')).body.items).toEqual([]);
    expect((await client.get('/v1/reports/pipeline')).body.leads).toBe(0);
    const beyond = await client.get('/v1/reports/pipeline?office=london');
    expect([beyond.status, beyond.body.code]).toEqual([403, 'not_permitted']);
  }
});

test('who counts sees no names, and who looks at people is written down', async () => {
  const analyst = await (await as('london-analyst')).get(`/v1/leads/${leadId}`);
  expect(analyst.status).toBe(200);
  expect(JSON.stringify(analyst.body)).not.toContain('Ruth Adeyemi');
  const manager = await (await as('london-lead_manager')).get(`/v1/leads/${leadId}`);
  expect(JSON.stringify(manager.body)).toContain('Ruth Adeyemi');
  const { body } = await (await as('hana')).get(`/v1/accesses?what=personal_data_opened&lead=${leadId}`);
  const openers = body.items.map(({ caller }: { caller: string }) => caller);
  expect(openers).toContain('person:london-lead_manager');
  expect(openers).not.toContain('person:london-analyst');
});

test('sign-ins and denials are written down, and no value of a request is', async () => {
  const hana = await as('hana');
  const signedIn = await hana.get('/v1/accesses?what=signed_in');
  expect(signedIn.body.items.map(({ caller }: { caller: string }) => caller)).toContain('person:hana');
  await (await as('pierre')).get('/v1/accesses?caller=secret-word');
  const denied = await hana.get('/v1/accesses?what=denied&caller=person:pierre');
  expect(denied.body.items).toContainEqual(
    expect.objectContaining({ route: 'GET /v1/accesses', code: 'not_permitted', through: 'session' }),
  );
  expect(JSON.stringify(denied.body)).not.toContain('secret-word');
});

describe('a key', () => {
  const made = { name: 'web-form', personId: null, madeBy: 'hana', expiresAt: null } as const;

  test('of a service does what it allows, in its office and below', async () => {
    const { pool } = world.engine.engine;
    const london = await addKey(pool, { ...made, officeId: 'london', allows: ['read'] });
    const paris = await addKey(pool, { ...made, officeId: 'paris', allows: ['read', 'command'] });
    const reader = world.with(london.key);
    const seen = await reader.get(`/v1/leads/${leadId}`);
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toContain('Ruth Adeyemi');
    const noted = await reader.post(`/v1/leads/${leadId}/commands/AddNote`, { note: 'x' });
    expect([noted.status, noted.body.code]).toEqual([403, 'not_permitted']);
    const elsewhere = world.with(paris.key);
    expect((await elsewhere.get(`/v1/leads/${leadId}`)).status).toBe(404);
    const moved = await elsewhere.post(`/v1/leads/${leadId}/commands/AddNote`, { note: 'x' });
    expect(moved.status).toBe(404);
  });

  test('acts as its person, and never as more', async () => {
    const { pool } = world.engine.engine;
    const { key } = await addKey(pool, {
      ...{ ...made, personId: 'vera', officeId: null, allows: ['read', 'command'] as const },
    });
    const { status, body } = await world
      .with(key)
      .post(`/v1/leads/${leadId}/commands/AddNote`, { note: 'x' });
    expect([status, body.leadId]).toEqual([200, leadId]);
    expect((await world.with(key).get('/v1/me')).body).toMatchObject({ kind: 'person', id: 'vera' });
  });

  test('that was revoked, has expired, or was made up opens nothing', async () => {
    const { pool } = world.engine.engine;
    const revoked = await addKey(pool, { ...made, officeId: 'london', allows: ['read'] });
    expect((await world.with(revoked.key).get('/v1/leads')).status).toBe(200);
    await revokeKey(pool, revoked.keyId);
    const expired = await addKey(pool, {
      ...{ ...made, officeId: 'london', allows: ['read'] as const },
      expiresAt: new Date(Date.now() - 1).toISOString(),
    });
    const madeUp = `lck_${revoked.keyId}_${'A'.repeat(43)}`;
    for (const key of [revoked.key, expired.key, madeUp, 'lck_x', 'nonsense'])
      expect((await world.with(key).get('/v1/leads')).status, key).toBe(401);
  });

  test('is nowhere in the database', async () => {
    const { pool } = world.engine.engine;
    const { keyId, key } = await addKey(pool, { ...made, officeId: 'london', allows: ['read'] });
    const { rows } = await pool.query(
      `select to_jsonb(k)::text as row from leadcycle.api_key k where key_id = $1`,
      [keyId],
    );
    const secret = key.slice(`lck_${keyId}_`.length); // may have underscores of its own
    expect(secret).toHaveLength(43);
    expect(rows[0].row).not.toContain(secret);
    await world.with(key).get('/v1/me');
    const used = await pool.query(`select last_used_at from leadcycle.api_key where key_id = $1`, [keyId]);
    expect(used.rows[0].last_used_at).not.toBeNull();
  });
});

test('a session is set so that no script reads it and no other site sends it, and ends when one signs out', async () => {
  const { headers } = await world.nobody.ask('POST', '/v1/session', { body: { personId: 'ada' } });
  expect(headers.get('set-cookie')).toMatch(/HttpOnly/);
  expect(headers.get('set-cookie')).toMatch(/SameSite=Strict/);
  const leaving = await world.as('ada');
  expect((await leaving.ask('DELETE', '/v1/session')).status).toBe(200);
  expect((await leaving.get('/v1/me')).status).toBe(401);
  const forged = await (
    await as('ada')
  ).post(...([`/v1/leads/${leadId}/commands/AddNote`, { note: 'x' }] as const), {
    origin: 'http://evil.example',
    'sec-fetch-site': 'cross-site',
  });
  expect([forged.status, forged.body.code]).toEqual([403, 'cross_site']);
});
