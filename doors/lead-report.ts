// What is there to know of one lead, now or as of a moment? Its state, why it is so, what comes next, and how long is left.
import { clocksLeft } from './clocks-left.ts';
import type { ClockLeft } from './clocks-left.ts';
import { DoorRejection } from './door-rejection.ts';
import { unseenSuspects, withoutUnseen } from './duplicates/unseen-suspects.ts';
import type { Engine } from './engine.ts';
import { calendarsByOffice } from './organisation/organisation.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { Open } from './open-schema.ts';
import { proposedVerifiers } from './proposed-verifiers.ts';
import { conceal, unseal } from './sealing.ts';
import { seenLead } from './seen-lead.ts';
import type { RunBy, SeenLead } from './seen-lead.ts';
import { cadenceOf } from '../domain/evaluation/cadence.ts';
import type { Cadence } from '../domain/evaluation/cadence.ts';
import { improvements } from '../domain/evaluation/improvements.ts';
import type { Improvement } from '../domain/evaluation/improvements.ts';
import { isEnded } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import { nextSteps } from '../domain/next-steps.ts';
import type { NextStep } from '../domain/next-steps.ts';
import { paymentCase } from '../domain/payment-case.ts';
import type { PaymentCase } from '../domain/payment-case.ts';
import type { Policy } from '../domain/policy.ts';
import { findingsMatrix } from '../domain/verification/matrix.ts';
import type { AngleRow } from '../domain/verification/matrix.ts';
import type { EventOf } from '../events/lead-event.ts';
import { leadAsOf } from '../projections/event/lead-as-of.ts';
import type { LeadAsOf, Moment } from '../projections/event/lead-as-of.ts';
import { lastEventsOf } from '../projections/event/queries.ts';

export interface LeadReport {
  /** Null: as it is now. */
  readonly moment: Moment | null;
  readonly runBy: RunBy;
  readonly lead: Open<Lead>;
  /** As the read models have them; null where it has none, or they have not seen it yet. */
  readonly tiered: EventOf<'LeadTiered'>['data'] | null;
  readonly assigned: EventOf<'LeadAssigned'>['data'] | null;
  /** The findings angle by angle. */
  readonly matrix: readonly AngleRow[];
  /** Whom somebody could ask to verify it; none where it is not in verification. */
  readonly verifiers: readonly string[];
  readonly nextSteps: readonly NextStep[];
  /** How often the grade asks for contact. */
  readonly cadence: Cadence;
  /** What would raise the grade most, the best first; nothing of a lead that has ended. */
  readonly improvements: readonly Improvement[];
  /** Whether it pays for the customer to buy. */
  readonly payment: PaymentCase;
  readonly clocks: readonly ClockLeft[];
  readonly timeZone: string;
  /** Names of the people it mentions, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * The lead as its engine says, or as it was at a moment.
 * @param viewerId who looks, null where nobody said so: other leads are named only as far as they may see them
 * @param moment as of when; null: now, with what the read models have not seen yet. Who may look is asked of the lead as it is
 * @throws DoorRejection `lead_not_found`, `outside_scope` or `not_known_then`
 */
export const leadReport = async (
  engine: Engine,
  viewerId: string | null,
  leadId: string,
  moment: Moment | null,
): Promise<LeadReport> =>
  reportOn(engine, await seenLead(engine, leadId), { viewerId, moment, personal: 'opened' });

export type Personal = 'opened' | 'concealed';

export interface LookingAt {
  readonly viewerId: string | null;
  readonly moment: Moment | null;
  /** Whether personal fields are opened for who looks; may be found out, and written down, while the lead is read. */
  readonly personal: Personal | Promise<Personal>;
}

/** The same of a lead that was looked up already. @throws DoorRejection `outside_scope` or `not_known_then` */
export const reportOn = async (
  engine: Engine,
  current: SeenLead,
  { viewerId, moment, personal: asked }: LookingAt,
): Promise<LeadReport> => {
  const { leadId } = current.lead;
  const [told, organisation, keys, unseen, personal] = await Promise.all([
    toldOf(engine, leadId, moment),
    engine.organisation(),
    engine.keys.existingKeys([leadId]),
    unseenSuspects(engine, viewerId, current.lead),
    asked,
  ]);
  const lead = moment === null ? current.lead : knownThen(leadId, told);
  const { events } = told;
  const [playbook, verifiers] = await Promise.all([
    engine.playbookVersion(lead.playbook.name, lead.playbook.version),
    // Whom one could ask is a question of today's organisation.
    moment === null && lead.standing.stage === 'cross_verify' ? proposedVerifiers(engine, lead) : [],
  ]);
  const policy: Policy = { playbook, calendars: calendarsByOffice(organisation) };
  const now = moment === null ? Date.now() : Date.parse(moment.asOf);
  const opened = personal === 'opened' ? unseal(lead, keys.get(leadId) ?? null) : conceal(lead);
  return {
    moment,
    runBy: current.runBy,
    lead: withoutUnseen(opened, unseen),
    tiered: events.findLast((event) => event.type === 'LeadTiered')?.data ?? null,
    assigned: events.findLast((event) => event.type === 'LeadAssigned')?.data ?? null,
    matrix: findingsMatrix(lead, playbook, now),
    verifiers: verifiers.flatMap(({ personId, because }) => (because === null ? [personId] : [])),
    nextSteps: withoutUnseen(nextSteps(lead, policy, now), unseen),
    cadence: cadenceOf(lead, playbook),
    improvements: isEnded(lead) ? [] : improvements(lead, playbook, now),
    payment: paymentCase(lead, playbook, now),
    clocks: clocksLeft(lead, policy.calendars, now),
    timeZone: playbook.reporting.timeZone,
    names: namesIn(organisation),
  };
};

/** What the read models have of it: why it stands where it does now, or all that had been told at the moment. */
const toldOf = async ({ pool }: Engine, leadId: string, moment: Moment | null): Promise<LeadAsOf> =>
  moment === null
    ? { lead: null, events: await lastEventsOf(pool, leadId, ['LeadTiered', 'LeadAssigned']) }
    : leadAsOf(pool, leadId, moment);

/** @throws DoorRejection `not_known_then` */
const knownThen = (leadId: string, { lead }: LeadAsOf): Lead => {
  if (lead !== null) return lead;
  throw new DoorRejection(
    'not_known_then',
    `Nothing was known of lead ${leadId} then.`,
    'Ask for a later day; `leadcycle timeline` tells when it was obtained, and when that became known.',
  );
};

const namesIn = ({ people }: Organisation): Readonly<Record<string, string>> =>
  Object.fromEntries([...people.values()].map(({ personId, name }) => [personId, name]));
