// What does a lead answer to a command? First what is refused whatever the command says, then one line a command.
import type { LeadCommand } from '../events/commands/lead-command.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import { at, personOrNull, withLead, type Context, type LeadContext } from './decide-context.ts';
import { adoptCalendar, adoptPlaybook } from './decide/adopt.ts';
import * as convert from './decide/convert.ts';
import * as verify from './decide/cross-verify.ts';
import * as distribute from './decide/distribute.ts';
import * as evaluation from './decide/evaluate.ts';
import { decideGate } from './decide/gate.ts';
import * as nurture from './decide/nurture.ts';
import * as obtain from './decide/obtain.ts';
import * as outcome from './decide/outcome.ts';
import { absorbLead, unabsorbLead } from './decide/absorb.ts';
import { addAttachment, removeAttachment } from './decide/attach.ts';
import * as merging from './decide/merge.ts';
import * as clocks from './decide/service-levels.ts';
import { isEnded, type Lead } from './lead.ts';
import { refuseUnsupported } from './not-yet-supported.ts';
import { mayGive, rolesFor } from './permissions.ts';
import { LeadRejection } from './rejection.ts';
import { acknowledgeEscalation } from './service-levels/escalation.ts';
import { pauseClock, resumeClock } from './service-levels/pause.ts';

/** Commands that an ended lead still takes. */
export const takenAfterTheEnd: readonly LeadCommand['type'][] = [
  'ReopenLead',
  'AddNote',
  'AddAttachment',
  'RemoveAttachment',
  'ExcuseBreach',
  'AcknowledgeEscalation',
  'UnmergeLead',
  'AbsorbLead',
  'UnabsorbLead',
  'AbsorbAccepted',
  'AbsorbRefused',
  'UnabsorbAccepted',
  'UnabsorbRefused',
];

/** What the engine says by itself may come after the end: nothing is left that it could change. */
const withoutUse: readonly LeadCommand['type'][] = ['ReachDeadline', 'DuplicatesFound', 'AdoptCalendar'];

/** Commands that a lead still takes while another one is taking it over: none of them changes what is handed over. */
export const takenWhileMerging: readonly LeadCommand['type'][] = [
  ...(['MergeLead', 'AbsorbLead', 'UnabsorbLead', 'AbsorbAccepted', 'AbsorbRefused'] as const),
  ...(['UnabsorbAccepted', 'UnabsorbRefused'] as const),
  ...(['ReachDeadline', 'DuplicatesFound', 'AddNote', 'AcknowledgeEscalation', 'ExcuseBreach'] as const),
  ...(['AddAttachment', 'RemoveAttachment'] as const),
  ...(['AdoptPlaybook', 'AdoptCalendar', 'ErasePersonalData'] as const),
];

/**
 * Decides one command. Already so → no event; not allowed → a rejection; else what happened.
 * What follows by itself (evaluation, class, clocks) is added by `execute`.
 * @throws LeadRejection
 */
export const decide = (command: LeadCommand, lead: Lead | null, context: Context): readonly LeadEvent[] => {
  permit(command, lead, context);
  refuseUnsupported(command);
  if (command.type === 'ObtainLead') {
    if (lead === null) return obtain.obtainLead(context, command);
    throw new LeadRejection(
      'already_obtained',
      `Lead ${lead.leadId} exists already.`,
      'Enrich it, or use another id.',
    );
  }
  if (lead === null) {
    throw new LeadRejection(
      'lead_not_found',
      `There is no lead ${context.leadId}.`,
      'Obtain it first, or check the id.',
    );
  }
  if (isEnded(lead) && !takenAfterTheEnd.includes(command.type)) {
    if (withoutUse.includes(command.type) || alreadySo(command, lead)) return [];
    throw new LeadRejection(
      'lead_ended',
      command.type === 'AdoptPlaybook'
        ? `This lead has ended: it is ${lead.standing.stage}, and keeps the playbook it ended under.`
        : `This lead has ended: it is ${lead.standing.stage}.`,
      lead.standing.stage === 'merged'
        ? `Speak to lead ${lead.standing.into}, or take the merge apart with UnmergeLead.`
        : 'Reopen it with ReopenLead, or obtain a new one.',
    );
  }
  if (lead.merge.state === 'proposed' && !takenWhileMerging.includes(command.type))
    throw merging.beingMerged(lead.merge.into);
  return answer(command, withLead(context, lead, context.now));
};

const answer = (
  command: Exclude<LeadCommand, { type: 'ObtainLead' }>,
  context: LeadContext,
): readonly LeadEvent[] => {
  switch (command.type) {
    case 'EnrichLead':
      return obtain.enrichLead(context, command);
    case 'IdentifyKeyPerson':
      return obtain.identifyKeyPerson(context, command);
    case 'DismissDuplicate':
      return obtain.dismissDuplicate(context, command);
    case 'AssessDimension':
      return evaluation.assessDimension(context, command);
    case 'EvaluateLead':
      return evaluation.evaluateLead(context, command);
    case 'AppointVerifier':
      return verify.appointVerifier(context, command);
    case 'RecordFinding':
      return verify.recordFinding(context, command);
    case 'SupersedeFinding':
      return verify.supersedeFinding(context, command);
    case 'ClassifyLead':
      return verify.classifyLead(context, command);
    case 'TierLead':
      return distribute.tierLead(context, command);
    case 'DistributeLead':
      return distribute.distributeLead(context, command);
    case 'ClaimLead':
      return distribute.claimLead(context, command);
    case 'ReleaseLead':
      return distribute.releaseLead(context, command);
    case 'ReassignLead':
      return distribute.reassignLead(context, command);
    case 'ReclaimLead':
      return distribute.reclaimLead(context, command);
    case 'NurtureLead':
      return nurture.nurtureLead(context, command);
    case 'ReturnLead':
      return nurture.returnLead(context, command);
    case 'OfferOwner':
      return distribute.offerOwner(context, command);
    case 'NoOwnerFound':
      return distribute.noOwnerFound(context, command);
    case 'FormTeam':
      return convert.formTeam(context, command);
    case 'SetPlan':
      return convert.setPlan(context, command);
    case 'AssessPain':
      return convert.assessPain(context, command);
    case 'ConfirmNeed':
      return convert.confirmNeed(context, command);
    case 'PlanFollowUp':
      return convert.planFollowUp(context, command);
    case 'RecordFollowUp':
      return convert.recordFollowUp(context, command);
    case 'DecideGate':
      return decideGate(context, command);
    case 'ReachMilestone':
      return convert.reachMilestone(context, command);
    case 'WinOrder':
      return outcome.winOrder(context, command);
    case 'LoseLead':
      return outcome.loseLead(context, command);
    case 'DisqualifyLead':
      return outcome.disqualifyLead(context, command);
    case 'ReopenLead':
      return outcome.reopenLead(context, command);
    case 'PauseClock':
      return pauseClock(context, command);
    case 'ResumeClock':
      return resumeClock(context, command);
    case 'AcknowledgeEscalation':
      return acknowledgeEscalation(context, command);
    case 'ExcuseBreach':
      return clocks.excuseBreach(context, command);
    case 'AdoptPlaybook':
      return adoptPlaybook(context, command);
    case 'ReachDeadline':
      return clocks.reachDeadline(context);
    case 'AddNote':
      return [
        {
          type: 'NoteAdded',
          time: at(context),
          data: { note: command.input.note, by: personOrNull(context) },
        },
      ];
    case 'AddAttachment':
      return addAttachment(context, command);
    case 'RemoveAttachment':
      return removeAttachment(context, command);
    case 'DuplicatesFound':
      return obtain.duplicatesFound(context, command);
    case 'MergeLead':
      return merging.mergeLead(context, command);
    case 'UnmergeLead':
      return merging.unmergeLead(context, command);
    case 'AbsorbLead':
      return absorbLead(context, command);
    case 'UnabsorbLead':
      return unabsorbLead(context, command);
    case 'AbsorbAccepted':
      return merging.absorbAccepted(context, command);
    case 'AbsorbRefused':
      return merging.absorbRefused(context, command);
    case 'UnabsorbAccepted':
      return merging.unabsorbAccepted(context, command);
    case 'UnabsorbRefused':
      return merging.unabsorbRefused(context, command);
    case 'AdoptCalendar':
      return adoptCalendar(context, command);
    case 'ErasePersonalData':
      // Refused above, in the one list of what is not yet supported.
      return [];
  }
};

/** What a file of history can tell. It knows no findings, no gates and no second opinions: none are invented. */
const toldByImports: readonly LeadCommand['type'][] = [
  'ObtainLead',
  'EnrichLead',
  'AddNote',
  'EvaluateLead',
  'DistributeLead',
  'NurtureLead',
  'RecordFollowUp',
  'ReachMilestone',
  'WinOrder',
  'LoseLead',
];

/** History is told by whoever may obtain leads; what happened in it was permitted by others, then. */
const permit = (command: LeadCommand, lead: Lead | null, { actor, origin }: Context): void => {
  if (origin === 'import' && actor.kind !== 'engine' && !toldByImports.includes(command.type)) {
    throw new LeadRejection(
      'not_permitted',
      `An import tells no ${command.type}.`,
      'Let the person who does it send it through a door of their own.',
    );
  }
  const asked = origin === 'import' ? 'ObtainLead' : command.type;
  if (mayGive(asked, actor, origin === 'import' ? null : lead)) return;
  throw new LeadRejection(
    'not_permitted',
    `${actor.kind === 'person' ? actor.personId : actor.kind} may not give ${command.type} to this lead.`,
    `It is for ${rolesFor(asked).join(', ') || 'the engine alone'}, on their own leads or in their offices.`,
  );
};

/** Reaching an outcome that already holds is no mistake. */
const alreadySo = (command: LeadCommand, { standing, playbook }: Lead): boolean =>
  (command.type === 'WinOrder' && standing.stage === 'won' && standing.orderNo === command.input.orderNo) ||
  (command.type === 'LoseLead' && standing.stage === 'lost' && standing.reason === command.input.reason) ||
  (command.type === 'MergeLead' &&
    standing.stage === 'merged' &&
    standing.into === command.input.intoLeadId) ||
  (command.type === 'DisqualifyLead' && standing.stage === 'disqualified') ||
  (command.type === 'AdoptPlaybook' &&
    playbook.name === command.input.name &&
    playbook.version === command.input.version);
