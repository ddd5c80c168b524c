// What is due, at risk or late, one page of it, and who is told next, when? By working time, as each office counts it.
import { isEnded } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import { receiversOf } from '../domain/service-levels/receivers.ts';
import { clockRules } from '../domain/service-levels/rules.ts';
import type { Receiver } from '../events/service-levels.ts';
import { dueClocks } from '../projections/service-level/due-clocks.ts';
import type { DueClock, DuePlace, DueQuestion } from '../projections/service-level/due-clocks.ts';
import type { ReadSide } from './read-side.ts';
import { watched } from './watched-clock.ts';
import type { Urgency, Watched } from './watched-clock.ts';

export type DueSeen = DueClock & Watched;

export interface DuePage {
  readonly items: readonly DueSeen[];
  /** Null after the last page. */
  readonly next: DuePlace | null;
}

/** So many rows are looked through for one page: it may be short, and goes on all the same. */
const looksThrough = 2_000;

/** @param urgency null takes all. Whether a clock is at risk is known only to the working time of its office. */
export const duePage = async (
  side: ReadSide,
  question: Omit<DueQuestion, 'state' | 'from' | 'before'> & { readonly urgency: Urgency | null },
): Promise<DuePage> => {
  const { urgency, limit } = question;
  const organisation = await side.organisation();
  const now = side.now();
  const at = new Date(now).toISOString();
  const isCounted = urgency === 'at_risk' || urgency === 'in_time';
  const rows = await dueClocks(side.pool, {
    ...question,
    state: urgency === null ? null : urgency === 'paused' ? 'paused' : 'running',
    from: isCounted ? at : null,
    before: urgency === 'late' ? at : null,
    limit: isCounted ? looksThrough : limit + 1,
  });
  const seen = rows.map((run) => watched(run, organisation, now));
  const wanted = seen.filter((one) => urgency === null || one.urgency === urgency);
  const items = wanted.slice(0, limit);
  const wasCut = wanted.length > limit;
  const last = wasCut ? items.at(-1) : rows.at(-1);
  const goesOn = wasCut || (isCounted && rows.length === looksThrough);
  return {
    items,
    next: goesOn && last !== undefined ? placeOf(last) : null,
  };
};

const placeOf = ({ dueAt, leadId, clock }: DueClock): DuePlace => ({ dueAt, leadId, clock });

export interface NextTold {
  /** Of the target. */
  readonly percent: number;
  readonly at: string;
  readonly action: string;
  readonly receivers: readonly Receiver[];
}

/** Who is told next of this clock, as the lead stands; null where no step is to come or the clock has gone on. */
export const nextTold = async (
  side: ReadSide,
  lead: Lead,
  { clock: name, cycle }: Pick<DueClock, 'clock' | 'cycle'>,
): Promise<NextTold | null> => {
  const clock = lead.clocks[name];
  const step = clock?.steps[0];
  if (isEnded(lead) || clock?.state !== 'running' || clock.cycle !== cycle || step === undefined) return null;
  const playbook = await side.playbookVersion(lead.playbook.name, lead.playbook.version);
  const climbs = clockRules(playbook).byName.get(name)?.climbs ?? false;
  const { percent, due: at, action } = step;
  return { percent, at, action, receivers: receiversOf(step.to, lead, playbook, climbs) };
};
