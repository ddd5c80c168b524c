// Is anybody's capacity ever exceeded when fifty distributions and claims meet, by effect, by hand and from the pool?
import pMap from 'p-map';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eightCommands } from '../../bench/eight-commands.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { claim, distribute } from '../../doors/ownership.ts';
import { ownershipOf } from '../../domain/lead.ts';
import { eventually } from '../support/eventually.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';

const capacity: Readonly<Record<string, number>> = { ann: 6, bob: 4, cid: 3, dee: 2 };
const sellers = Object.entries(capacity).map(([id, openLeads]) => ({ id, openLeads }));

let own: TestEngine;
beforeAll(async () => {
  own = await startEngine(
    {
      ...{ temporalAddress: inject('temporalAddress'), kafkaBrokers: inject('kafkaBrokers') },
      databaseUrl: inject('databaseUrl'),
    },
    sellers,
  );
  // Whoever counts the places of a person lingers before they take one: without the lock another would count the same.
  // Every change is looked at in its own transaction as well; one that gives too much leaves a trace.
  await own.engine.pool.query(`
    create function leadcycle.linger() returns trigger language plpgsql as $$
    begin
      perform pg_sleep(0.05);
      return new;
    end $$;
    create trigger linger before insert on leadcycle.reservation
      for each row execute function leadcycle.linger();
    create table leadcycle.overfull (person_id text, places int, capacity int);
    create function leadcycle.watch_capacity() returns trigger language plpgsql as $$
    begin
      insert into leadcycle.overfull
      select p.person_id, count(*), p.open_leads from leadcycle.reservation r join leadcycle.person p using (person_id)
       where r.person_id = new.person_id and r.state <> 'released'
       group by p.person_id, p.open_leads having count(*) > p.open_leads;
      return null;
    end $$;
    create trigger watch_capacity after insert or update on leadcycle.reservation
      for each row execute function leadcycle.watch_capacity();`);
});
afterAll(() => own.close());

const everybodyLeaves = (): Promise<unknown> =>
  own.engine.pool.query(
    `insert into leadcycle.absence (person_id, absent_from, source)
     select person_id, '2020-01-01', 'command' from leadcycle.person`,
  );
const everybodyReturns = (): Promise<unknown> => own.engine.pool.query('delete from leadcycle.absence');

let named = 0;
const sent = async (): Promise<string> => {
  const organisation = await own.engine.organisation();
  const leadId = newId();
  for (const { personId, command } of eightCommands(organisation, String((named += 1))).slice(0, 3)) {
    const actor = actorOf(organisation, personId);
    await send(own.engine, { leadId, commandId: newId(), actor, commands: [command] });
  }
  return leadId;
};
const settled = (leadId: string): Promise<unknown> =>
  eventually(
    `${leadId} is owned or lies in a pool`,
    async () => {
      const { standing } = await currentLead(own.engine, leadId);
      return standing.stage === 'convert' || (standing.stage === 'distribute' && standing.pool !== null);
    },
    60_000,
  );

/** The code of a refusal, or `taken`. */
const outcome = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'taken',
    (failure: unknown) => {
      if (failure instanceof DoorRejection) return failure.code;
      throw failure;
    },
  );

test('fifty at once for fifteen places: none is given twice, and no lead has two owners', async () => {
  await everybodyLeaves();
  const pooled = await pMap(Array.from({ length: 25 }), sent, { concurrency: 10 });
  await pMap(pooled, settled, { concurrency: 10 });
  await everybodyReturns();

  const mia = actorOf(await own.engine.organisation(), 'mia');
  const people = Object.keys(capacity);
  const byHand = pooled.slice(0, 10).map((leadId) => {
    const giving = { leadId, commandId: newId(), actor: mia, personId: 'cid', reason: 'fits' };
    return outcome(distribute(own.engine, giving));
  });
  const byClaim = pooled.slice(0, 20).map((leadId, index) => {
    const personId = people[index % people.length]!;
    return outcome(claim(own.engine, { leadId, commandId: newId(), personId }));
  });
  const byEffect = Promise.all(Array.from({ length: 20 }, sent));
  const answers = await Promise.all([...byHand, ...byClaim]);
  const searched = await byEffect;
  await pMap(searched, settled, { concurrency: 10 });

  const leads = [...pooled, ...searched];
  const owners = await pMap(
    leads,
    async (leadId) => [leadId, ownershipOf(await currentLead(own.engine, leadId))?.owner.personId] as const,
    { concurrency: 10 },
  );
  const owned = owners.filter(([, owner]) => owner !== undefined);
  const counted = await own.engine.pool.query<{ person_id: string; places: number }>(
    `select person_id, count(*)::int as places from leadcycle.reservation where state <> 'released' group by person_id`,
  );
  for (const { person_id: personId, places } of counted.rows)
    expect(places).toBeLessThanOrEqual(capacity[personId]!);
  const overfull = await own.engine.pool.query('select * from leadcycle.overfull');
  expect(overfull.rows).toEqual([]);
  expect(new Set(answers)).toContain('taken');
  expect(['taken', 'no_free_place', 'ownership_moved_on', 'already_owned', 'not_in_pool']).toEqual(
    expect.arrayContaining([...new Set(answers)]),
  );
  expect(answers.filter((answer) => answer === 'taken').length).toBeLessThanOrEqual(owned.length);
  // A place that a refused command held for a moment may be left over; most are given.
  const places = Object.values(capacity).reduce((sum, leadsOf) => sum + leadsOf, 0);
  expect(owned.length).toBeLessThanOrEqual(places);
  expect(owned.length).toBeGreaterThan(places / 2);

  await expect
    .poll(async () => {
      const kept = await own.engine.pool.query<{ lead_id: string; person_id: string }>(
        `select lead_id, person_id from leadcycle.reservation where state = 'confirmed' order by lead_id`,
      );
      return kept.rows.map((row) => [row.lead_id, row.person_id]);
    })
    .toEqual([...owned].sort(([one], [other]) => (one < other ? -1 : 1)));
}, 180_000);
