// What is due, at risk or late, who was called, and how were the targets kept? By working time, as each office counts it.
import type { LeadFilter } from '../projections/lead/filter.ts';
import {
  attainmentBy,
  countOpenClocks,
  hasEverRun,
  openClocks,
  openEscalations,
  openTargets,
} from '../projections/service-level/queries.ts';
import type {
  Attainment,
  AttainmentCut,
  ClockFilter,
  OpenClock,
  OpenCounts,
} from '../projections/service-level/queries.ts';
import type { EscalationRow } from '../projections/service-level/escalations.ts';
import { DoorRejection } from './door-rejection.ts';
import { didYouMean } from './nearest-word.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { ReadSide } from './read-side.ts';
import { riskBound } from './risk-bounds.ts';
import { watched } from './watched-clock.ts';
import type { Watched } from './watched-clock.ts';

export type WatchedClock = OpenClock & Watched;

export interface ServiceLevels {
  /** UTC */
  readonly at: string;
  /** Of all open clocks that were asked for. */
  readonly open: OpenCounts;
  /** A page of them: the late ones first, by due instant. */
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
  /** How many clocks to list; null: all. */
  readonly limit: number | null;
}

/**
 * Open clocks are counted by the database, each in its own office's working time; only those of the page are brought here.
 * @throws DoorRejection `unknown_clock`
 */
export const serviceLevelsOf = async (
  side: ReadSide,
  { by, only, clock, limit, ...period }: ServiceLevelQuestion,
): Promise<ServiceLevels> => {
  const organisation = await side.organisation();
  if (clock !== null) await requireClock(side, clock);
  const filter: ClockFilter = { only, clock };
  const now = side.now();
  const [open, clocks, attainment, escalations] = await Promise.all([
    openCounts(side, filter, { organisation, now }),
    openClocks(side.pool, filter, limit),
    attainmentBy(side.pool, by, { ...filter, ...period }),
    openEscalations(side.pool, only.offices),
  ]);
  return {
    at: new Date(now).toISOString(),
    open,
    clocks: clocks.map((run) => watched(run, organisation, now)),
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

const openCounts = async (
  { pool }: ReadSide,
  filter: ClockFilter,
  { organisation, now }: { readonly organisation: Organisation; readonly now: number },
): Promise<OpenCounts> => {
  const bounds = (await openTargets(pool, filter)).map((target) => riskBound(organisation, target, now));
  return countOpenClocks(pool, filter, { now: new Date(now).toISOString(), bounds });
};
