// What is there to know of one lead at this moment? Its state, why it is so, what comes next, and how long is left.
import { currentLead } from '../../doors/current-lead.ts';
import { unseenSuspects, withoutUnseen } from '../../doors/duplicates/unseen-suspects.ts';
import type { Engine } from '../../doors/engine.ts';
import { calendarsOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Open } from '../../doors/open-schema.ts';
import { proposedVerifiers } from '../../doors/proposed-verifiers.ts';
import { unseal } from '../../doors/sealing.ts';
import { cadenceOf } from '../../domain/evaluation/cadence.ts';
import type { Cadence } from '../../domain/evaluation/cadence.ts';
import { improvements } from '../../domain/evaluation/improvements.ts';
import type { Improvement } from '../../domain/evaluation/improvements.ts';
import { isEnded } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import { nextSteps } from '../../domain/next-steps.ts';
import type { NextStep } from '../../domain/next-steps.ts';
import type { Policy } from '../../domain/policy.ts';
import { findingsMatrix } from '../../domain/verification/matrix.ts';
import type { AngleRow } from '../../domain/verification/matrix.ts';
import { workingBetween } from '../../domain/working-time/arithmetic.ts';
import { decode } from '../../events/codec.ts';
import type { EventOf } from '../../events/lead-event.ts';
import { timelineOf } from '../../projections/event/queries.ts';

export interface ClockLeft {
  readonly clock: string;
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly dueAt: string;
  /** Working milliseconds until it is due; negative once it is late. Null where it does not run. */
  readonly leftMs: number | null;
  readonly breachedAt: string | null;
  /** Until when it stands still by hand; null where it does not, or waits for something without an end. */
  readonly pausedUntil: string | null;
}

export interface LeadReport {
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
  readonly clocks: readonly ClockLeft[];
  readonly timeZone: string;
  /** Names of the people it mentions, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * @param viewerId who looks, null where nobody said so: other leads are named only as far as they may see them
 * @throws DoorRejection `lead_not_found` or `outside_scope`
 */
export const leadReport = async (
  engine: Engine,
  viewerId: string | null,
  leadId: string,
): Promise<LeadReport> => {
  const lead = await currentLead(engine, leadId);
  const unseen = await unseenSuspects(engine, viewerId, lead);
  const [organisation, playbook, keys, reasons, verifiers] = await Promise.all([
    engine.organisation(),
    engine.playbookVersion(lead.playbook.name, lead.playbook.version),
    engine.keys.existingKeys([leadId]),
    reasonsOf(engine, leadId),
    lead.standing.stage === 'cross_verify' ? proposedVerifiers(engine, lead) : [],
  ]);
  const calendars = calendarsOf(organisation, organisation.offices.keys());
  const policy: Policy = {
    playbook,
    calendars: Object.fromEntries(calendars.map((one) => [one.officeId, one])),
  };
  const now = Date.now();
  return {
    lead: withoutUnseen(unseal(lead, keys.get(leadId) ?? null), unseen),
    ...reasons,
    matrix: findingsMatrix(lead, playbook, now),
    verifiers: verifiers.flatMap(({ personId, because }) => (because === null ? [personId] : [])),
    nextSteps: withoutUnseen(nextSteps(lead, policy, now), unseen),
    cadence: cadenceOf(lead, playbook),
    improvements: isEnded(lead) ? [] : improvements(lead, playbook, now),
    clocks: clocksOf(lead, policy, now),
    timeZone: playbook.reporting.timeZone,
    names: namesIn(organisation),
  };
};

const reasonsOf = async (
  { pool }: Engine,
  leadId: string,
): Promise<Pick<LeadReport, 'tiered' | 'assigned'>> => {
  const events = (await timelineOf(pool, leadId)).flatMap(({ envelope }) => {
    const decoded = decode(JSON.stringify(envelope));
    return decoded.kind === 'event' ? [decoded.event] : [];
  });
  const tiered = events.findLast((event) => event.type === 'LeadTiered');
  const assigned = events.findLast((event) => event.type === 'LeadAssigned');
  return { tiered: tiered?.data ?? null, assigned: assigned?.data ?? null };
};

const clocksOf = ({ clocks }: Lead, { calendars }: Policy, now: number): readonly ClockLeft[] =>
  Object.values(clocks).map(({ clock, cycle, state, dueAt, breachedAt, pausedUntil, officeId }) => {
    const calendar = calendars[officeId];
    const due = Date.parse(dueAt);
    const leftMs =
      state !== 'running' || calendar === undefined
        ? null
        : due >= now
          ? workingBetween(calendar, now, due)
          : -workingBetween(calendar, due, now);
    return { clock, cycle, state, dueAt, leftMs, breachedAt, pausedUntil };
  });

const namesIn = ({ people }: Organisation): Readonly<Record<string, string>> =>
  Object.fromEntries([...people.values()].map(({ personId, name }) => [personId, name]));
