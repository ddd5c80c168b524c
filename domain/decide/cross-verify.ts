// What does a lead answer while others confirm it?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { PersonRef } from '../../events/values.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { ownershipOf, type Lead } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { daysAfter } from '../time.ts';
import { classify } from '../verification/classify.ts';
import { dependence, tie } from '../verification/independence.ts';
import { planOf } from '../verification/plan.ts';
import { knownContact } from './obtain.ts';
import { statedTime } from './stated.ts';

export const appointVerifier = (
  context: LeadContext,
  { input }: CommandOf<'AppointVerifier'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const { stage } = lead.standing;
  independent(context, input.verifier);
  const sentBack = input.sendBack !== null && stage !== 'cross_verify';
  if (sentBack && stage !== 'distribute' && stage !== 'convert') {
    throw new LeadRejection(
      'move_not_allowed',
      `A lead in ${stage} is not sent back to verification: it has not left it.`,
      'Appoint the verifier without sending it back.',
    );
  }
  const known = lead.verifiers.some(({ personId }) => personId === input.verifier.personId);
  if (known && !sentBack) return [];
  return [
    {
      type: 'VerifierAppointed',
      time: at(context),
      data: {
        verifier: input.verifier,
        by: personOf(context),
        enters: sentBack ? 'cross_verify' : null,
        because: input.sendBack,
      },
    },
  ];
};

export const recordFinding = (
  context: LeadContext,
  { input }: CommandOf<'RecordFinding'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const { standing } = lead;
  if (standing.stage === 'obtain' || (standing.stage === 'nurture' && standing.left === 'obtain')) {
    throw new LeadRejection(
      'move_not_allowed',
      'Findings are taken once the lead has been obtained.',
      `Complete it first: ${lead.missing.join(', ') || 'decide the suspected duplicates'}.`,
    );
  }
  const recordedBy = personOf(context);
  const verifier = input.verifier ?? recordedBy;
  if (verifier.personId !== recordedBy.personId && !actsAs(context, 'lead_manager')) {
    throw new LeadRejection(
      'not_permitted',
      'Only a lead manager records a finding for somebody else.',
      'Let the verifier record it.',
    );
  }
  independent(context, verifier);
  independent(context, recordedBy);
  const refutesNeed = input.angle === 'need' && input.result === 'refuted';
  const { stage } = standing;
  return [
    finding(
      context,
      input,
      verifier,
      recordedBy,
      refutesNeed && (stage === 'distribute' || stage === 'convert'),
    ),
  ];
};

/** The finding as an event; its id is the place it takes on the lead. */
export const finding = (
  context: LeadContext,
  input: Omit<CommandOf<'RecordFinding'>['input'], 'verifier'>,
  verifier: PersonRef,
  recordedBy: PersonRef,
  sendsBack: boolean,
): EventOf<'FindingRecorded'> => {
  const { lead, policy } = context;
  const time = statedTime(context, input.statedAt, lead);
  const { contactId, angle, medium, result, note } = input;
  return {
    type: 'FindingRecorded',
    time: sendsBack ? at(context) : time,
    data: {
      findingId: nextFindingId(lead),
      verifier,
      recordedBy,
      contactId,
      level: knownContact(lead.contacts, contactId).level,
      angle,
      medium,
      result,
      note,
      validUntil: daysAfter(time, planOf(lead, policy.playbook).validDays),
      enters: sendsBack ? 'cross_verify' : null,
    },
  };
};

/** Counted among the lead's own: those of a lead that it took over have ids of that one, and may be gone again. */
const nextFindingId = ({ leadId, findings }: Lead): string => {
  const own = `${leadId}/finding/`;
  return `${own}${String(findings.filter(({ findingId }) => findingId.startsWith(own)).length + 1)}`;
};

export const supersedeFinding = (
  context: LeadContext,
  { input }: CommandOf<'SupersedeFinding'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const known = lead.findings.find(({ findingId }) => findingId === input.findingId);
  if (known === undefined) {
    throw new LeadRejection(
      'unknown_reference',
      `There is no finding ${input.findingId}.`,
      'Name one that `show` lists.',
    );
  }
  const by = personOf(context);
  independent(context, by);
  if (known.verifier.personId !== by.personId && !actsAs(context, 'lead_manager')) {
    throw new LeadRejection(
      'not_permitted',
      'A finding is superseded by its own author or a lead manager.',
      'Ask one of them, or record a later finding.',
    );
  }
  if (known.state === 'superseded') return [];
  return [
    {
      type: 'FindingSuperseded',
      time: at(context),
      data: { findingId: input.findingId, by, note: input.note },
    },
  ];
};

export const classifyLead = (
  context: LeadContext,
  { input }: CommandOf<'ClassifyLead'>,
): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  if (lead.standing.stage !== 'cross_verify') {
    throw new LeadRejection(
      'move_not_allowed',
      `Verification is ended where it goes on; this lead is in ${lead.standing.stage}.`,
      'Nothing is needed: the class follows from the findings by itself.',
    );
  }
  const by = personOf(context);
  const tied = tie(lead, by.personId);
  if (tied !== null) {
    throw new LeadRejection(
      'not_independent',
      `${by.personId} may not end the verification of this lead: ${tied}.`,
      'Ask another lead manager.',
    );
  }
  const result = classify(lead, policy.playbook, now);
  return [
    {
      type: 'LeadClassified',
      time: at(context),
      data: {
        class: result.class,
        enters: ownershipOf(lead) === null ? 'distribute' : 'convert',
        because: `ended by ${by.personId}: ${input.note}`,
        missing: [...result.missing],
        disputed: [...result.disputed],
        cause: 'ClassifyLead',
        basis: 'recorded',
      },
    },
  ];
};

const actsAs = ({ actor }: LeadContext, role: 'lead_manager'): boolean =>
  actor.kind === 'person' && actor.roles.includes(role);

const independent = ({ lead, policy }: LeadContext, person: PersonRef): void => {
  const because = dependence(lead, person, policy.playbook);
  if (because === null) return;
  throw new LeadRejection(
    'not_independent',
    `${person.personId} may not verify this lead: ${because}.`,
    'Let somebody verify it who neither brought nor owns it and does not stand in the submitter’s reporting line.',
  );
};
