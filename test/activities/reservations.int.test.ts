// Is a place in somebody's capacity given once, however many ask at once?
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import {
  claimsSince,
  confirmReservation,
  releaseCapacity,
  releaseHold,
  reserve,
  withdrawOffer,
} from '../../activities/reservations.ts';
import type { Name } from '../support/domain-world.ts';
import { ownDatabase } from './own-database.ts';

const pool = ownDatabase();
beforeEach(() => pool().query('truncate leadcycle.reservation'));

const ask = (leadId: string, personId: Name, how: 'claim' | 'given' | 'offer' = 'claim', ownershipNo = 1) =>
  reserve(pool(), { leadId, ownershipNo, personId, how });
const states = async (): Promise<readonly string[]> => {
  const { rows } = await pool().query<{ what: string }>(
    `select ownership_no || ' ' || person_id || ' ' || state as what from leadcycle.reservation order by 1`,
  );
  return rows.map(({ what }) => what);
};

test('thirty leads ask for a person with three places: three get one', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(randomUUID(), 'ada')));
  expect(answers.filter(({ kind }) => kind === 'held')).toHaveLength(3);
  expect(answers.filter(({ kind }) => kind === 'full')).toHaveLength(27);
});

test('eight people ask for one lead: one gets it, the others are told', async () => {
  const people = ['ada', 'ben', 'mia', 'vera', 'viktor', 'rex', 'hana', 'noor'] as const;
  const leadId = randomUUID();
  const kinds = (await Promise.all(people.map((name) => ask(leadId, name)))).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'held')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(7);
});

test('asking again for what one holds holds it on', async () => {
  const leadId = randomUUID();
  const first = await ask(leadId, 'ada');
  const second = await ask(leadId, 'ada');
  expect([first.kind, second.kind]).toEqual(['held', 'held']);
  expect(await states()).toEqual(['1 ada held']);
});

test('nobody is found under an unknown id, nor when they have left', async () => {
  expect(await ask(randomUUID(), 'nobody' as Name)).toEqual({ kind: 'unknown' });
});

test('a released place may be taken over under the same number; a confirmed one may not', async () => {
  const leadId = randomUUID();
  await ask(leadId, 'ada');
  await releaseHold(pool(), { leadId, ownershipNo: 1, personId: 'ada' });
  expect(await ask(leadId, 'ben')).toMatchObject({ kind: 'held' });
  await confirmReservation(pool(), { leadId, ownershipNo: 1, personId: 'ben' });
  expect(await ask(leadId, 'ada')).toEqual({ kind: 'taken' });
  await releaseHold(pool(), { leadId, ownershipNo: 1, personId: 'ben' });
  await withdrawOffer(pool(), { leadId, ownershipNo: 1 });
  expect(await states()).toEqual(['1 ben confirmed']);
});

test('a withdrawn offer leaves alone what a door holds', async () => {
  const leadId = randomUUID();
  await ask(leadId, 'ada', 'claim');
  await withdrawOffer(pool(), { leadId, ownershipNo: 1 });
  expect(await states()).toEqual(['1 ada held']);
});

test('the word of the lead counts: confirmed over capacity, and earlier ownerships are free', async () => {
  const leadId = randomUUID();
  await Promise.all(Array.from({ length: 3 }, () => ask(randomUUID(), 'ben')));
  await confirmReservation(pool(), { leadId, ownershipNo: 1, personId: 'ada' });
  await confirmReservation(pool(), { leadId, ownershipNo: 2, personId: 'ben' });
  const { rows } = await pool().query(
    'select ownership_no, state from leadcycle.reservation where lead_id = $1 order by 1',
    [leadId],
  );
  expect(rows).toEqual([
    { ownership_no: 1, state: 'released' },
    { ownership_no: 2, state: 'confirmed' },
  ]);
});

test('a confirmation that comes after the release brings nothing back', async () => {
  const leadId = randomUUID();
  await ask(leadId, 'ada');
  await confirmReservation(pool(), { leadId, ownershipNo: 1, personId: 'ada' });
  await releaseCapacity(pool(), { leadId, ownershipNo: 1 });
  await confirmReservation(pool(), { leadId, ownershipNo: 1, personId: 'ada' });
  expect(await states()).toEqual(['1 ada released']);
});

test('a claim that was refused does not count against the day', async () => {
  const [kept, refused] = [randomUUID(), randomUUID()];
  await ask(kept, 'ada');
  await confirmReservation(pool(), { leadId: kept, ownershipNo: 1, personId: 'ada' });
  await releaseCapacity(pool(), { leadId: kept, ownershipNo: 1 });
  await ask(refused, 'ada');
  await releaseHold(pool(), { leadId: refused, ownershipNo: 1, personId: 'ada' });
  expect(await claimsSince(pool(), 'ada', new Date(Date.now() - 60_000))).toBe(1);
});
