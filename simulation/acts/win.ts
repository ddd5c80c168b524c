// What comes before the customer decides, and what once they have decided for us? Milestones, what the gates ask for; the order.
import { gapsAtGate, openGate } from '../../domain/gates.ts';
import { isKeyPerson } from '../../domain/verification/contacts.ts';
import type { Milestone } from '../../events/vocabulary.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Act, Scene } from '../life.ts';
import { keyPerson, pain } from './chores.ts';
import { contactIfDue } from './contact.ts';
import { assessments } from './evaluate.ts';
import { actBy } from './people.ts';
import { introduced } from './verify.ts';

/** The bars of the gate `bid` ask for no more than this. */
const fitToBid = { D: 3, B: 3, R: 3, T: 4, S: 3, C: 4, P: 4 } as const;

/**
 * The customer decides last of all: whatever the lead goes through before, it goes through on both sides alike.
 * @param decide what happens once nothing but the signature is left
 */
export const toTheDecision = (scene: Scene, owner: string, decide: (then: Scene) => void): Act | null => {
  const { lead, life, now, world } = scene;
  const { playbook } = world.company.policy;
  const { chance } = life;
  const gate = openGate(lead, playbook);
  if (gate !== null) {
    const isPrepared = gapsAtGate(lead, playbook, gate, now).length === 0;
    return actBy(scene, owner, chance.between(3, 10), (then) => {
      const commands = isPrepared ? contactIfDue(then, owner) : prepared(then, owner);
      if (commands.length > 0) world.give(life, owner, commands, then.now);
    });
  }
  const [milestone] = milestonesLeft(scene).filter((one) => one !== signature);
  return actBy(scene, owner, chance.between(3, 14), (then) => {
    if (milestone === undefined) decide(then);
    else
      world.give(
        life,
        owner,
        [...contactIfDue(then, owner), { type: 'ReachMilestone', input: { milestone, stated: null } }],
        then.now,
      );
  });
};

/** Told with the order: nobody signs and then decides against us. */
const signature = 'contract_signed';

/** Milestones of this life that are not reached yet. */
const milestonesLeft = ({ lead, life, world }: Scene): readonly Milestone[] => {
  const { milestones } = world.company.policy.playbook.convert;
  const left = milestones.filter((milestone) => !lead.milestones.includes(milestone));
  switch (life.traits.milestones) {
    case 'all':
      return left;
    case 'some':
      return lead.milestones.length > 0 ? [] : left.slice(0, 1);
    case 'none':
      return [];
  }
};

/** What the gate lacks: fresh evidence on all dimensions, and a pain that costs more than our price. */
const prepared = (scene: Scene, owner: string): OpenCommand[] => [
  ...assessments(scene, fitToBid),
  ...keyPerson(scene),
  pain(scene, 'admitted', 1.4),
  ...contactIfDue(scene, owner),
];

/** Who signs is known before the customer decides, whichever way that goes. */
export const signatoryNamed = ({ lead, life }: Scene): OpenCommand[] => {
  const { contactId } = life.prospect.people[2];
  const isKnown = lead.contacts.some((contact) => contact.contactId === contactId);
  return isKnown && isKeyPerson(lead, contactId)
    ? []
    : [...(isKnown ? [] : [introduced({ life })]), { type: 'IdentifyKeyPerson', input: { contactId } }];
};

export const order = (scene: Scene): OpenCommand[] => {
  const { lead, life } = scene;
  life.done.orders += 1;
  return [
    ...(milestonesLeft(scene).includes(signature)
      ? [{ type: 'ReachMilestone', input: { milestone: signature, stated: null } } as const]
      : []),
    {
      type: 'WinOrder',
      input: {
        orderNo: `PO-${lead.leadId.slice(0, 8)}-${String(life.done.orders)}`,
        amount:
          lead.amount === null || life.chance.happens(0.7)
            ? null
            : bargained(lead.amount, life.chance.between(0.8, 1.05)),
        signatoryContactId: life.prospect.people[2].contactId,
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
