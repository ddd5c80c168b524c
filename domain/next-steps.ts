// What is missing for the lead to move on? In words for a person, with the command that would do it.
import type { LeadCommandType } from '../events/commands/lead-command.ts';
import { isEnded, undecided, type Lead } from './lead.ts';
import { majorUnits } from './money.ts';
import { rolesFor } from './permissions.ts';
import type { Playbook } from './playbook.ts';
import type { Policy } from './policy.ts';
import { milliseconds } from './time.ts';
import { classify } from './verification/classify.ts';

export interface NextStep {
  readonly what: string;
  readonly command: LeadCommandType | null;
  /** Roles that may do it. */
  readonly who: string;
}

/** The steps in the order in which they bring the lead furthest; none for a lead that has ended. */
export const nextSteps = (lead: Lead, { playbook }: Policy): readonly NextStep[] => {
  const { merge, standing } = lead;
  if (merge.state === 'proposed')
    return [{ what: `It waits for ${merge.into} to take it over.`, command: null, who: 'engine' }];
  if (merge.state === 'undoing')
    return [{ what: `It waits for ${merge.into} to give it back.`, command: null, who: 'engine' }];
  return standing.stage === 'obtain' || isEnded(lead)
    ? stageSteps(lead, playbook)
    : [...duplicateSteps(lead), ...stageSteps(lead, playbook)];
};

const duplicateSteps = (lead: Lead): readonly NextStep[] =>
  undecided(lead).map(({ leadId }) =>
    step(`Say whether ${leadId} is the same need of the same customer.`, 'DismissDuplicate'),
  );

const stageSteps = (lead: Lead, playbook: Playbook): readonly NextStep[] => {
  const { standing } = lead;
  switch (standing.stage) {
    case 'obtain':
      return [
        ...lead.missing.map((fact) => step(`Tell the ${fact}.`, 'EnrichLead')),
        ...duplicateSteps(lead),
      ];
    case 'evaluate':
      return evaluationSteps(lead, playbook);
    case 'cross_verify':
      return verificationSteps(lead, playbook);
    case 'distribute':
      return standing.pool === null
        ? [{ what: 'An owner is being looked for.', command: null, who: 'engine' }]
        : [
            step(
              `Claim it from the pool of ${standing.pool.office.officeId} (role ${standing.pool.role}).`,
              'ClaimLead',
            ),
            step('Give it to an owner.', 'DistributeLead'),
          ];
    case 'convert':
      return conversionSteps(lead, playbook);
    case 'nurture':
      return [
        step(`It returns by itself on ${standing.until.slice(0, 10)}; bring it back earlier.`, 'ReturnLead'),
      ];
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return [];
  }
};

const evaluationSteps = (lead: Lead, playbook: Playbook): readonly NextStep[] => {
  const missing = lead.evaluation?.missing ?? [];
  const stale = lead.evaluation?.stale ?? [];
  const { dimensions } = playbook.evaluation;
  const short = Object.entries(dimensions)
    .filter(([name, { bar }]) => {
      const rating = lead.dimensions[name as keyof typeof dimensions]?.rating;
      return bar > 0 && (typeof rating !== 'number' || rating < bar);
    })
    .map(([name, { bar }]) => step(`Bring dimension ${name} to ${String(bar)} or more.`, 'AssessDimension'));
  return [
    ...(lead.dimensions.C?.rating === 'not_yet'
      ? [step('We cannot satisfy the need yet: let the lead rest until we can.', 'NurtureLead')]
      : []),
    ...short,
    ...stale.map((name) => step(`Renew the evidence for dimension ${name}: it has aged.`, 'AssessDimension')),
    ...missing
      .filter((name) => !name.startsWith('dimension.'))
      .map((name) => step(`Tell ${name}: it would raise what we know.`, 'EnrichLead')),
  ];
};

const verificationSteps = (lead: Lead, playbook: Playbook): readonly NextStep[] => {
  const { missing, disputed } = classify(lead, playbook, milliseconds(lead.movedAt));
  return [
    ...disputed.map((angle) =>
      step(
        `Resolve the disputed angle ${angle} with somebody of the same or a higher level.`,
        'RecordFinding',
      ),
    ),
    ...missing.map((what) => step(`Verification lacks ${what}.`, 'RecordFinding')),
    step('End verification with the class that the findings give.', 'ClassifyLead'),
  ];
};

const conversionSteps = (lead: Lead, playbook: Playbook): readonly NextStep[] => {
  const next = playbook.convert.milestones.find((name) => !lead.milestones.includes(name));
  const verification = classify(lead, playbook, milliseconds(lead.movedAt));
  return [
    ...(lead.followUps.contacts === 0
      ? [step('Have the first genuine contact with the customer.', 'RecordFollowUp')]
      : []),
    ...(lead.kind === 'lead'
      ? [step('Find the demand key person and have them confirm the need.', 'ConfirmNeed')]
      : []),
    ...verification.disputed.map((angle) => step(`Resolve the disputed angle ${angle}.`, 'RecordFinding')),
    ...paymentCase(lead),
    ...(next === undefined ? [] : [step(`Reach the milestone ${next}.`, 'ReachMilestone')]),
    step('Win the order, or say why it was lost.', 'WinOrder'),
  ];
};

/** The case for paying holds when the cost of the admitted pains, the largest for each, exceeds the price. */
const paymentCase = (lead: Lead): readonly NextStep[] => {
  const { amount } = lead;
  if (amount === null) return [step('Tell the expected amount.', 'EnrichLead')];
  const largest = new Map<string, number>();
  for (const { painId, level, cost } of lead.pains) {
    if (cost?.currency !== amount.currency || (level !== 'admitted' && level !== 'wants_solution')) continue;
    largest.set(painId, Math.max(largest.get(painId) ?? 0, majorUnits(cost)));
  }
  const pain = [...largest.values()].reduce((sum, cost) => sum + cost, 0);
  return pain > majorUnits(amount)
    ? []
    : [
        step(
          'Make the case for paying: admitted pains have to cost the customer more than our price.',
          'AssessPain',
        ),
      ];
};

const step = (what: string, command: LeadCommandType): NextStep => ({
  what,
  command,
  who: rolesFor(command).join(', '),
});
