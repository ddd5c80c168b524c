// Who takes a lead that lies in a pool? Somebody who may claim it and has a place left, or to whom a manager gives it.
import { barrier } from '../../domain/distribution.ts';
import { lacksForClaim } from '../../domain/distribution/claim.ts';
import type { Lead } from '../../domain/lead.ts';
import type { PoolEntry } from '../../domain/standing.ts';
import type { Salesperson } from '../../domain/distribution/salesperson.ts';
import { instant } from '../../domain/time.ts';
import type { Owner, Reservation } from '../../events/values.ts';
import { ownerOf as ownerIn } from '../../doors/organisation/organisation.ts';
import { hour } from '../office-hours.ts';
import type { Act, Scene } from '../life.ts';
import { actBy, isStaying, peopleFor } from './people.ts';

export const nextInDistribution = (scene: Scene): Act | null => {
  const { lead, life, world, now } = scene;
  const pool = lead.standing.stage === 'distribute' ? lead.standing.pool : null;
  if (pool === null) return null;
  const { chance } = life;
  const [taker] = chance.shuffled(takersOf(scene, pool));
  if (taker === undefined) return null;
  const { personId } = taker;
  if (chance.happens(0.7)) return actBy(scene, personId, chance.between(1, 10), claim);
  const manager = peopleFor(scene, 'DistributeLead', 'lead_manager', 'sales_manager')[0]?.personId ?? null;
  const at = world.company.present(personId, now, hour);
  return actBy(
    { ...scene, now: at === Infinity ? now : at },
    manager,
    chance.between(1, 6),
    (then, givenBy) => distribute(then, givenBy, personId),
  );
};

/** Everybody who may have it from this pool, as they stand now; some may be on holiday. */
const takersOf = (scene: Scene, pool: PoolEntry): readonly Salesperson[] =>
  scene.world.company.capacities.people().filter((person) => mayTake(scene, pool, person));

const mayTake = (scene: Scene, pool: PoolEntry, person: Salesperson): boolean => {
  const { lead, now, world } = scene;
  const { playbook } = world.company.policy;
  return (
    person.state === 'active' &&
    isStaying(scene, person.personId) &&
    person.load < person.capacity &&
    lacksForClaim(lead, pool, person, { playbook, now }).length === 0 &&
    barrier(lead, person.personId, playbook, now) === null &&
    world.claimsOn(person.personId, now) < playbook.distribution.claimsADay
  );
};

/** A place may have gone meanwhile: then somebody else is looked for. */
const stillMay = (scene: Scene, personId: string): Salesperson | null => {
  const { lead } = scene;
  const pool = lead.standing.stage === 'distribute' ? lead.standing.pool : null;
  if (pool === null) return null;
  return takersOf(scene, pool).find((person) => person.personId === personId) ?? null;
};

const claim = (scene: Scene, personId: string): void => {
  const { world, life, lead, now } = scene;
  const person = stillMay(scene, personId);
  if (person === null || lead.standing.stage !== 'distribute' || lead.standing.pool === null) return;
  const { industries, products } = person;
  world.give(
    life,
    personId,
    [
      {
        type: 'ClaimLead',
        input: {
          owner: asOwner(scene, personId, lead.standing.pool.role),
          reservation: placeFor(lead, now),
          claimsToday: world.claimsOn(personId, now),
          expertise: { industries: [...industries], products: [...products] },
        },
      },
    ],
    now,
  );
};

const distribute = (scene: Scene, givenBy: string, personId: string): void => {
  const { world, life, lead, now } = scene;
  if (stillMay(scene, personId) === null || world.company.isAway(personId, now)) return;
  const role = lead.standing.stage === 'distribute' ? lead.standing.pool?.role : undefined;
  const owner = asOwner(scene, personId, role);
  const reason = 'Knows the customer from earlier orders.';
  const input = { owner, reservation: placeFor(lead, now), reason, stated: null };
  world.give(life, givenBy, [{ type: 'DistributeLead', input }], now);
};

export const asOwner = ({ world }: Scene, personId: string, role?: Owner['role']): Owner =>
  ownerIn(world.company.organisation, personId, role);

/** A place held as a door would: two minutes, for the ownership that comes next. */
export const placeFor = ({ ownershipNo }: Lead, now: number): Reservation => ({
  ownershipNo: ownershipNo + 1,
  expiresAt: instant(now + 120_000),
});
