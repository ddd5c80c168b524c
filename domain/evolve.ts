// What is the lead after an event? Evolve never argues and never sees the playbook: all it needs is in the event.
import type { LeadEvent } from '../events/lead-event.ts';
import type { Place } from '../events/vocabulary.ts';
import { changed, type Changes } from './changed-lead.ts';
import { evolveAttachments } from './evolve/attachments.ts';
import { evolveClocks } from './evolve/clocks.ts';
import { evolveConversion } from './evolve/conversion.ts';
import { evolveDistribution } from './evolve/distribution.ts';
import { evolveEvaluation } from './evolve/evaluation.ts';
import { evolveIntake, obtained } from './evolve/intake.ts';
import { evolveMerging } from './evolve/merging.ts';
import { evolveVerification } from './evolve/verification.ts';
import type { Lead } from './lead.ts';

/** The lead after `event`, counted by one. A lead begins with LeadObtained; before it nothing can have happened. */
export const evolve = (lead: Lead | null, event: LeadEvent, leadId: string): Lead => {
  if (event.type === 'LeadObtained') return obtained(leadId, event);
  if (lead === null) throw new TypeError(`${event.type} cannot be the first event of lead ${leadId}.`);
  return changed(lead, changes(lead, event), placeEntered(event) === null ? lead.movedAt : event.time);
};

/** Where the event moves the lead; null where it does not. */
export const placeEntered = ({ data }: LeadEvent): Place | null =>
  // Read at once: asking first whether it is there costs as much again, for every event.
  (data as { readonly enters?: Place | null }).enters ?? null;

const changes = (lead: Lead, event: Exclude<LeadEvent, { type: 'LeadObtained' }>): Changes => {
  switch (event.type) {
    case 'LeadEnriched':
    case 'KeyPersonIdentified':
    case 'DuplicateSuspected':
    case 'DuplicateDismissed':
      return evolveIntake(lead, event);
    case 'MergeProposed':
    case 'MergeWithdrawn':
    case 'LeadMerged':
    case 'UnmergeProposed':
    case 'UnmergeWithdrawn':
    case 'LeadAbsorbed':
    case 'LeadUnabsorbed':
      return evolveMerging(lead, event);
    case 'DimensionAssessed':
    case 'LeadEvaluated':
      return evolveEvaluation(lead, event);
    case 'VerificationPlanned':
    case 'VerifierAppointed':
    case 'FindingRecorded':
    case 'FindingSuperseded':
    case 'LeadClassified':
      return evolveVerification(lead, event);
    case 'LeadTiered':
    case 'LeadPooled':
    case 'LeadAssigned':
    case 'LeadReleased':
    case 'LeadReclaimed':
    case 'NurtureStarted':
    case 'NurtureEnded':
      return evolveDistribution(lead, event);
    case 'TeamFormed':
    case 'PlanSet':
    case 'PainAssessed':
    case 'NeedConfirmed':
    case 'FollowUpPlanned':
    case 'FollowUpRecorded':
    case 'GateDecided':
    case 'MilestoneReached':
    case 'OrderWon':
    case 'LeadLost':
    case 'LeadDisqualified':
    case 'LeadReopened':
      return evolveConversion(lead, event);
    case 'ClockStarted':
    case 'ClockPaused':
    case 'ClockResumed':
    case 'ClockRescheduled':
    case 'ClockStopped':
    case 'ClockThresholdReached':
    case 'ClockBreached':
    case 'BreachExcused':
    case 'EscalationRaised':
    case 'EscalationAcknowledged':
      return evolveClocks(lead, event);
    case 'AttachmentAdded':
    case 'AttachmentRemoved':
      return evolveAttachments(lead, event);
    case 'NoteAdded':
    case 'CalendarAdopted':
      return {};
    case 'PlaybookAdopted':
      return { playbook: event.data.to };
    case 'PersonalDataErased':
      return {
        personalData: 'erased',
        // Whom a confirmation came from can no longer be told from others; what was refuted stays refuted.
        findings: lead.findings.map((finding) =>
          finding.result === 'refuted' ? finding : { ...finding, state: 'erased' as const },
        ),
      };
  }
};
