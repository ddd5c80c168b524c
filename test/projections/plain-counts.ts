// How many lives are there of each kind? Counted one by one, for each cut by itself.
import { Temporal } from 'temporal-polyfill';
import type { LifeRow } from './plain-lives.ts';

type Value = (life: LifeRow) => string | null;

const valueOf: Readonly<Record<string, Value>> = {
  month: () => '',
  owner: ({ owner }) => owner,
  first_owner: (life) => life.first_owner,
  submitter: ({ submitter }) => submitter,
  office: ({ office }) => office,
  channel: ({ channel }) => channel,
  channel_kind: (life) => life.channel_kind,
  tier: ({ tier }) => tier,
  class: (life) => life.class,
  grade: ({ grade }) => grade,
  kind: ({ kind }) => kind,
  industry: ({ industry }) => industry,
  currency: ({ currency }) => currency,
  recycled: ({ recycled }) => String(recycled),
  missing: ({ missing }) => missing,
  way: ({ furthest, place }) => `${String(furthest)} ${place}`,
  left: (life) => `${String(life.left_stages)} ${String(life.back_stages)}`,
};

const entered = [
  ...(['entered_evaluate', 'entered_cross_verify', 'entered_distribute', 'entered_convert'] as const),
  'entered_won',
] as const;

/** By the wall clock of UTC. */
const plain = (at: Date): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('UTC').toPlainDateTime();

/** The first month of its age at whose end it is as old as that: tried one after the other. */
const monthOfAge = (from: Date, to: Date): number => {
  for (let months = 0; ; months += 1)
    if (Temporal.PlainDateTime.compare(plain(from).add({ months }), plain(to)) >= 0) return months;
};

const dayOf = (at: Date): number => Math.floor(at.getTime() / 86_400_000);

export const plainCounts = (lives: readonly LifeRow[]): readonly object[] => {
  const obtained = Object.entries(valueOf).flatMap(([cut, value]) =>
    lives.map((life) => ({
      life,
      cell: [cut, monthOf(life.obtained_at), value(life) ?? '', life.state] as const,
    })),
  );
  const ended = lives.flatMap((life) => {
    if (life.ended_at === null || !['won', 'lost'].includes(life.state)) return [];
    const reopened = life.reopened > 0 ? 'reopened' : '';
    const lost = ['reason', monthOf(life.obtained_at), life.reason ?? '', 'lost'] as const;
    return [
      { life, cell: ['ended', monthOf(life.ended_at), reopened, life.state] as const },
      ...(life.state === 'lost' ? [{ life, cell: lost }] : []),
      {
        life,
        cell: [
          ...([
            'held',
            monthOf(life.obtained_at),
            String(monthOfAge(life.obtained_at, life.ended_at)),
          ] as const),
          life.state,
        ] as const,
      },
      ...(life.state === 'won'
        ? [
            {
              life,
              cell: [
                ...(['aged', monthOf(life.obtained_at)] as const),
                ...([String(dayOf(life.ended_at) - dayOf(life.obtained_at)), 'won'] as const),
              ] as const,
            },
          ]
        : []),
    ];
  });
  const entries = lives.flatMap((life) =>
    entered.flatMap((name, index) => {
      const at = life[name];
      const value = `${String(index + 2)} ${String(life.furthest)} ${life.place}`;
      return at === null ? [] : [{ life, cell: ['entered', monthOf(at), value, life.state] as const }];
    }),
  );
  const open = lives
    .filter(({ state }) => state === 'open')
    .map((life) => ({
      life,
      cell: ['day', monthOf(life.obtained_at), String(dayOf(life.obtained_at)), 'open'] as const,
    }));
  const cells = [...obtained, ...ended, ...entries, ...open];
  const byKey = new Map<string, LifeRow[]>();
  for (const { life, cell } of cells) {
    const key = JSON.stringify(cell);
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [life]);
    else own.push(life);
  }
  const rows = [...byKey].map(([key, own]) => {
    const [cut, month, value, state] = JSON.parse(key) as [string, number, string, string];
    return {
      ...{ cut, month, value, state, leads: own.length },
      assigned: own.filter(({ first_assigned_at: at }) => at !== null).length,
      estimated: own.filter(({ basis }) => basis === 'estimated').length,
      complete: own.filter(({ complete }) => complete).length,
      graded: own.filter(({ grade }) => grade !== null).length,
      good: own.filter(({ grade }) => grade === 'A' || grade === 'B').length,
      verified: own.filter((life) => life.class === 'credible' || life.class === 'opportunity').length,
      refuted: own.filter(({ refuted }) => refuted).length,
    };
  });
  const inOrder = (row: (typeof rows)[number]): string =>
    [row.cut, String(row.month), row.value, row.state].join('\0');
  return rows.sort((one, other) => (inOrder(one) < inOrder(other) ? -1 : 1));
};

const monthOf = (at: Date): number => at.getUTCFullYear() * 12 + at.getUTCMonth();

/** Losses and reopenings, by the month in which they happened. */
export const plainTurnCounts = (
  turns: readonly { readonly what: string; readonly time: Date }[],
): readonly object[] => {
  const told = turns
    .filter(({ what }) => what === 'lost' || what === 'reopened')
    .map(({ what, time }) => JSON.stringify([monthOf(time), what]));
  return [...new Set(told)].sort().map((key) => {
    const [month, value] = JSON.parse(key) as [number, string];
    return { month, value, leads: told.filter((one) => one === key).length };
  });
};

interface PlainRun {
  readonly clock: string;
  readonly started_at: Date;
  readonly office: string;
  readonly owner: string | null;
  readonly tier: string | null;
  readonly result: string | null;
  readonly breached_at: Date | null;
  readonly excused_at: Date | null;
}

/** Runs of clocks by the day on which they started, and by who answers for the lead. */
export const plainClockCounts = (runs: readonly PlainRun[]): readonly object[] => {
  const byKey = new Map<string, PlainRun[]>();
  for (const run of runs)
    for (const [cut, value] of [
      ...([
        ['clock', ''],
        ['office', run.office],
        ['owner', run.owner ?? ''],
        ['tier', run.tier ?? ''],
      ] as const),
    ]) {
      const key = JSON.stringify([cut, run.clock, run.started_at.toISOString().slice(0, 10), value]);
      byKey.set(key, [...(byKey.get(key) ?? []), run]);
    }
  const rows = [...byKey].map(([key, own]) => {
    const [cut, clock, day, value] = JSON.parse(key) as [string, string, string, string];
    const count = (isSo: (run: PlainRun) => boolean): number => own.filter(isSo).length;
    return {
      ...{ cut, clock, day, value },
      met: count(({ result }) => result === 'met'),
      met_late: count(({ result }) => result === 'met_late'),
      breached_open: count((run) => run.result === null && run.breached_at !== null),
      open_in_time: count((run) => run.result === null && run.breached_at === null),
      cancelled: count(({ result }) => result === 'cancelled'),
      excused: count((run) => run.excused_at !== null),
    };
  });
  const inOrder = (row: (typeof rows)[number]): string => [row.cut, row.clock, row.day, row.value].join('\0');
  return rows.sort((one, other) => (inOrder(one) < inOrder(other) ? -1 : 1));
};
