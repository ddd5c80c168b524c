// Who may give which command? Roles × commands as one table; the scope is one's own lead or one's office subtree.
import type { LeadCommandType } from '../events/commands/lead-command.ts';
import type { Receiver } from '../events/service-levels.ts';
import type { Actor, Office } from '../events/values.ts';
import type { Role } from '../events/vocabulary.ts';
import { lastOwnerOf, ownershipOf, type Lead } from './lead.ts';

/** own: submitter until assigned, owner, keeper, or appointed verifier · subtree: the lead lies in one's office or below. */
type Scope = 'own' | 'subtree' | 'pool' | 'addressed';
type Grants = Readonly<Partial<Record<Role | 'service', Scope>>>;

const field = (scope: Scope): Grants => ({ AR: scope, SR: scope, FR: scope, inside_sales: scope });
const managers: Grants = { lead_manager: 'subtree', sales_manager: 'subtree' };

const facts: Grants = { ...field('own'), ...managers };
const direction: Grants = { ...managers };
const project: Grants = { ...field('own'), sales_manager: 'subtree' };
const record: Grants = { ...field('own'), ...managers, administrator: 'subtree' };

export const permissions: Readonly<Record<LeadCommandType, Grants>> = {
  ObtainLead: { ...field('subtree'), ...managers, service: 'subtree' },
  EnrichLead: { ...facts, service: 'subtree' },
  IdentifyKeyPerson: facts,
  AssessDimension: facts,
  AssessPain: facts,
  ConfirmNeed: facts,
  PlanFollowUp: facts,
  RecordFollowUp: facts,
  RecordFinding: { AR: 'own', SR: 'own', FR: 'own', ...managers },
  SupersedeFinding: { AR: 'own', SR: 'own', FR: 'own', ...managers },
  MergeLead: direction,
  UnmergeLead: direction,
  DismissDuplicate: direction,
  EvaluateLead: direction,
  AppointVerifier: direction,
  ClassifyLead: direction,
  DistributeLead: direction,
  NurtureLead: { ...direction, ...field('own') },
  ReturnLead: direction,
  ClaimLead: field('pool'),
  ReleaseLead: { ...field('own'), sales_manager: 'subtree' },
  TierLead: { sales_manager: 'subtree' },
  ReassignLead: { sales_manager: 'subtree' },
  ReclaimLead: { sales_manager: 'subtree', administrator: 'subtree' },
  DecideGate: { sales_manager: 'subtree' },
  ReopenLead: managers,
  FormTeam: project,
  SetPlan: project,
  AddNote: { ...record, service: 'subtree' },
  AddAttachment: { ...record, service: 'subtree' },
  RemoveAttachment: record,
  ReachMilestone: project,
  WinOrder: { ...project, service: 'subtree' },
  LoseLead: project,
  DisqualifyLead: managers,
  PauseClock: { ...field('own'), ...managers },
  ResumeClock: { ...field('own'), ...managers },
  AcknowledgeEscalation: { ...field('addressed'), ...managers },
  ExcuseBreach: { sales_manager: 'subtree' },
  AdoptPlaybook: { administrator: 'subtree' },
  ErasePersonalData: { administrator: 'subtree' },
  OfferOwner: {},
  NoOwnerFound: {},
  DuplicatesFound: {},
  ReachDeadline: {},
  AbsorbLead: {},
  UnabsorbLead: {},
  AbsorbAccepted: {},
  AbsorbRefused: {},
  UnabsorbAccepted: {},
  UnabsorbRefused: {},
  AdoptCalendar: {},
};

/** Who could do it, for the sentence of a refusal. */
export const rolesFor = (command: LeadCommandType): readonly string[] => Object.keys(permissions[command]);

/** Whether `actor` may give `command` to this lead. The engine acts by rules, which were permitted when published. */
export const mayGive = (command: LeadCommandType, actor: Actor, lead: Lead | null): boolean =>
  areFor(permissions[command], actor, lead);

/** Whether `actor` may remove what others attached, too. */
export const mayRemoveOfOthers = (actor: Actor, lead: Lead): boolean =>
  areFor({ ...managers, administrator: 'subtree' }, actor, lead);

const areFor = (grants: Grants, actor: Actor, lead: Lead | null): boolean => {
  switch (actor.kind) {
    case 'engine':
      return true;
    case 'service':
      return grants.service !== undefined;
    case 'person':
      return actor.roles.some((role) => {
        const scope = grants[role];
        return (
          scope !== undefined && (lead === null || role === 'administrator' || within(scope, actor, lead))
        );
      });
  }
};

type Person = Extract<Actor, { kind: 'person' }>;

const within = (scope: Scope, actor: Person, lead: Lead): boolean => {
  switch (scope) {
    case 'own':
      return isOwn(lead, actor.personId);
    case 'subtree':
      return answersTo(lead, actor.officeId);
    case 'pool':
      return true;
    case 'addressed':
      return lead.escalations.some(({ to }) => to.some((receiver) => isAddressed(receiver, actor)));
  }
};

/** Whether an escalation calls this person, by name or by role. */
export const isAddressed = (
  to: Receiver,
  person: Pick<Person, 'personId' | 'officeId'> & { readonly roles: readonly Role[] },
): boolean => {
  const { personId, officeId, roles } = person;
  switch (to.kind) {
    case 'person':
      return to.personId === personId;
    case 'role':
      return to.officeId === officeId && to.except !== personId && roles.includes(to.role);
    case 'managers_of_role':
    case 'pool':
    case 'webhook':
      return false;
  }
};

const isOwn = (lead: Lead, personId: string): boolean => {
  const owner = (ownershipOf(lead)?.owner ?? lastOwnerOf(lead))?.personId ?? null;
  return (
    owner === personId ||
    (lead.ownershipNo === 0 && lead.submitter.personId === personId) ||
    (lead.standing.stage === 'nurture' && lead.standing.keeper?.personId === personId) ||
    lead.verifiers.some((verifier) => verifier.personId === personId)
  );
};

/** Whether the office is accountable or above who is; before there is a tier, above whoever may become accountable. */
const answersTo = (lead: Lead, officeId: string): boolean => {
  const { routing, tier, submitter } = lead;
  const owner = ownershipOf(lead)?.owner;
  if (owner !== undefined) return isAbove(officeId, owner.office) || isAbove(officeId, tier?.office ?? null);
  if (tier !== null) return isAbove(officeId, tier.office);
  return (
    submitter.officeId === officeId ||
    isAbove(officeId, routing.rep_office) ||
    isAbove(officeId, routing.region) ||
    isAbove(officeId, routing.headquarters)
  );
};

const isAbove = (officeId: string, office: Office | null): boolean =>
  office?.path.includes(officeId) ?? false;
