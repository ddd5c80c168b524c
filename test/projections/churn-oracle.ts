// What must the reports on churn say? Counted slowly and plainly from what became of each lead, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import { fatesOf, isIn, isKnown } from './fate-oracle.ts';
import type { Fate } from './fate-oracle.ts';
import { at, nameOf, outcomes } from './stay-oracle.ts';
import type { Asked } from './stay-oracle.ts';

export interface AskedChurn extends Asked {
  readonly timeZone: string;
  readonly maturityDays: number;
}

type Streams = readonly (readonly Envelope[])[];

const shown = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone, as if it were UTC; milliseconds. */
export const wallClock = (instant: string, timeZone: string): number => {
  const clock =
    shown.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  shown.set(timeZone, clock);
  return Date.parse(`${clock.format(new Date(instant)).replace(' ', 'T')}Z`) + (Date.parse(instant) % 1_000);
};

export const monthOf = (instant: string, timeZone: string): string =>
  new Date(wallClock(instant, timeZone)).toISOString().slice(0, 7);

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export const countsOf = (fates: readonly Fate[], { asOf, timeZone, maturityDays }: AskedChurn) => {
  const of = (state: string): readonly Fate[] => fates.filter((fate) => fate.state === state);
  const late = (state: string): number => of(state).filter(({ assignedAt }) => assignedAt !== null).length;
  const implied = (state: string): number => of(state).filter(({ basis }) => basis === 'estimated').length;
  const base = [...of('won'), ...of('lost'), ...of('open')];
  const [won, lost] = [of('won').length, of('lost').length];
  const mature = base.filter(
    ({ obtainedAt }) =>
      wallClock(obtainedAt, timeZone) + maturityDays * 86_400_000 <= wallClock(asOf, timeZone),
  );
  const matureChurned = mature.filter(({ state }) => state !== 'won').length;
  return {
    obtained: fates.length,
    leftOut: {
      ...{ disqualified: of('disqualified').length, disqualifiedAfterAssignment: late('disqualified') },
      ...{ merged: of('merged').length, mergedAfterAssignment: late('merged') },
    },
    ...{ base: base.length, won, lost, open: of('open').length },
    estimated: { won: implied('won'), lost: implied('lost') },
    ...{ mature: mature.length, matureChurned },
    allIn: base.length === 0 ? null : 1 - won / base.length,
    ...{ strict: share(lost, won + lost), matured: share(matureChurned, mature.length) },
  };
};

const inPeriod = (streams: Streams, asked: AskedChurn): readonly Fate[] =>
  fatesOf(streams, asked).filter(({ obtainedAt }) => isIn(obtainedAt, asked));

export const valuesOfCut = (cut: string, fate: Fate, timeZone: string): readonly string[] => {
  const { cuts } = fate;
  const named: Readonly<Record<string, string | null>> = {
    ...{ month: monthOf(fate.obtainedAt, timeZone), submitter: fate.submitter, office: cuts.office },
    ...{ owner: cuts.owner, first_owner: cuts.firstOwner, channel: cuts.channel, tier: cuts.tier },
    ...{ class: cuts.class, grade: cuts.grade, kind: cuts.kind, industry: cuts.industry },
    ...{ currency: cuts.currency, recycled: String(fate.rounds) },
  };
  if (cut === 'missing') return fate.missing.length === 0 ? ['none'] : fate.missing;
  return [named[cut] ?? 'none'];
};

/** By value, `null` for all. */
export const churnByOf = (
  streams: Streams,
  asked: AskedChurn,
  valuesOf: (fate: Fate) => readonly string[],
): readonly (ReturnType<typeof countsOf> & { readonly value: string | null })[] => {
  const fates = inPeriod(streams, asked);
  const values = [...new Set(fates.flatMap(valuesOf))].sort();
  return [
    ...values.map((value) => ({
      value,
      ...countsOf(
        fates.filter((fate) => valuesOf(fate).includes(value)),
        asked,
      ),
    })),
    { value: null, ...countsOf(fates, asked) },
  ];
};

export const closedOf = (streams: Streams, asked: AskedChurn) => {
  const ended = fatesOf(streams, asked).filter(
    ({ state, endedAt }) => (state === 'won' || state === 'lost') && isIn(endedAt, asked),
  );
  const months = [...new Set(ended.map(({ endedAt }) => monthOf(endedAt ?? '', asked.timeZone)))].sort();
  return [...months, null].map((month) => {
    const of = (state: string): readonly Fate[] =>
      ended.filter(
        (fate) =>
          fate.state === state && (month === null || monthOf(fate.endedAt ?? '', asked.timeZone) === month),
      );
    const implied = (state: string): number => of(state).filter(({ basis }) => basis === 'estimated').length;
    const [won, lost] = [of('won').length, of('lost').length];
    return {
      ...{ month, won, lost, rate: share(lost, won + lost) },
      estimated: { won: implied('won'), lost: implied('lost') },
    };
  });
};

export const reasonsOf = (streams: Streams, asked: AskedChurn): Readonly<Record<string, number>> => {
  const reasons: Record<string, number> = {};
  for (const { state, reason } of inPeriod(streams, asked))
    if (state === 'lost') reasons[reason ?? ''] = (reasons[reason ?? ''] ?? 0) + 1;
  return reasons;
};

/** What happened in the period, to leads that are asked for as they stand. */
export const churnEventsOf = (streams: Streams, asked: AskedChurn) => {
  const happened = fatesOf(streams, asked).flatMap(({ known, state, endedAt }) => {
    const moves = known.filter((event) => at(event, 'enters') !== null);
    return moves.map((event, index) => {
      const [before, place] = [at(moves[index - 1] ?? event, 'enters') ?? '', at(event, 'enters') ?? ''];
      const reopens = nameOf(event) === 'LeadReopened' && before !== 'merged' && outcomes.includes(before);
      const isHeld = state === 'won' && event.time === endedAt && index === moves.length - 1;
      return { event, place, reopens, isHeld, number: index, moves };
    });
  });
  const inIt = happened.filter(({ event }) => isIn(event.time, asked) && isKnown(event, asked));
  return {
    losses: inIt.filter(({ place }) => place === 'lost').length,
    reopenings: inIt.filter(({ reopens }) => reopens).length,
    rewon: inIt.filter(
      ({ isHeld, moves, number }) =>
        isHeld &&
        moves
          .slice(0, number)
          .some(
            (move, index) =>
              nameOf(move) === 'LeadReopened' && at(moves[index - 1] ?? move, 'enters') !== 'merged',
          ),
    ).length,
  };
};
