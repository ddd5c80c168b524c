// What must the reports on stage visits say? Counted slowly and plainly from stays, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import type { Worked } from './plain-hours.ts';
import { isAsked, stages, staysOf, way } from './stay-oracle.ts';
import type { Asked, OracleStay } from './stay-oracle.ts';

const isIn = (instant: string | null, { from, to }: Asked): boolean =>
  instant !== null && (from === null || instant >= from) && (to === null || instant < to);

const monthOf = (instant: string, timeZone: string): string => {
  const shown = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  return shown.format(new Date(instant)).slice(0, 7);
};

export interface OracleStep {
  readonly stage: string;
  readonly entered: number;
  readonly leftOut: { readonly disqualified: number; readonly merged: number };
  readonly reached: number;
  readonly reachedNext: number | null;
  readonly conversion: number | null;
  readonly here: number;
}

/** By month, the last one all together. */
export const funnelOf = (
  streams: readonly (readonly Envelope[])[],
  asked: Asked & { readonly reading: 'cohort' | 'entering'; readonly timeZone: string },
): readonly { readonly month: string | null; readonly steps: readonly OracleStep[] }[] => {
  const leads = streams.flatMap((events) => {
    const stays = staysOf(events, asked);
    const now = stays.at(-1);
    return now === undefined || !isAsked(now, asked) ? [] : [{ stays, place: now.place }];
  });
  const came = leads.flatMap(({ stays, place }) => {
    const furthest = Math.max(...stays.map((stay) => way.indexOf(stay.place)));
    return way.slice(0, furthest + 1).flatMap((stage, step) => {
      const into = stays.filter((stay) => stay.place === stage).map(({ enteredAt }) => enteredAt);
      const at = asked.reading === 'cohort' ? stays[0]?.enteredAt : into.sort()[0];
      if (at === undefined || !isIn(at, asked)) return [];
      return [{ stage, place, goesOn: furthest > step, month: monthOf(at, asked.timeZone) }];
    });
  });
  const months = [...new Set(came.map(({ month }) => month))].sort();
  return [...months, null].map((month) => ({
    month,
    steps: way.map((stage) => {
      const here = came.filter((one) => one.stage === stage && (month === null || one.month === month));
      const out = (outcome: string): number => here.filter(({ place }) => place === outcome).length;
      const rest = here.filter(({ place }) => place !== 'disqualified' && place !== 'merged');
      const next = rest.filter(({ goesOn }) => goesOn).length;
      return {
        ...{ stage, entered: here.length, reached: rest.length },
        leftOut: { disqualified: out('disqualified'), merged: out('merged') },
        reachedNext: stage === 'won' ? null : next,
        conversion: stage === 'won' || rest.length === 0 ? null : next / rest.length,
        here: rest.filter(({ place }) => place === stage).length,
      };
    }),
  }));
};

const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === undefined || above === undefined
    ? null
    : below + (above - below) * (place - Math.floor(place));
};

const percentiles = (values: readonly number[]) => ({
  ...{ p50: percentile(values, 0.5), p80: percentile(values, 0.8) },
  ...{ p90: percentile(values, 0.9), p95: percentile(values, 0.95) },
});

const visitsOf = (streams: readonly (readonly Envelope[])[], asked: Asked): readonly OracleStay[] =>
  streams
    .flatMap((events) => staysOf(events, asked))
    .filter((stay) => stages.includes(stay.place) && isAsked(stay, asked));

interface Length {
  readonly elapsed: number;
  readonly working: number | null;
}

const lengthOf = ({ enteredAt, leftAt, cuts }: OracleStay, worked: Worked): Length => {
  const [from, to] = [Date.parse(enteredAt), Date.parse(leftAt ?? '')];
  return { elapsed: to - from, working: worked(cuts.office ?? '', from, to) };
};

const addedUp = (lengths: readonly Length[]): Length => ({
  elapsed: lengths.reduce((sum, { elapsed }) => sum + elapsed, 0),
  working: lengths.reduce<number | null>(
    (sum, { working }) => (sum === null || working === null ? null : sum + working),
    0,
  ),
});

export const dwellOf = (streams: readonly (readonly Envelope[])[], asked: Asked, worked: Worked) => {
  const visits = visitsOf(streams, asked);
  const row = (stage: string, lengths: readonly Length[]) => {
    const working = lengths.flatMap((one) => (one.working === null ? [] : [one.working]));
    return {
      ...{
        stage,
        completed: lengths.length,
        ofLength0: lengths.filter(({ elapsed }) => elapsed === 0).length,
      },
      open: visits.filter(({ place, leftAt }) => place === stage && leftAt === null).length,
      elapsed: percentiles(lengths.map(({ elapsed }) => elapsed)),
      ...{ worked: working.length, working: percentiles(working) },
    };
  };
  const left = (stage: string): readonly OracleStay[] =>
    visits.filter((visit) => visit.place === stage && isIn(visit.leftAt, asked));
  return {
    visits: stages.map((stage) =>
      row(
        stage,
        left(stage).map((visit) => lengthOf(visit, worked)),
      ),
    ),
    leads: stages.map((stage) => {
      const leads = [...new Set(left(stage).map(({ leadId }) => leadId))];
      return row(
        stage,
        leads.map((leadId) =>
          addedUp(
            left(stage)
              .filter((visit) => visit.leadId === leadId)
              .map((visit) => lengthOf(visit, worked)),
          ),
        ),
      );
    }),
  };
};

export const goingBackOf = (streams: readonly (readonly Envelope[])[], asked: Asked) =>
  stages.map((stage) => {
    const out = visitsOf(streams, asked).filter(
      ({ place, leftAt }) => place === stage && isIn(leftAt, asked),
    );
    const back = out.filter(
      ({ toPlace }) => stages.includes(toPlace ?? '') && way.indexOf(toPlace ?? '') < way.indexOf(stage),
    );
    const [left, went] = [out, back].map((stays) => new Set(stays.map(({ leadId }) => leadId)).size);
    return { stage, left, back: went, rate: left === 0 ? null : Number(went) / Number(left) };
  });

/** Every move that was made in the period, as `from to`, counted. */
export const movesBySlowCount = (streams: readonly (readonly Envelope[])[], asked: Asked) => {
  const moves = new Map<string, number>();
  for (const stay of streams.flatMap((events) => staysOf(events, asked))) {
    if (!isAsked(stay, asked) || !isIn(stay.leftAt, asked)) continue;
    const move = `${stay.place} ${stay.toPlace ?? ''}`;
    moves.set(move, (moves.get(move) ?? 0) + 1);
  }
  return Object.fromEntries(moves);
};

const aDay = 86_400_000;

export const agingOf = (streams: readonly (readonly Envelope[])[], asked: Asked) =>
  [...stages, 'nurture'].map((stage) => {
    const stays = streams
      .flatMap((events) => staysOf(events, asked))
      .filter((stay) => stay.place === stage && stay.leftAt === null && isAsked(stay, asked));
    const ages = stays.map(({ leadId, enteredAt }) => ({
      leadId,
      ms: Date.parse(asked.asOf) - Date.parse(enteredAt),
    }));
    const [oldest] = ages.sort((a, b) => b.ms - a.ms || (a.leadId < b.leadId ? -1 : 1));
    const upTo = (days: number): number => ages.filter(({ ms }) => ms <= days * aDay).length;
    return {
      ...{ stage, open: ages.length },
      p50: percentile(
        ages.map(({ ms }) => ms),
        0.5,
      ),
      p90: percentile(
        ages.map(({ ms }) => ms),
        0.9,
      ),
      ...{ oldest: oldest?.ms ?? null, oldestLead: oldest?.leadId ?? null },
      buckets: [
        upTo(7),
        upTo(30) - upTo(7),
        upTo(90) - upTo(30),
        upTo(180) - upTo(90),
        ages.length - upTo(180),
      ],
    };
  });

/** Leads by stage, tier and currency as they stood; in any order. */
export const standingOf = (streams: readonly (readonly Envelope[])[], asked: Asked) => {
  const counts = new Map<string, number>();
  for (const events of streams) {
    const stood = staysOf(events, asked).at(-1);
    if (stood === undefined || !isAsked(stood, asked)) continue;
    const key = JSON.stringify([stood.place, stood.cuts.tier, stood.cuts.currency]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, leads]) => ({ key, leads }));
};
