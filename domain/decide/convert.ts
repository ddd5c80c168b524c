// What does a lead answer while it is run like a project?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { at, personOf, personOrNull, type LeadContext } from '../decide-context.ts';
import { gateAskedBy, refuseAtOpenGate } from '../gates.ts';
import { LeadRejection } from '../rejection.ts';
import { milliseconds } from '../time.ts';
import { isKeyPerson } from '../verification/contacts.ts';
import { dependence } from '../verification/independence.ts';
import { finding } from './cross-verify.ts';
import { knownContact } from './obtain.ts';
import { importedTime, statedTime } from './stated.ts';

export const formTeam = (context: LeadContext, { input }: CommandOf<'FormTeam'>): readonly LeadEvent[] => {
  const { AR, SR, FR } = context.lead.team;
  if (AR === input.AR && SR === input.SR && FR === input.FR) return [];
  return [{ type: 'TeamFormed', time: at(context), data: { ...input, by: personOf(context) } }];
};

export const setPlan = (context: LeadContext, { input }: CommandOf<'SetPlan'>): readonly LeadEvent[] => [
  { type: 'PlanSet', time: at(context), data: { items: input.items, by: personOf(context) } },
];

export const assessPain = (
  context: LeadContext,
  { input }: CommandOf<'AssessPain'>,
): readonly LeadEvent[] => {
  knownContact(context.lead.contacts, input.stakeholderContactId);
  return [{ type: 'PainAssessed', time: at(context), data: { ...input, by: personOf(context) } }];
};

/** A confirmation by somebody who may verify counts as a finding on the need; by submitter or owner it changes `kind` only. */
export const confirmNeed = (
  context: LeadContext,
  { input }: CommandOf<'ConfirmNeed'>,
): readonly LeadEvent[] => {
  const { lead, policy } = context;
  const { contactId, medium } = input;
  knownContact(lead.contacts, contactId);
  if (!isKeyPerson(lead, contactId)) {
    throw new LeadRejection(
      'need_not_confirmed',
      `Contact ${contactId} is not known as the demand key person.`,
      'Name them with IdentifyKeyPerson first.',
    );
  }
  const by = personOf(context);
  const counts = lead.standing.stage !== 'obtain' && dependence(lead, by, policy.playbook) === null;
  if (lead.kind === 'opportunity' && lead.needConfirmedAt !== null && !counts) return [];
  const found = counts
    ? finding(
        context,
        { contactId, angle: 'need', medium, result: 'confirmed', note: null, statedAt: null },
        by,
        by,
        false,
      )
    : null;
  const findingId = found?.data.findingId ?? null;
  return [
    ...(found === null ? [] : [found]),
    { type: 'NeedConfirmed', time: at(context), data: { contactId, medium, by, findingId } },
  ];
};

export const planFollowUp = (
  context: LeadContext,
  { input }: CommandOf<'PlanFollowUp'>,
): readonly LeadEvent[] => {
  if (milliseconds(input.at) <= context.now) {
    throw new LeadRejection(
      'invalid_input',
      'A follow-up is planned for the future.',
      'Name a later instant, or record it if it took place.',
    );
  }
  return [{ type: 'FollowUpPlanned', time: at(context), data: { ...input, by: personOf(context) } }];
};

export const recordFollowUp = (
  context: LeadContext,
  { input }: CommandOf<'RecordFollowUp'>,
): readonly LeadEvent[] => {
  const { kind, outcome, begunBy, contactId, note } = input;
  if (input.contactId !== null) knownContact(context.lead.contacts, input.contactId);
  const imported = context.origin === 'import';
  if (input.outcome === 'touch' && !imported && context.actor.kind === 'person') {
    throw new LeadRejection(
      'invalid_input',
      'A marketing touch is no follow-up by a person.',
      'Record what the customer answered.',
    );
  }
  // In an import it was the row's owner, who is the submitter too; a marketing touch was nobody.
  const by = imported ? (input.outcome === 'touch' ? null : context.lead.submitter) : personOf(context);
  return [
    {
      type: 'FollowUpRecorded',
      time: statedTime(context, input.statedAt, context.lead),
      data: { kind, outcome, begunBy, contactId, note, by, basis: imported ? 'stated' : 'recorded' },
    },
  ];
};

export const reachMilestone = (
  context: LeadContext,
  { input }: CommandOf<'ReachMilestone'>,
): readonly LeadEvent[] => {
  const { lead, policy } = context;
  const { milestone, stated } = input;
  if (lead.milestones.includes(milestone)) return [];
  inConversion(context, 'A milestone is reached');
  if (stated === null) refuseAtOpenGate(lead, policy.playbook, `The milestone ${milestone}`);
  const order = policy.playbook.convert.milestones;
  const next = order.find((name) => !lead.milestones.includes(name));
  if (stated === null && next !== milestone) {
    throw new LeadRejection(
      'milestone_out_of_order',
      `The next milestone is ${next ?? 'none'}, not ${milestone}.`,
      `They come in this order: ${order.join(', ')}.`,
    );
  }
  const time = importedTime(context, stated, lead);
  return [
    {
      type: 'MilestoneReached',
      time,
      data: {
        milestone,
        // History passed its gates before it was told here.
        asksGate: stated === null ? gateAskedBy(lead, policy.playbook, milestone) : null,
        by: personOrNull(context),
        basis: stated?.basis ?? 'recorded',
      },
    },
  ];
};

const inConversion = ({ lead }: LeadContext, what: string): void => {
  if (lead.standing.stage === 'convert') return;
  throw new LeadRejection(
    'move_not_allowed',
    `${what} in conversion; this lead is in ${lead.standing.stage}.`,
    'It has to be assigned to an owner first; `show` lists what is missing.',
  );
};
