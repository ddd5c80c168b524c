// What would a meeting have to talk over? Read slowly and plainly from envelopes, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import { standsRefuted } from './quality-oracle.ts';
import { at, cutsAfter, firstOwnerOf, isAsked, nameOf, outcomes } from './stay-oracle.ts';
import type { Asked } from './stay-oracle.ts';

interface Meeting extends Pick<Asked, 'offices' | 'only'> {
  readonly now: string;
  /** The last meeting, and the next one. */
  readonly since: string;
  readonly until: string;
}

export interface OracleReview {
  readonly leadId: string;
  readonly reasons: readonly string[];
  readonly nextDueAt: string | null;
  readonly movedAt: string;
}

/** The earliest end of what runs or rests. */
const nextDueOf = (events: readonly Envelope[], stage: string): string | null => {
  const ends = new Map<string, string | null>();
  let rests: string | null = null;
  for (const event of events) {
    const clock = at(event, 'clock') ?? '';
    switch (nameOf(event)) {
      case 'ClockStarted':
      case 'ClockResumed':
        ends.set(clock, at(event, 'dueAt'));
        break;
      case 'ClockRescheduled':
        if (ends.get(clock) != null) ends.set(clock, at(event, 'dueAt'));
        break;
      case 'ClockPaused':
      case 'ClockStopped':
        ends.set(clock, null);
        break;
      case 'NurtureStarted':
        rests = at(event, 'until');
        break;
    }
  }
  const all = [...ends.values(), stage === 'nurture' ? rests : null];
  return all.filter((end) => end !== null).sort()[0] ?? null;
};

const gateWaits = (events: readonly Envelope[]): boolean => {
  let waits = false;
  for (const event of events) {
    if (nameOf(event) === 'MilestoneReached') waits = false;
    if (nameOf(event) === 'GateDecided') waits = at(event, 'decision') !== 'go';
    if (at(event, 'asksGate') !== null) waits = true;
  }
  return waits;
};

const reasonsFor = (
  events: readonly Envelope[],
  { stage, movedAt, nextDueAt }: { stage: string; movedAt: string; nextDueAt: string | null },
  { now, since, until }: Meeting,
): readonly string[] => {
  if (outcomes.includes(stage)) return movedAt >= since ? [stage] : [];
  const reasons: string[] = [];
  if (nextDueAt !== null && nextDueAt < now) reasons.push('late');
  if (stage === 'convert' && gateWaits(events)) reasons.push('gate');
  if (standsRefuted(events, { asOf: '9999', asKnown: null })) reasons.push('refuted');
  if (nextDueAt !== null && nextDueAt >= now && nextDueAt < until) reasons.push('due');
  if (stage !== 'nurture' && movedAt < since) reasons.push('stood_still');
  if ((events[0]?.time ?? '') >= since) reasons.push('new');
  return reasons;
};

/** In the order of a meeting: by the first reason, by what has waited longest, by lead. */
export const reviewBySlowCount = (
  streams: readonly (readonly Envelope[])[],
  meeting: Meeting,
  order: readonly string[],
): readonly OracleReview[] => {
  const found = streams.flatMap((events): OracleReview[] => {
    const moves = events.filter((event) => at(event, 'enters') !== null || nameOf(event) === 'LeadObtained');
    const last = moves.at(-1);
    if (last === undefined) return [];
    const stage = at(last, 'enters') ?? 'obtain';
    const cuts = { ...cutsAfter(events), firstOwner: firstOwnerOf(events, '9999') };
    if (!isAsked({ cuts }, meeting)) return [];
    const nextDueAt = nextDueOf(events, stage);
    const reasons = reasonsFor(events, { stage, movedAt: last.time, nextDueAt }, meeting);
    return reasons.length === 0 ? [] : [{ leadId: last.subject, reasons, nextDueAt, movedAt: last.time }];
  });
  const placeOf = ({ reasons, nextDueAt, movedAt, leadId }: OracleReview): string =>
    `${String(order.indexOf(reasons[0] ?? '')).padStart(2, '0')} ${nextDueAt ?? movedAt} ${leadId}`;
  return found.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
};
