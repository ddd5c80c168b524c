// What is missing for the lead to move on? In words for a person, with the command that would do it.
import type { LeadCommandType } from '../events/commands/lead-command.ts';
import { cadenceOf, workingWords } from './evaluation/cadence.ts';
import { evaluationSteps } from './evaluation/steps.ts';
import { isEnded, undecided, type Lead } from './lead.ts';
import { gapsAtGate, gateDeciders, openGate } from './gates.ts';
import { paymentCase } from './payment-case.ts';
import { rolesFor } from './permissions.ts';
import type { Playbook } from './playbook.ts';
import type { Policy } from './policy.ts';
import { instant, milliseconds } from './time.ts';
import { classify } from './verification/classify.ts';

export interface NextStep {
  readonly what: string;
  readonly command: LeadCommandType | null;
  /** Roles that may do it. */
  readonly who: string;
}

/** The steps in the order in which they bring the lead furthest; none for a lead that has ended. */
export const nextSteps = (
  lead: Lead,
  { playbook }: Policy,
  now: number = milliseconds(lead.movedAt),
): readonly NextStep[] => {
  const { merge, standing } = lead;
  if (merge.state === 'proposed')
    return [{ what: `It waits for ${merge.into} to take it over.`, command: null, who: 'engine' }];
  if (merge.state === 'undoing')
    return [{ what: `It waits for ${merge.into} to give it back.`, command: null, who: 'engine' }];
  return standing.stage === 'obtain' || isEnded(lead)
    ? stageSteps(lead, playbook, now)
    : [...duplicateSteps(lead), ...stageSteps(lead, playbook, now)];
};

const duplicateSteps = (lead: Lead): readonly NextStep[] =>
  undecided(lead).map(({ leadId }) =>
    step(`Say whether ${leadId} is the same need of the same customer.`, 'DismissDuplicate'),
  );

const stageSteps = (lead: Lead, playbook: Playbook, now: number): readonly NextStep[] => {
  const { standing } = lead;
  switch (standing.stage) {
    case 'obtain':
      return [
        ...lead.missing.map((fact) => step(`Tell the ${fact}.`, 'EnrichLead')),
        ...duplicateSteps(lead),
      ];
    case 'evaluate':
      return evaluationSteps(lead, playbook, now).map(({ what, command }) => step(what, command));
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
      return conversionSteps(lead, playbook, now);
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

const conversionSteps = (lead: Lead, playbook: Playbook, now: number): readonly NextStep[] => {
  const next = playbook.convert.milestones.find((name) => !lead.milestones.includes(name));
  const { disputed } = classify(lead, playbook, now);
  const lost = lead.classification?.lost ?? null;
  return [
    ...(lead.followUps.contacts === 0
      ? [step('Have the first genuine contact with the customer.', 'RecordFollowUp')]
      : followUp(lead, playbook)),
    ...gateSteps(lead, playbook, now),
    ...overdue(lead, now),
    ...(lead.kind === 'lead'
      ? [step('Find the demand key person and have them confirm the need.', 'ConfirmNeed')]
      : []),
    ...disputed.map((angle) => step(`Resolve the disputed angle ${angle}.`, 'RecordFinding')),
    ...(lost === null
      ? []
      : [step(`Verify again: the class ${lost} was lost, and no gate is passed without.`, 'RecordFinding')]),
    ...paymentSteps(lead, playbook, now),
    ...(next === undefined ? [] : [step(`Reach the milestone ${next}.`, 'ReachMilestone')]),
    step('Win the order, or say why it was lost.', 'WinOrder'),
  ];
};

const followUp = (lead: Lead, playbook: Playbook): readonly NextStep[] => {
  const { followUpMs, grade } = cadenceOf(lead, playbook);
  if (followUpMs === null) return [];
  const because = grade === null ? 'it has no grade' : `grade ${grade}`;
  return [step(`Follow up at least every ${workingWords(followUpMs)} (${because}).`, 'RecordFollowUp')];
};

/** The gate at which the lead waits, what `go` lacks, and who decides. */
const gateSteps = (lead: Lead, playbook: Playbook, now: number): readonly NextStep[] => {
  const gate = openGate(lead, playbook);
  if (gate === null) return [];
  const gaps = gapsAtGate(lead, playbook, gate, now);
  const lacks = gaps.length === 0 ? '' : ` Go lacks ${gaps.join('; ')}.`;
  return [
    {
      what: `Decide the gate ${gate}.${lacks}`,
      command: 'DecideGate',
      who: gateDeciders(lead, playbook),
    },
  ];
};

const overdue = ({ planItems }: Lead, now: number): readonly NextStep[] =>
  planItems
    .filter(({ dueOn, doneOn }) => doneOn === null && dueOn < instant(now).slice(0, 10))
    .map(({ title, dueOn }) => step(`Do what the plan had for ${dueOn}: ${title}.`, 'SetPlan'));

const paymentSteps = (lead: Lead, playbook: Playbook, now: number): readonly NextStep[] => {
  switch (paymentCase(lead, playbook, now).state) {
    case 'holds':
      return [];
    case 'unknown':
      return [step('Tell the expected amount.', 'EnrichLead')];
    case 'does_not_hold':
      return [
        step(
          'Make the case for paying: admitted pains have to cost the customer more than our price.',
          'AssessPain',
        ),
      ];
  }
};

const step = (what: string, command: LeadCommandType): NextStep => ({
  what,
  command,
  who: rolesFor(command).join(', '),
});
