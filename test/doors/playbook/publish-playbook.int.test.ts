// Does a playbook come into force as its next version, by several at once too, and never with names that nobody knows?
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { importOrganisation } from '../../../doors/organisation/import-organisation.ts';
import { missingReceivers } from '../../../doors/playbook/missing-receivers.ts';
import { ensureDefaultPlaybook, publishPlaybook } from '../../../doors/playbook/publish-playbook.ts';
import { currentPlaybook } from '../../../doors/playbook/published-playbooks.ts';
import { exampleOrganisation, ownDatabase } from '../door-world.ts';
import type { OwnDatabase } from '../door-world.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
  await importOrganisation(database.pool, exampleOrganisation, new Date('2026-01-05T00:00:00Z'));
});
afterAll(() => database.drop());

const rows = async (sql: string): Promise<unknown[]> =>
  (await database.pool.query<Record<string, unknown>>(sql)).rows;
const source = readFileSync(new URL('../../../playbooks/default.yaml', import.meta.url), 'utf8');
const publish = (text: string) =>
  publishPlaybook(database.pool, {
    source: text,
    file: 'playbook.yaml',
    author: 'ines-okafor',
    note: 'test',
  });

test('begins with the delivered one, once', async () => {
  await Promise.all([ensureDefaultPlaybook(database.pool), ensureDefaultPlaybook(database.pool)]);
  expect(await rows(`select version from leadcycle.playbook where name = 'default'`)).toEqual([
    { version: 1 },
  ]);
  const playbook = await currentPlaybook(database.pool, 'default');
  expect(playbook).toMatchObject({
    name: 'default',
    version: 1,
    reporting: { timeZone: 'America/Chicago' },
  });
});

test('refuses whom nobody knows, at the name; whoever is imported may be named', async () => {
  const naming = (word: string): string =>
    source.replace('name: default', 'name: naming').replace('tell: owner_manager', `tell: [${word}]`);
  await expect(publish(naming('person:ines-okafr'))).rejects.toThrow(
    /^playbook\.yaml:\d+:\d+ There is no person "ines-okafr"\. Did you mean "ines-okafor"\?/,
  );
  await expect(publish(naming('AR@office-bostn'))).rejects.toThrow(/Did you mean "office-boston"\?/);
  await expect(publish(naming('owner_manager, webhook:pager'))).rejects.toThrow(/no webhook "pager"/);
  const add = (id: string, state: string): Promise<unknown> =>
    database.pool.query(
      `insert into leadcycle.webhook (webhook_id, url, state, secret) values ($1, 'https://x', $2, '')`,
      [id, state],
    );
  await add('pager', 'disabled');
  await add('former', 'removed');
  await expect(publish(naming('owner_manager, webhook:former'))).rejects.toThrow(/no webhook "former"/);
  expect(await rows(`select 1 from leadcycle.playbook where name = 'naming'`)).toEqual([]);
  const words = 'person:ines-okafor, AR@office-boston, webhook:pager';
  expect(await publish(naming(words))).toMatchObject({ isNew: true, playbook: { version: 1 } });
});

test('a name that goes after publication is told wherever names go', async () => {
  expect(await missingReceivers(database.pool, [])).toEqual([]);
  const soon = await missingReceivers(database.pool, ['ines-okafor']);
  expect(soon).toEqual([
    expect.stringMatching(/naming@1 tells person:ines-okafor of its clock \w+\. "ines-okafor" has left/),
  ]);
  await database.pool.query(`update leadcycle.webhook set state = 'removed' where webhook_id = 'pager'`);
  expect(await missingReceivers(database.pool, [])).toEqual([
    expect.stringMatching(/naming@1 tells webhook:pager of its clock \w+\. There is no webhook "pager"\./),
  ]);
});

test('gives the same version to the same content, and the next to another', async () => {
  expect(await publish(`# said anew\n${source}`)).toMatchObject({ isNew: false, playbook: { version: 1 } });
  const stricter = source.replace('bar_grade: C', 'bar_grade: B');
  expect(await publish(stricter)).toMatchObject({ isNew: true, playbook: { version: 2 } });
  expect((await currentPlaybook(database.pool, 'default')).evaluation.barGrade).toBe('B');
  expect(await publish(source)).toMatchObject({ isNew: true, playbook: { version: 3 } });
  await ensureDefaultPlaybook(database.pool);
  expect((await currentPlaybook(database.pool, 'default')).version).toBe(3);
});

test('by several at once numbers them without gap', async () => {
  const texts = [0.31, 0.32, 0.33, 0.34].map((share) =>
    source
      .replace('name: default', 'name: shares')
      .replace('fit: 0.30', `fit: ${share}`)
      .replace('dimensions: 0.50', `dimensions: ${(0.8 - share).toFixed(2)}`),
  );
  const published = await Promise.all(texts.map(publish));
  expect(published.map(({ playbook }) => playbook.version).sort()).toEqual([1, 2, 3, 4]);
});

test('that nobody published is told as such', async () => {
  await expect(currentPlaybook(database.pool, 'nobody')).rejects.toMatchObject({
    code: 'unknown_playbook',
  });
});
