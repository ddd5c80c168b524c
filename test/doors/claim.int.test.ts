// Is a lead, and is a place, given once only, however many ask at the same moment?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { OpenCommand } from '../../doors/open-command.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { claim, reassign } from '../../doors/ownership.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import { exampleOrganisation, openDoorWorld } from './door-world.ts';
import type { DoorWorld } from './door-world.ts';
import { obtainLead, pooled, say } from './story.ts';
import { sized } from '../support/size.ts';

type ObtainCommand = Extract<OpenCommand, { type: 'ObtainLead' }>;

/** Grace Chen has one free place, Olivia Santos is an account manager too, and nobody else of Boston gets in between. */
const organisation = {
  ...exampleOrganisation,
  people: exampleOrganisation.people.map((person) => {
    if (person.id === 'grace-chen') return { ...person, capacity: { ...person.capacity, open_leads: 1 } };
    return person.id === 'olivia-santos' ? { ...person, roles: ['AR' as const] } : person;
  }),
  pools: [
    {
      ...{ id: 'telecom', name: 'Telecom of Boston', unit: 'office-boston' },
      ...{ industries: ['telecom'], products: [], members: ['grace-chen'] },
    },
  ],
};

let world: DoorWorld;
beforeAll(async () => {
  world = await openDoorWorld(
    {
      temporalAddress: inject('temporalAddress'),
      databaseUrl: inject('databaseUrl'),
      bundlePath: inject('workflowBundlePath'),
    },
    organisation,
  );
});
afterAll(() => world.close());

const leads = sized(20, 50);
const won = (answers: readonly PromiseSettledResult<Receipt>[]): Receipt[] =>
  answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
const codes = (answers: readonly PromiseSettledResult<Receipt>[]): unknown[] =>
  answers.flatMap((answer) =>
    answer.status === 'rejected' ? [(answer.reason as { code?: unknown }).code] : [],
  );

const heldBy = async (personId: string): Promise<number> => {
  const { rows } = await world.engine.pool.query<{ held: number }>(
    `select count(*)::int as held from leadcycle.reservation where person_id = $1 and state <> 'released'`,
    [personId],
  );
  return rows[0]?.held ?? 0;
};

test('of two who claim one lead at once one wins, and the other is told', async () => {
  const leadId = await pooled(world.engine);
  const answers = await Promise.allSettled(
    ['olivia-santos', 'daniel-murphy', 'grace-chen'].map((personId) =>
      claim(world.engine, { leadId, personId, commandId: randomUUID() }),
    ),
  );
  expect(won(answers)).toHaveLength(1);
  for (const code of codes(answers))
    expect(['ownership_moved_on', 'already_owned', 'cooldown']).toContain(code);
  const owner = ownershipOf(await currentLead(world.engine, leadId))?.owner.personId;
  expect(['olivia-santos', 'grace-chen']).toContain(owner);
  const loser = owner === 'grace-chen' ? 'olivia-santos' : 'grace-chen';
  await vi.waitFor(async () => expect(await heldBy(loser)).toBe(0));
  await reassign(world.engine, {
    leadId,
    personId: 'olivia-santos',
    commandId: randomUUID(),
    actor: actorOf(await world.engine.organisation(), 'nora-whitfield'),
    reason: 'makes room',
  });
  await vi.waitFor(async () => expect(await heldBy('grace-chen')).toBe(0), 10_000);
});

test(`of ${leads} leads claimed at once a person with one free place gets one`, async () => {
  const leadIds: string[] = [];
  for (let count = 0; count < leads; count += 1) leadIds.push(await pooled(world.engine));
  const answers = await Promise.allSettled(
    leadIds.map((leadId) => claim(world.engine, { leadId, personId: 'grace-chen', commandId: randomUUID() })),
  );
  expect(won(answers)).toHaveLength(1);
  expect(new Set(codes(answers))).toEqual(new Set(['no_free_place']));
  expect(await heldBy('grace-chen')).toBe(1);
});

test('the same claim sent again is answered, and takes no second place', async () => {
  const leadId = await pooled(world.engine);
  const taking = { leadId, personId: 'olivia-santos', commandId: randomUUID() };
  const before = await heldBy('olivia-santos');
  const [one, other] = await Promise.all([claim(world.engine, taking), claim(world.engine, taking)]);
  expect(other.seq).toBe(one.seq);
  expect(await claim(world.engine, taking)).toMatchObject({ duplicate: true });
  await vi.waitFor(async () => expect(await heldBy('olivia-santos')).toBe(before + 1));
});

test('a claim sent again after the lead was given up takes nothing', async () => {
  const leadId = await pooled(world.engine);
  const taking = { leadId, personId: 'olivia-santos', commandId: randomUUID() };
  await claim(world.engine, taking);
  await say(world.engine, 'olivia-santos', leadId, [{ type: 'ReleaseLead', input: { reason: 'no time' } }]);
  const before = await heldBy('olivia-santos');
  await claim(world.engine, taking);
  await vi.waitFor(async () => expect(await heldBy('olivia-santos')).toBeLessThan(before + 1));
  expect(ownershipOf(await currentLead(world.engine, leadId))).toBeNull();
});

test('who gave a lead up cannot claim it again, and the place is free at once', async () => {
  const leadId = await pooled(world.engine);
  const before = await heldBy('daniel-murphy');
  const again = claim(world.engine, { leadId, personId: 'daniel-murphy', commandId: randomUUID() });
  await expect(again).rejects.toMatchObject({ name: 'DoorRejection', code: 'cooldown' });
  expect(await heldBy('daniel-murphy')).toBeLessThanOrEqual(before);
});

test('from a pool that names its members nobody else claims', async () => {
  const { customer } = (obtainLead(await world.engine.organisation()) as ObtainCommand).input;
  const leadId = await pooled(world.engine, { customer: customer && { ...customer, industry: 'telecom' } });
  await expect(
    claim(world.engine, { leadId, personId: 'olivia-santos', commandId: randomUUID() }),
  ).rejects.toMatchObject({ code: 'not_qualified', message: expect.stringContaining('only grace-chen') });
});

test('nobody claims more than five leads a day', async () => {
  const codesSeen: unknown[] = [];
  for (let count = 0; count < 6; count += 1) {
    const leadId = await pooled(world.engine);
    const [answer] = await Promise.allSettled([
      claim(world.engine, { leadId, personId: 'olivia-santos', commandId: randomUUID() }),
    ]);
    if (answer.status === 'rejected') codesSeen.push((answer.reason as { code?: unknown }).code);
  }
  expect(codesSeen.length).toBeGreaterThan(0);
  expect(new Set(codesSeen)).toEqual(new Set(['claim_cap_reached']));
});
