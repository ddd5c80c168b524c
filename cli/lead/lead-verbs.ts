// Which verb gives which command, and with which flags? All of it follows from the list of commands.
import { internalCommands, leadCommands } from '../../events/commands/lead-command.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import { flagsOf, kebab } from './flag.ts';
import type { LeadVerb } from './prepared-command.ts';

/** What a verb is for; one that is not listed names its command. */
export const verbWords: Readonly<Partial<Record<LeadCommandType, string>>> = {
  ObtainLead: 'record a new lead; prints its id and who else may have it already',
  EnrichLead: 'add to what is known of customer, need, channel, contacts',
  IdentifyKeyPerson: 'name the contact who cares about the need and can decide it',
  DismissDuplicate: 'say that a suspected duplicate is another lead',
  AssessDimension: 'rate one of P C S T R B D, with evidence',
  EvaluateLead: 'evaluate again, or send a lead in conversion back to evaluation',
  AppointVerifier: 'ask somebody to confirm it',
  RecordFinding: 'one confirmation: contact, angle, medium, result',
  SupersedeFinding: 'withdraw a finding',
  ClassifyLead: 'end verification with the class the findings give',
  TierLead: 'decide who is accountable: rep office, region, headquarters',
  ReleaseLead: 'give it back to the pool',
  ReclaimLead: 'take it from an owner who has left; another is looked for',
  NurtureLead: 'let it rest until a day',
  ReturnLead: 'end its rest',
  FormTeam: 'name the Iron Triangle: AR, SR, FR',
  SetPlan: 'what is to be done until when',
  AssessPain: 'one cell of the pain matrix',
  ConfirmNeed: 'the demand key person confirmed the need',
  PlanFollowUp: 'when to speak with the customer next',
  RecordFollowUp: 'a contact that took place, or was tried',
  ReachMilestone: 'solution agreed, bid submitted, contract signed',
  WinOrder: 'it became an order',
  LoseLead: 'it churned, with a reason',
  DisqualifyLead: 'a need that we cannot satisfy',
  ReopenLead: 'it is alive again',
  PauseClock: 'stop a clock until an instant',
  ResumeClock: 'let a paused clock run on',
  AcknowledgeEscalation: 'take an escalation upon oneself',
  ExcuseBreach: 'a breach that was not theirs; shown apart, never erased',
  MergeLead: 'it is the same as another lead',
  UnmergeLead: 'it was another one after all',
  DecideGate: 'go, no-go, redirect or defer at a gate',
  AdoptPlaybook: 'follow another version of its playbook',
  ErasePersonalData: 'make its personal data unreadable everywhere, for ever',
  AddNote: 'free text',
};

/** `RecordFollowUp` is `record-follow-up`, `ObtainLead` is `obtain`. */
export const verbOf = (type: LeadCommandType): string =>
  type === 'AcknowledgeEscalation' ? 'acknowledge' : kebab(type.replace(/Lead$/u, ''));

/** Every command that a person may give, with its verb, flags and schema. */
export const leadVerbs: readonly LeadVerb[] = leadCommands
  .filter((schema) => !internalCommands.some((internal) => internal === schema.shape.type.value))
  .map((schema) => {
    const type = schema.shape.type.value;
    return { type, verb: verbOf(type), schema: schema.shape.input, flags: flagsOf(schema.shape.input) };
  });
