// What came since a reader looked last? A cursor is a place in each partition; nothing is passed over, nothing told twice.
import type { Pool } from 'pg';
import type { Envelope } from '../../events/envelope.ts';
import { envelopeOf } from './queries.ts';

/** How far a reader has come in a partition. */
export interface CursorPlace {
  /** The next offset to read. */
  readonly offset: number;
  /** The number of the last late event that it was told. */
  readonly late: number;
}

/** By partition; one that is not named is read from its beginning. */
export type Cursor = Readonly<Record<number, CursorPlace>>;

export interface CursorPage {
  readonly events: readonly Envelope[];
  readonly cursor: Cursor;
}

/** What is read of a partition: its offsets from `from`, up to `to`, and late events after `late`. */
interface Span {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
  readonly late: number;
}

interface Row {
  readonly partition: number;
  readonly settled_at: string;
  readonly late: string | null;
  readonly value: string;
}

/**
 * Events since the cursor, up to where the read models stand. Each is told once, those of a lead in order of seq: an event that
 * waited comes with the record that filled its gap, and one that was tried again, or built anew, by a number of its own.
 * @param limit offsets to go on a partition, and late events of it
 */
export const eventsSince = async (pool: Pool, cursor: Cursor, limit: number): Promise<CursorPage> => {
  const partitions = await pool.query<{ partition: number; told: string }>(
    'select partition, told from read.checkpoint order by partition',
  );
  const upTo = partitions.rows.map(({ partition, told }): Span => {
    const { offset: from, late } = cursor[partition] ?? { offset: 0, late: 0 };
    return { partition, from, late, to: Math.max(from, Math.min(Number(told), from + limit)) };
  });
  const late = await lateEvents(pool, upTo, limit);
  const spans = upTo.map((span) => shortened(span, late.get(span.partition) ?? [], limit));
  const others = await otherEvents(pool, spans);
  return {
    events: spans.flatMap(({ partition }) =>
      inOrder(late.get(partition) ?? [], others.get(partition) ?? []).map(({ value }) => envelopeOf(value)),
    ),
    cursor: {
      ...cursor,
      ...Object.fromEntries(
        spans.map(({ partition, to, late: last }) => [partition, { offset: to, late: last }]),
      ),
    },
  };
};

/** Where a reader begins who wants to hear only of what comes from now on. */
export const cursorNow = async (pool: Pool): Promise<Cursor> => {
  const { rows } = await pool.query<{ partition: number; told: string; late: string }>(
    `select c.partition, c.told,
            coalesce((select e.late from read.event e
                      where coalesce(e.settled_in, e.partition) = c.partition and e.late is not null
                      order by e.late desc limit 1), 0) as late
     from read.checkpoint c order by c.partition`,
  );
  return Object.fromEntries(
    rows.map(({ partition, told, late }) => [partition, { offset: Number(told), late: Number(late) }]),
  );
};

/** Where late events fill the page, what comes after the last of them waits for the next one. */
const shortened = (span: Span, late: readonly Row[], limit: number): Span => {
  const last = late.at(-1);
  if (last === undefined) return span;
  const to = late.length < limit ? span.to : Math.max(span.from, Number(last.settled_at));
  return { ...span, to, late: Number(last.late) };
};

/** Late ones stand before the offset at which they were settled. */
const inOrder = (late: readonly Row[], others: readonly Row[]): readonly Row[] =>
  [...late, ...others].sort((one, other) => Number(one.settled_at) - Number(other.settled_at));

type ByPartition = ReadonlyMap<number, readonly Row[]>;

const lateEvents = async (pool: Pool, spans: readonly Span[], limit: number): Promise<ByPartition> => {
  const { rows } = await pool.query<Row>(
    `select s.partition, e.settled_at, e.late, convert_from(e.value, 'UTF8') as value
     from unnest($1::int[], $2::bigint[], $3::bigint[]) as s (partition, late, upper)
     cross join lateral (
       select settled_at, late, value from read.event e
       where coalesce(e.settled_in, e.partition) = s.partition and e.late > s.late and e.settled_at <= s.upper
       order by e.late limit $4
     ) e
     order by s.partition, e.late`,
    [
      spans.map(({ partition }) => partition),
      spans.map(({ late }) => late),
      spans.map(({ to }) => to),
      limit,
    ],
  );
  return byPartition(rows);
};

const otherEvents = async (pool: Pool, spans: readonly Span[]): Promise<ByPartition> => {
  const { rows } = await pool.query<Row>(
    `select s.partition, e.settled_at, e.late, convert_from(e.value, 'UTF8') as value
     from unnest($1::int[], $2::bigint[], $3::bigint[]) as s (partition, lower, upper)
     cross join lateral (
       select * from read.event e
       where e.partition = s.partition and e.kafka_offset >= s.lower and e.kafka_offset < s.upper
         and e.settled_at = e.kafka_offset and e.settled_in is null and e.late is null
       union all
       select * from read.event e
       where coalesce(e.settled_in, e.partition) = s.partition and e.settled_at >= s.lower and e.settled_at < s.upper
         and (e.settled_at <> e.kafka_offset or e.settled_in is not null) and e.late is null
     ) e
     order by s.partition, e.settled_at, e.lead_id, e.seq`,
    [spans.map(({ partition }) => partition), spans.map(({ from }) => from), spans.map(({ to }) => to)],
  );
  return byPartition(rows);
};

const byPartition = (rows: readonly Row[]): ByPartition => {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const before = found.get(row.partition);
    if (before === undefined) found.set(row.partition, [row]);
    else before.push(row);
  }
  return found;
};
