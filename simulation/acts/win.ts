// What is left to do once the customer has decided for us? Milestones, what the gates ask for, and the order.
import { gapsAtGate, openGate } from '../../domain/gates.ts';
import { isKeyPerson } from '../../domain/verification/contacts.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Act, Scene } from '../life.ts';
import { keyPerson, pain } from './chores.ts';
import { contactIfDue } from './contact.ts';
import { assessments } from './evaluate.ts';
import { actBy } from './people.ts';
import { introduced } from './verify.ts';

/** The bars of the gate `bid` ask for no more than this. */
const fitToBid = { D: 3, B: 3, R: 3, T: 4, S: 3, C: 4, P: 4 } as const;

export const toTheOrder = (scene: Scene, owner: string): Act | null => {
  const { lead, life, now, world } = scene;
  const { playbook } = world.company.policy;
  const { chance, traits } = life;
  const gate = openGate(lead, playbook);
  if (gate !== null) {
    const isPrepared = gapsAtGate(lead, playbook, gate, now).length === 0;
    return actBy(scene, owner, chance.between(3, 10), (then) => {
      const commands = isPrepared ? contactIfDue(then, owner) : prepared(then, owner);
      if (commands.length > 0) world.give(life, owner, commands, then.now);
    });
  }
  const left = playbook.convert.milestones.filter((milestone) => !lead.milestones.includes(milestone));
  const goesThrough =
    traits.milestones === 'all' ? left : traits.milestones === 'some' ? left.slice(0, 1) : [];
  const isEnough = traits.milestones === 'some' && lead.milestones.length > 0;
  const [milestone] = isEnough ? [] : goesThrough;
  return actBy(
    scene,
    owner,
    chance.between(3, 14),
    (then) =>
      void world.give(
        life,
        owner,
        milestone === undefined
          ? order(then, owner)
          : [...contactIfDue(then, owner), { type: 'ReachMilestone', input: { milestone, stated: null } }],
        then.now,
      ),
  );
};

/** What the gate lacks: fresh evidence on all dimensions, and a pain that costs more than our price. */
const prepared = (scene: Scene, owner: string): OpenCommand[] => [
  ...assessments(scene, fitToBid),
  ...keyPerson(scene),
  pain(scene, 'admitted', 1.4),
  ...contactIfDue(scene, owner),
];

const order = (scene: Scene, owner: string): OpenCommand[] => {
  const { lead, life } = scene;
  const { contactId } = life.prospect.people[2];
  const isKnown = lead.contacts.some((contact) => contact.contactId === contactId);
  life.done.orders += 1;
  return [
    ...contactIfDue(scene, owner),
    ...(isKnown ? [] : [introduced(scene)]),
    ...(isKnown && isKeyPerson(lead, contactId)
      ? []
      : [{ type: 'IdentifyKeyPerson', input: { contactId } } as const]),
    {
      type: 'WinOrder',
      input: {
        orderNo: `PO-${lead.leadId.slice(0, 8)}-${String(life.done.orders)}`,
        amount:
          lead.amount === null || life.chance.happens(0.7)
            ? null
            : bargained(lead.amount, life.chance.between(0.8, 1.05)),
        signatoryContactId: contactId,
        stated: null,
      },
    },
  ];
};

const bargained = (
  amount: { readonly minor: number; readonly currency: string },
  share: number,
): { minor: number; currency: string } => ({
  minor: Math.round(amount.minor * share),
  currency: amount.currency,
});
