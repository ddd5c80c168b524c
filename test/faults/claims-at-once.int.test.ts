// Is a lead, or a free place, ever given twice when several ask for it at the same moment?
import pMap from 'p-map';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { eightCommands } from '../../bench/eight-commands.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { claim } from '../../doors/ownership.ts';
import { ownershipOf } from '../../domain/lead.ts';
import { eventually } from '../support/eventually.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';

let own: TestEngine;
beforeAll(async () => {
  own = await startEngine(
    {
      ...{ temporalAddress: inject('temporalAddress'), kafkaBrokers: inject('kafkaBrokers') },
      databaseUrl: inject('databaseUrl'),
    },
    [
      { id: 'ann', openLeads: 100 },
      { id: 'bob', openLeads: 100 },
      { id: 'narrow', openLeads: 1 },
    ],
  );
});
afterAll(() => own.close());
// Whoever is absent is offered nothing, so that leads lie in the pool; claiming is their own decision.
beforeEach(() =>
  own.engine.pool.query(
    `insert into leadcycle.absence (person_id, absent_from, source)
     select person_id, '2020-01-01', 'command' from leadcycle.person on conflict do nothing`,
  ),
);

let named = 0;
const pooled = async (): Promise<string> => {
  const organisation = await own.engine.organisation();
  const leadId = newId();
  for (const { personId, command } of eightCommands(organisation, String((named += 1))).slice(0, 3))
    await send(own.engine, {
      leadId,
      commandId: newId(),
      actor: actorOf(organisation, personId),
      commands: [command],
    });
  await eventually(`${leadId} lies in a pool`, async () => {
    const { standing } = await currentLead(own.engine, leadId);
    return standing.stage === 'distribute' && standing.pool !== null;
  });
  return leadId;
};
const poolOf = (leads: number): Promise<string[]> =>
  pMap(Array.from({ length: leads }), pooled, { concurrency: 10 });

/** The code of the refusal, or `won`. */
const claimed = (leadId: string, personId: string): Promise<string> =>
  claim(own.engine, { leadId, commandId: newId(), personId }).then(
    () => 'won',
    (failure: unknown) => {
      if (failure instanceof DoorRejection) return failure.code;
      throw failure;
    },
  );
const ownerOf = async (leadId: string): Promise<string | undefined> =>
  ownershipOf(await currentLead(own.engine, leadId))?.owner.personId;
const placesOf = async (personId: string): Promise<readonly { lead_id: string; state: string }[]> => {
  const { rows } = await own.engine.pool.query<{ lead_id: string; state: string }>(
    `select lead_id, state from leadcycle.reservation where person_id = $1 and state <> 'released'`,
    [personId],
  );
  return rows;
};

test('of two who claim one lead at once one wins, and the other is told why not', async () => {
  const [leadIds, lost] = [await poolOf(4), ['ownership_moved_on', 'already_owned', 'not_in_pool']];
  for (const leadId of leadIds) {
    const [ann, bob] = await Promise.all([claimed(leadId, 'ann'), claimed(leadId, 'bob')]);
    expect([ann, bob].filter((answer) => answer === 'won')).toHaveLength(1);
    expect(lost).toContain(ann === 'won' ? bob : ann);
    expect(await ownerOf(leadId)).toBe(ann === 'won' ? 'ann' : 'bob');
  }
  await expect
    .poll(async () =>
      [...(await placesOf('ann')), ...(await placesOf('bob'))].map(({ lead_id }) => lead_id).sort(),
    )
    .toEqual(leadIds.sort());
});

test('one free place and fifty leads claimed at once: exactly one is theirs', async () => {
  const leadIds = await poolOf(50);
  const answers = await Promise.all(leadIds.map((leadId) => claimed(leadId, 'narrow')));
  expect(answers.filter((answer) => answer === 'won')).toHaveLength(1);
  expect([...new Set(answers)].sort()).toEqual(['no_free_place', 'won']);
  const won = leadIds[answers.indexOf('won')];
  expect((await Promise.all(leadIds.map(ownerOf))).filter((owner) => owner !== undefined)).toEqual([
    'narrow',
  ]);
  await expect.poll(() => placesOf('narrow')).toEqual([{ lead_id: won, state: 'confirmed' }]);
}, 120_000);
