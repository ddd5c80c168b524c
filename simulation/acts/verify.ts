// Who confirms a lead? People who neither brought nor own it ask the customer's people, one after the other.
import { dependence, tie } from '../../domain/verification/independence.ts';
import type { Finding } from '../../domain/lead.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { personRef } from '../../doors/organisation/organisation.ts';
import type { PersonRecord } from '../../doors/organisation/organisation.ts';
import { peopleWith } from '../company.ts';
import type { Act, Scene, ToFind } from '../life.ts';
import { actBy, isStaying, mayDo, peopleFor, whoKnows } from './people.ts';
import { verificationScript } from './verification-script.ts';

export const nextInVerification = (scene: Scene): Act | null => {
  const { lead, life, world, now } = scene;
  const { chance, traits } = life;
  const { playbook } = world.company.policy;
  life.findings ??= verificationScript({ lead, playbook, chance, traits, now });
  const [next] = life.findings;
  if (next === undefined) return ended(scene);
  return finding(scene, next, life.findings);
};

/** The next finding, with whatever has to come before it; shifted from the list once it has been told. */
export const finding = (scene: Scene, next: ToFind, findings: ToFind[]): Act | null => {
  const { lead, life, world } = scene;
  const { chance } = life;
  const contactId = contactOf(scene, next.from);
  if (!lead.contacts.some((contact) => contact.contactId === contactId))
    return actBy(
      scene,
      whoKnows(scene, 'EnrichLead'),
      chance.between(1, 8),
      (then, personId) => void world.give(life, personId, [introduced(then)], then.now),
    );
  const verifier = verifierFor(scene, next);
  if (verifier === null) {
    findings.length = 0;
    return ended(scene);
  }
  if (!mayDo(scene, verifier.personId, 'RecordFinding'))
    return actBy(
      scene,
      peopleFor(scene, 'AppointVerifier', 'lead_manager', 'sales_manager')[0]?.personId ?? null,
      chance.between(1, 5),
      (then, personId) => {
        const ref = personRef(world.company.organisation, verifier.personId);
        world.give(
          life,
          personId,
          [{ type: 'AppointVerifier', input: { verifier: ref, sendBack: null } }],
          then.now,
        );
      },
    );
  return actBy(scene, verifier.personId, chance.between(1, 9), (then, personId) => {
    const { angle, medium, result } = next;
    const note = chance.happens(0.6) ? 'Asked without the submitter being there.' : null;
    findings.shift();
    world.give(
      life,
      personId,
      [
        {
          type: 'RecordFinding',
          input: { contactId, angle, medium, result, note, verifier: null, statedAt: null },
        },
      ],
      then.now,
    );
  });
};

/** A refuted need keeps a lead from everything else until its author takes it back, or somebody hears otherwise. */
export const resolution = (scene: Scene): Act | null =>
  takenBack(scene) ??
  finding(
    scene,
    { from: 'counterpart', angle: 'need', medium: 'phone', result: 'confirmed', by: 'another' },
    [],
  );

/** Where the plan is not met by what was found: a refutation is taken back, or a manager ends it with the class it has. */
const ended = (scene: Scene): Act | null => {
  const { lead, life, world } = scene;
  const back = takenBack(scene);
  if (back !== null) return back;
  const mayEnd = peopleFor(scene, 'ClassifyLead', 'lead_manager', 'sales_manager').find(
    ({ personId }) => tie(lead, personId) === null,
  );
  return actBy(
    scene,
    mayEnd?.personId ?? null,
    life.chance.between(4, 16),
    (then, personId) =>
      void world.give(
        life,
        personId,
        [
          {
            type: 'ClassifyLead',
            input: { note: 'The customer has no more time for us; we go on as it is.' },
          },
        ],
        then.now,
      ),
  );
};

const takenBack = (scene: Scene): Act | null => {
  const { lead, life, world } = scene;
  const refuted = lead.findings.find(({ result, state }) => result === 'refuted' && state === 'stands');
  if (life.traits.dispute !== 'superseded' || refuted === undefined) return null;
  const author = refuted.verifier.personId;
  if (!mayDo(scene, author, 'SupersedeFinding') || !isStaying(scene, author)) return null;
  return actBy(
    scene,
    author,
    life.chance.between(2, 12),
    (then, personId) => void world.give(life, personId, [superseded(refuted)], then.now),
  );
};

const superseded = ({ findingId }: Finding): OpenCommand => ({
  type: 'SupersedeFinding',
  input: { findingId, note: 'Spoke of another site, as it turned out.' },
});

export const contactOf = ({ life }: Scene, from: ToFind['from']): string => {
  const [counterpart, user, keyPerson] = life.prospect.people;
  switch (from) {
    case 'counterpart':
      return counterpart.contactId;
    case 'user':
      return user.contactId;
    case 'key person':
      return keyPerson.contactId;
  }
};

/** The demand key person comes to be known. */
export const introduced = ({ life }: Pick<Scene, 'life'>): OpenCommand => ({
  type: 'EnrichLead',
  input: {
    ...{ customer: null, need: null, channel: null, informant: null, counterpartContactId: null },
    ...{ amount: null, expectedDecisionOn: null, routing: null },
    contacts: [life.prospect.people[2]],
  },
});

/** Managers of the lead's offices, and solution managers once they are appointed; somebody who has not found anything yet if it may be. */
const verifierFor = (scene: Scene, { by }: ToFind): PersonRecord | null => {
  const { lead, life, world } = scene;
  const { playbook } = world.company.policy;
  const { organisation } = world.company;
  const appointable = peopleFor(scene, 'AppointVerifier', 'lead_manager', 'sales_manager').length > 0;
  const last = lead.findings.at(-1)?.verifier.personId;
  const known = new Set(lead.findings.map(({ verifier }) => verifier.personId));
  const able = peopleWith(world.company, 'lead_manager', 'sales_manager', 'SR').filter(
    (person) =>
      dependence(lead, personRef(organisation, person.personId), playbook) === null &&
      (mayDo(scene, person.personId, 'RecordFinding') || (appointable && isNear(scene, person))),
  );
  const shuffled = life.chance.shuffled(able);
  const others = shuffled.filter(({ personId }) => personId !== last);
  const preferred = by === 'another' ? others : shuffled;
  return preferred.find(({ personId }) => !known.has(personId) || known.size > 2) ?? preferred[0] ?? null;
};

/** A solution manager of one of the lead's offices. */
const isNear = ({ lead }: Scene, { officeId, roles }: PersonRecord): boolean =>
  roles.includes('SR') && (lead.tier?.office.path.includes(officeId) ?? false);
