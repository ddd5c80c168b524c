// Does the API tell what a playbook says, what changed in it, what is wrong with another, and what that would have decided?
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { textOf } from '../architecture/tree.ts';
import { eventually } from '../support/eventually.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';

const usual = textOf('playbooks/default.yaml');
const faster = usual.replace('target: { A: 4h, B: 8h', 'target: { A: 2h, B: 8h');

let world: ApiWorld;
let hana: Client;
let leadId: string;
beforeAll(async () => {
  world = await openApiWorld();
  hana = await world.as('hana');
  const { pool } = world.engine.engine;
  const note = 'Account managers call within two hours.';
  await publishPlaybook(pool, { source: faster, file: 'faster.yaml', author: 'hana', note });
  const ada = await world.as('ada');
  leadId = await obtain(world, ada);
  await ada.post(`/v1/leads/${leadId}/commands/AssessDimension`, {
    ...{ dimension: 'P', rating: 3, evidence: 'Told at the visit.' },
  });
  await eventually('the lead is told again', async () => {
    const { body } = await hana.post('/v1/playbooks/try', { playbooks: [{ name: 'default', version: 1 }] });
    return body.reports?.[0].leads === 1;
  });
});
afterAll(() => world.close());

test('a version reads as it was written, and as data', async () => {
  const { body } = await hana.get('/v1/playbooks/default/2');
  expect(body.source).toBe(faster);
  expect(body.written.clocks.first_contact.target).toMatchObject({ A: '2h', B: '8h' });
});

test('what changed is told by field, against the version before unless another is named', async () => {
  const change = { path: 'clocks.first_contact.target.A', kind: 'changed', before: '4h', after: '2h' };
  const told = { name: 'default', from: 1, to: 2, changes: [change] };
  expect((await hana.get('/v1/playbooks/default/changes')).body).toEqual(told);
  const back = await hana.get('/v1/playbooks/default/changes?from=2&to=1');
  expect(back.body.changes).toEqual([{ ...change, before: '2h', after: '4h' }]);
  const first = await hana.get('/v1/playbooks/default/changes?to=1');
  expect([first.status, first.body.code]).toEqual([422, 'invalid_request']);
  const none = await hana.get('/v1/playbooks/default/changes?to=9');
  expect([none.status, none.body.code]).toEqual([404, 'unknown_playbook']);
});

test('a text is checked: its mistakes at their lines, or what would change', async () => {
  const check = async (source: string) => (await hana.post('/v1/playbooks/check', { source })).body;
  const line = usual.split('\n').findIndex((text) => text.includes('lead.amount < 25000.0')) + 1;
  const wrong = await check(usual.replace('lead.amount < 25000.0', 'lead.amuont < 25000.0'));
  expect(wrong).toMatchObject({ sound: null, mistakes: [{ line }] });
  expect(wrong.mistakes[0].message).toContain('amuont');
  const stranger = await check(usual.replace('tell: submitter }', 'tell: person:nobody-here }'));
  expect(stranger.mistakes[0].message).toContain('nobody-here');
  const sound = await check(usual);
  expect(sound).toMatchObject({ mistakes: [], sound: { name: 'default', latest: 2 } });
  expect(sound.sound.changes).toHaveLength(1);
  const tooLong = await hana.post('/v1/playbooks/check', { source: `# ${'x'.repeat(64_000)}` });
  expect(tooLong.status).toBe(422);
});

test('playbooks are tried side by side on recorded leads; the one in force differs in nothing', async () => {
  const strict = usual.replace('grade_from: { A: 75, B: 55, C: 35 }', 'grade_from: { A: 99, B: 98, C: 97 }');
  const { status, body } = await hana.post('/v1/playbooks/try', {
    playbooks: [{ name: 'default' }, { label: 'strict', source: strict }],
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    isWhole: true,
    reports: [
      { playbook: 'default', leads: 1, differing: 0 },
      { playbook: 'strict', leads: 1, differing: 1, kinds: { grade: { leads: 1 } } },
    ],
  });
  const [example] = body.reports[1].examples;
  expect(example).toMatchObject({ kind: 'grade', leadId });
  expect(example.tried.because).not.toBe('');
  const broken = await hana.post('/v1/playbooks/try', { playbooks: [{ source: 'name: [' }] });
  expect([broken.status, broken.body.code]).toEqual([422, 'invalid_request']);
  expect(broken.body.errors[0]).toMatchObject({ pointer: '/playbooks/0/source' });
});

test('a trial tells of the leads of the offices that the caller reaches, and is no matter of the field', async () => {
  const asked = { playbooks: [{ name: 'default' }] };
  const paula = await world.as('paula');
  expect((await paula.post('/v1/playbooks/try', asked)).body.reports).toMatchObject([{ leads: 0 }]);
  const beyond = await paula.post('/v1/playbooks/try', { ...asked, where: { office: 'london' } });
  expect([beyond.status, beyond.body.code]).toEqual([403, 'not_permitted']);
  const refused = await (await world.as('ada')).post('/v1/playbooks/try', asked);
  expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted']);
  expect((await (await world.as('ada')).get('/v1/playbooks/default/changes')).status).toBe(200);
});
