// What is due, at risk or late, who was called, and how were the targets kept? By working time, as each office counts it.
import { workingBetween } from '../domain/working-time/arithmetic.ts';
import type { LeadFilter } from '../projections/lead/filter.ts';
import {
  attainmentBy,
  hasEverRun,
  openClocks,
  openEscalations,
} from '../projections/service-level/queries.ts';
import type {
  Attainment,
  AttainmentCut,
  ClockFilter,
  OpenClock,
} from '../projections/service-level/queries.ts';
import type { EscalationRow } from '../projections/service-level/escalations.ts';
import { DoorRejection } from './door-rejection.ts';
import { didYouMean } from './nearest-word.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { ReadSide } from './read-side.ts';

/** At risk: less than this share of the target is left. */
export const riskShare = 0.2;

export type Urgency = 'late' | 'at_risk' | 'in_time' | 'paused';

export interface WatchedClock extends OpenClock {
  readonly urgency: Urgency;
  /** Working time until the target is used up, in milliseconds; below zero once it is past. Null while paused or without a calendar. */
  readonly leftMs: number | null;
}

export interface ServiceLevels {
  /** UTC */
  readonly at: string;
  /** Open clocks: the late ones first, by due instant. */
  readonly clocks: readonly WatchedClock[];
  readonly attainment: { readonly rows: readonly Attainment[]; readonly total: Attainment };
  readonly escalations: readonly EscalationRow[];
}

export interface ServiceLevelQuestion {
  readonly by: AttainmentCut;
  readonly only: LeadFilter;
  readonly clock: string | null;
  /** Of attainment alone: what had happened by then (null: all), and the period `[from, to)` in which runs started (null is open). */
  readonly asOf: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Takes as long as there are open clocks: each is looked at in its own office's working time.
 * @throws DoorRejection `unknown_clock`
 */
export const serviceLevelsOf = async (
  side: ReadSide,
  { by, only, clock, ...period }: ServiceLevelQuestion,
): Promise<ServiceLevels> => {
  const organisation = await side.organisation();
  if (clock !== null) await requireClock(side, clock);
  const filter: ClockFilter = { only, clock };
  const now = side.now();
  const [open, attainment, escalations] = await Promise.all([
    openClocks(side.pool, filter),
    attainmentBy(side.pool, by, { ...filter, ...period }),
    openEscalations(side.pool, only.offices),
  ]);
  return {
    at: new Date(now).toISOString(),
    clocks: open.map((run) => watched(run, organisation, now)),
    attainment,
    escalations,
  };
};

/** A clock of the playbook that new leads follow, or one that has run on some lead. */
const requireClock = async (side: ReadSide, clock: string): Promise<void> => {
  const known = Object.keys((await side.playbook('default')).clocks);
  if (known.includes(clock) || (await hasEverRun(side.pool, clock))) return;
  throw new DoorRejection(
    'unknown_clock',
    `There is no clock "${clock}".${didYouMean(clock, known)}`,
    `Name one of ${known.join(', ')}, or another that a playbook has.`,
  );
};

const watched = (run: OpenClock, { offices }: Organisation, now: number): WatchedClock => {
  if (run.state === 'paused') return { ...run, urgency: 'paused', leftMs: null };
  const calendar = offices.get(run.office)?.calendar;
  const due = Date.parse(run.dueAt);
  if (calendar === undefined) return { ...run, urgency: due <= now ? 'late' : 'in_time', leftMs: null };
  if (due <= now) return { ...run, urgency: 'late', leftMs: -workingBetween(calendar, due, now) };
  const leftMs = workingBetween(calendar, now, due);
  return { ...run, urgency: leftMs < run.targetMs * riskShare ? 'at_risk' : 'in_time', leftMs };
};
