// What comes between an owner and the decision? A rest, another owner, a second look at what was believed.
import { dependence } from '../../domain/verification/independence.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { personRef } from '../../doors/organisation/organisation.ts';
import type { Act, Scene } from '../life.ts';
import { asOwner, placeFor } from './distribute.ts';
import { toRest } from './nurture.ts';
import { actBy, managerFor, mayDo, peopleFor, salesManagerFor } from './people.ts';
import { contactOf } from './verify.ts';

/** The one detour of this life; null where it has none, or nobody is there who could make it. */
export const detour = (scene: Scene, owner: string): Act | null => {
  const { life } = scene;
  const { chance, done } = life;
  const once = (personId: string | null, play: (then: Scene, personId: string) => void): Act | null =>
    actBy(scene, personId, chance.between(1, 8), (then, by) => {
      done.detours += 1;
      play(then, by);
    });
  const give = (personId: string | null, commandIn: (then: Scene) => OpenCommand): Act | null =>
    once(personId, (then, by) => void then.world.give(life, by, [commandIn(then)], then.now));
  switch (life.traits.detour) {
    case null:
      return null;
    case 'rests':
      return once(owner, (then) =>
        toRest(then, owner, 'They ask for patience until their budget is decided.'),
      );
    case 'released':
      return give(owner, () => ({ type: 'ReleaseLead', input: { reason: 'Another market needs me more.' } }));
    case 'reassigned':
      return reassigned(scene, owner, once);
    case 'sent back to evaluation':
      return give(managerFor(scene, 'EvaluateLead'), () => ({
        type: 'EvaluateLead',
        input: { sendBack: 'Their plans have changed: look at it again.', stated: null },
      }));
    case 'sent back to verification':
      return verifiedAgain(scene, give);
    case 'need refuted':
      return refuted(scene, give);
  }
};

const reassigned = (
  scene: Scene,
  owner: string,
  once: (personId: string | null, play: (then: Scene, personId: string) => void) => Act | null,
): Act | null => {
  const { life, lead, world, now } = scene;
  const { company } = world;
  const role = lead.standing.stage === 'convert' ? lead.standing.ownership.owner.role : 'AR';
  const others = (then: Scene): readonly string[] =>
    company.capacities
      .people()
      .filter(
        (person) =>
          person.personId !== owner &&
          person.roles.includes(role) &&
          person.load < person.capacity &&
          company.leavesAt(person.personId) === null &&
          !company.isAway(person.personId, then.now) &&
          !then.lead.findings.some(({ verifier }) => verifier.personId === person.personId),
      )
      .map(({ personId }) => personId);
  if (others({ ...scene, now }).length === 0) return null;
  return once(salesManagerFor(scene, 'ReassignLead'), (then, by) => {
    const free = others(then);
    if (free.length === 0) return;
    const input = {
      owner: asOwner(then, life.chance.oneOf(free), role),
      reservation: placeFor(then.lead, then.now),
      reason: 'Knows the industry better.',
    };
    world.give(life, by, [{ type: 'ReassignLead', input }], then.now);
  });
};

type Give = (personId: string | null, commandIn: (then: Scene) => OpenCommand) => Act | null;

const verifiedAgain = (scene: Scene, give: Give): Act | null => {
  const { lead, world } = scene;
  const { organisation, policy } = world.company;
  const verifier = peopleFor(scene, 'RecordFinding', 'lead_manager', 'sales_manager').find(
    ({ personId }) => dependence(lead, personRef(organisation, personId), policy.playbook) === null,
  );
  if (verifier === undefined) return null;
  return give(managerFor(scene, 'AppointVerifier'), () => ({
    type: 'AppointVerifier',
    input: {
      verifier: personRef(organisation, verifier.personId),
      sendBack: 'Their chief has changed: ask the new one.',
    },
  }));
};

const refuted = (scene: Scene, give: Give): Act | null => {
  const { lead, world } = scene;
  const { organisation, policy } = world.company;
  const verifier = peopleFor(scene, 'RecordFinding', 'lead_manager', 'sales_manager').find(
    ({ personId }) =>
      dependence(lead, personRef(organisation, personId), policy.playbook) === null &&
      mayDo(scene, personId, 'RecordFinding'),
  );
  return give(verifier?.personId ?? null, (then) => ({
    type: 'RecordFinding',
    input: {
      ...{ contactId: contactOf(then, 'user'), angle: 'need', medium: 'phone', result: 'refuted' },
      ...{ note: 'They say that they have it already.', verifier: null, statedAt: null },
    },
  }));
};
