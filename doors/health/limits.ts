// From when on is a figure a warning, and from when on an alarm? One table, each with its reason.

export type State = 'green' | 'amber' | 'red' | 'unknown';

interface Limit {
  readonly unit: 'count' | 'ms';
  /** Which way is worse: almost all figures grow, workers become too few. */
  readonly worse: 'above' | 'below';
  /** Null: never. A figure that has come as far is of that state. */
  readonly amber: number | null;
  readonly red: number | null;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const count = (amber: number | null, red: number | null): Limit => ({
  ...{ unit: 'count', worse: 'above', amber, red },
});
const time = (amber: number | null, red: number | null): Limit => ({
  ...{ unit: 'ms', worse: 'above', amber, red },
});

export const limits = {
  // A server on the same network answers within a few ms. At two seconds commands, which ask several times, miss their 20 s.
  postgres_answers: time(250, 2 * second),
  temporal_answers: time(250, 2 * second),
  kafka_answers: time(500, 3 * second),

  // The projector writes about 7,000 events a second on two cores: a second of work is no news, half a minute of it is.
  stream_events: count(7_000, 200_000),
  // What happens is on every page within a second; ten are noticed, and after a minute people act on what is no longer so.
  stream_waits: time(10 * second, minute),

  // Without one that reads, all pages stand still.
  stream_readers: { ...{ unit: 'count', worse: 'below', amber: null, red: 0 } },

  // Each shows its lead as it was: one is worth a look. A hundred have a common cause.
  parked_leads: count(1, 100),
  // Whoever keeps it running looks in once a working day.
  parked_oldest: time(hour, 24 * hour),

  // Each is an event that no page shows. A hundred have a common cause.
  dead_projector: count(1, 100),
  // Each is something that nobody was told.
  dead_notifier: count(1, 100),

  // A publish that failed once is tried again within two seconds: any that waits longer is told here.
  outbox_leads: count(1, 1_000),
  // The limit of one lead is 2,000 events; with so many waiting Kafka is away.
  outbox_events: count(100, 20_000),
  // At the longest a publish is tried again after a minute: one that waits five has failed again and again.
  outbox_oldest: time(30 * second, 5 * minute),

  // Nobody is told anything; the leads themselves go on.
  notifier_readers: { ...{ unit: 'count', worse: 'below', amber: 0, red: null } },
  // As for the read models: it reads the same stream.
  notifier_events: count(7_000, 200_000),
  notifier_waits: time(10 * second, minute),
  // Messages that are due, and not sent. Some always are on their way.
  notifier_due: count(200, 5_000),
  // A receiver who does not answer is tried again with growing pauses: a quarter of an hour is a receiver that is down.
  notifier_oldest: time(2 * minute, 15 * minute),
  // Given up since yesterday: somebody was not told what they should have been.
  notifier_failed: count(1, 50),

  // Not judged: how many clocks fired says nothing of how well.
  timers_fired: count(null, null),
  // 74 ms at the 99th percentile were measured with 20,000 waiting clocks; a clock counts as late from a minute on.
  timers_p50: time(second, 10 * second),
  timers_p99: time(5 * second, minute),
  // One clock may wait for a busy lead; a quarter of an hour was a standstill.
  timers_max: time(minute, 15 * minute),

  // Without any, nothing happens to any lead: no command, no clock.
  workers_workflows: { ...{ unit: 'count', worse: 'below', amber: null, red: 0 } },
  workers_activities: { ...{ unit: 'count', worse: 'below', amber: null, red: 0 } },
  // A worker takes 40 workflow tasks and 200 activities at once: more than ten times that do not go down in a moment.
  workers_backlog: count(500, 5_000),
  // A command waits for two tasks, and its caller for 20 s.
  workers_oldest: time(2 * second, 10 * second),
} as const satisfies Readonly<Record<string, Limit>>;

export type FigureName = keyof typeof limits;
export const figureNames = Object.keys(limits) as readonly FigureName[];

export interface Figure extends Limit {
  readonly figure: FigureName;
  /** Null: it does not answer, or there is nothing to measure. */
  readonly value: number | null;
  readonly state: State;
}

/** away: it does not answer · null: nowhere to be measured, as the oldest of none, which is no reason for alarm. */
export type Measure = number | 'away' | null;

export const figureOf = (figure: FigureName, value: Measure): Figure => {
  const limit: Limit = limits[figure];
  if (value === 'away') return { ...limit, figure, value: null, state: 'red' };
  return { ...limit, figure, value, state: value === null ? 'green' : stateOf(limit, value) };
};

const stateOf = ({ worse, amber, red }: Limit, value: number): State => {
  const reaches = (limit: number | null): boolean =>
    limit !== null && (worse === 'above' ? value >= limit : value <= limit);
  return reaches(red) ? 'red' : reaches(amber) ? 'amber' : 'green';
};

/** The worst of several; what is not known is worse than a warning, since it may hide an alarm. */
export const worstOf = (states: readonly State[]): State =>
  (['red', 'unknown', 'amber'] as const).find((state) => states.includes(state)) ?? 'green';
