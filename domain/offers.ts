// Which commands could this lead take now, from this actor? What no input would make right is told apart, and why.
import type { LeadCommandType } from '../events/commands/lead-command.ts';
import type { Actor } from '../events/values.ts';
import { takenAfterTheEnd, takenWhileMerging } from './decide.ts';
import { attachedTo, isEnded, mostAttachments, ownershipOf, undecided, type Lead } from './lead.ts';
import { unsupported } from './not-yet-supported.ts';
import { mayGive } from './permissions.ts';

/** possible: as far as lead and roles tell · not_now: refused or without effect as the lead stands · not_yours: for others. */
export type Offer = 'possible' | 'not_now' | 'not_yours';

/** Whether it is the actor's to give comes first: what is not theirs stays so, however the lead stands. */
export const offerOf = (command: LeadCommandType, lead: Lead, actor: Actor): Offer => {
  if (!mayGive(command, actor, lead)) return 'not_yours';
  return isTakenBy(command, lead) ? 'possible' : 'not_now';
};

const isTakenBy = (command: LeadCommandType, lead: Lead): boolean => {
  if (unsupported.includes(command)) return false;
  if (isEnded(lead) && !takenAfterTheEnd.includes(command)) return false;
  if (lead.merge.state === 'proposed' && !takenWhileMerging.includes(command)) return false;
  return (asks[command] ?? always)(lead);
};

type Asks = (lead: Lead) => boolean;
const always: Asks = () => true;
const inConversion: Asks = ({ standing }) => standing.stage === 'convert';
const hasContacts: Asks = ({ contacts }) => contacts.length > 0;
const anyClock =
  (state: 'running' | 'paused'): Asks =>
  ({ clocks }) =>
    Object.values(clocks).some((clock) => clock.state === state);

/** What a command asks of the lead besides; the rest is taken in every open stage. */
const asks: Readonly<Partial<Record<LeadCommandType, Asks>>> = {
  ObtainLead: () => false,
  DismissDuplicate: (lead) => undecided(lead).length > 0,
  UnmergeLead: ({ standing }) => standing.stage === 'merged',
  IdentifyKeyPerson: hasContacts,
  AssessPain: hasContacts,
  ConfirmNeed: hasContacts,
  EvaluateLead: inConversion,
  RecordFinding: (lead) => hasContacts(lead) && lead.standing.stage !== 'obtain' && !restsFromObtain(lead),
  SupersedeFinding: ({ findings }) => findings.some(({ state }) => state === 'stands'),
  ClassifyLead: ({ standing }) => standing.stage === 'cross_verify',
  DistributeLead: ({ standing }) => standing.stage === 'distribute',
  ClaimLead: ({ standing }) => standing.stage === 'distribute' && standing.pool !== null,
  ReleaseLead: inConversion,
  ReassignLead: (lead) => ownershipOf(lead) !== null,
  ReclaimLead: (lead) => ownershipOf(lead) !== null,
  NurtureLead: ({ standing }) => standing.stage !== 'nurture',
  ReturnLead: ({ standing }) => standing.stage === 'nurture',
  DecideGate: (lead) => inConversion(lead) && Object.values(lead.gates).some(({ state }) => state === 'open'),
  ReachMilestone: inConversion,
  WinOrder: inConversion,
  ReopenLead: (lead) => isEnded(lead) && lead.standing.stage !== 'merged',
  PauseClock: anyClock('running'),
  ResumeClock: anyClock('paused'),
  AcknowledgeEscalation: ({ escalations }) => escalations.length > 0,
  ExcuseBreach: ({ breaches }) => breaches.some(({ excused }) => excused === 'no'),
  AddAttachment: (lead) => attachedTo(lead).length < mostAttachments,
  RemoveAttachment: (lead) => attachedTo(lead).length > 0,
};

const restsFromObtain: Asks = ({ standing }) => standing.stage === 'nurture' && standing.left === 'obtain';
