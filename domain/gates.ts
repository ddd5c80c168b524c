// Which gate does a lead stand at, what does it take to pass, and who decides? Somebody other than its owner.
import type { Actor } from '../events/values.ts';
import type { Gate } from '../events/vocabulary.ts';
import { judgeDimensions } from './evaluation/dimensions.ts';
import { ownershipOf, type Lead } from './lead.ts';
import { paymentCase } from './payment-case.ts';
import type { GatePolicy, Playbook } from './playbook.ts';
import { LeadRejection } from './rejection.ts';
import { classify } from './verification/classify.ts';

/** In the order in which a lead comes to them. */
export const gatesInOrder: readonly Gate[] = ['pursue', 'bid', 'contract'];

/** The gate that an assignment or a milestone asks for; null where the tier has none there, or it was passed before. */
export const gateAskedBy = (lead: Lead, playbook: Playbook, by: GatePolicy['askedBy']): Gate | null => {
  if (!hasGates(lead, playbook)) return null;
  return (
    gatesInOrder.find(
      (gate) => playbook.gates.at[gate]?.askedBy === by && lead.gates[gate]?.state !== 'go',
    ) ?? null
  );
};

/** The gate that waits for a decision; null where none does. */
export const openGate = (lead: Lead, playbook: Playbook): Gate | null =>
  hasGates(lead, playbook) ? (gatesInOrder.find((gate) => lead.gates[gate]?.state === 'open') ?? null) : null;

/** What `go` at this gate lacks at `now` (epoch ms); empty where it may be given. */
export const gapsAtGate = (lead: Lead, playbook: Playbook, gate: Gate, now: number): readonly string[] => {
  const policy = playbook.gates.at[gate];
  if (policy === undefined) return [];
  return [
    ...barGaps(lead, playbook, policy, now),
    ...classGaps(lead, playbook, policy, now),
    ...(policy.caseForPaying === 'required' ? caseGaps(lead, playbook, now) : []),
  ];
};

/** Whether they may decide the lead's gates: of the tier's office or above, in the role, and not the owner. */
export const mayDecideGates = (lead: Lead, playbook: Playbook, actor: Actor): boolean =>
  actor.kind === 'person' &&
  actor.roles.includes(playbook.gates.decidedBy) &&
  lead.tier?.office.path.includes(actor.officeId) === true &&
  ownershipOf(lead)?.owner.personId !== actor.personId;

/** `a sales_manager of emea or above who does not own it` */
export const gateDeciders = (lead: Lead, playbook: Playbook): string =>
  `a ${playbook.gates.decidedBy} of ${lead.tier?.office.officeId ?? 'its office'} or above who does not own it`;

/** Milestones and the order wait for the gate before them. @throws LeadRejection gate_open */
export const refuseAtOpenGate = (lead: Lead, playbook: Playbook, what: string): void => {
  const gate = openGate(lead, playbook);
  if (gate === null) return;
  throw new LeadRejection(
    'gate_open',
    `${what} waits for the gate ${gate}, which has not been decided.`,
    `DecideGate is for ${gateDeciders(lead, playbook)}.`,
  );
};

const hasGates = ({ tier }: Lead, { gates }: Playbook): boolean =>
  tier !== null && gates.tiers.includes(tier.tier);

const barGaps = (lead: Lead, playbook: Playbook, { bars }: GatePolicy, now: number): readonly string[] =>
  judgeDimensions(lead, playbook, now).flatMap(({ dimension, counts, state }) => {
    const bar = bars[dimension] ?? 0;
    const why = state === 'known' ? '' : `, ${state}`;
    return counts >= bar ? [] : [`dimension ${dimension} at ${bar} (it counts ${counts}${why})`];
  });

const classGaps = (
  lead: Lead,
  playbook: Playbook,
  { class: asked }: GatePolicy,
  now: number,
): readonly string[] => {
  const { class: found, missing, disputed } = classify(lead, playbook, now);
  const lacks = [...missing, ...disputed.map((angle) => `angle ${angle} is disputed`)].join(', ');
  switch (asked) {
    case 'not_lost': {
      const known = lead.classification;
      const lost = known === null || known.class === 'preliminary' ? (known?.lost ?? null) : known.class;
      return found === 'preliminary' && lost !== null ? [`the class ${lost}, which was lost (${lacks})`] : [];
    }
    case 'credible':
      return found === 'preliminary' ? [`the class credible (${lacks})`] : [];
    case 'opportunity':
      return found === 'opportunity' ? [] : [`the class opportunity (${lacks})`];
  }
};

const caseGaps = (lead: Lead, playbook: Playbook, now: number): readonly string[] => {
  const { state, cost, price, currency } = paymentCase(lead, playbook, now);
  switch (state) {
    case 'holds':
      return [];
    case 'unknown':
      return ['the expected amount, against which the case for paying is made'];
    case 'does_not_hold':
      return [
        `the case for paying: admitted pains cost ${cost} ${currency} over three years, the price is ${String(price)}`,
      ];
  }
};
