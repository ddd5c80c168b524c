// Which leads are there, a page at a time? In an order that has an index, by keys that no coming and going shifts.
import type { Pool } from 'pg';
import { Outcome, Place, Stage } from '../../events/vocabulary.ts';
import { listed, listColumns } from './queries.ts';
import type { LeadListed, ListRow } from './queries.ts';

export const leadOrders = ['moved', 'due'] as const;
/** moved: the longest unmoved first · due: the earliest due first, of those that wait for something */
export type LeadOrder = (typeof leadOrders)[number];

/** The fields of a row that a list is narrowed by. */
type Field = 'stage' | 'owner' | 'tier' | 'class' | 'grade' | 'kind' | 'channel' | 'industry' | 'currency';

export interface LeadPageQuestion {
  /** Null: every office. */
  readonly offices: readonly string[] | null;
  readonly pooled: 'listed' | 'left out';
  readonly only: Readonly<Record<Field, string | null>> & {
    readonly customerId: string | null;
    readonly product: string | null;
  };
  readonly which: 'open' | 'ended' | 'all';
  /** Only those whose next due instant is at least this one (UTC). */
  readonly dueFrom: string | null;
  /** Only those whose next due instant lies before this one (UTC). */
  readonly dueBefore: string | null;
  /** Only those whose amount in minor units is at least, and at most, this much. */
  readonly minorFrom: number | null;
  readonly minorTo: number | null;
  readonly order: LeadOrder;
  /** The instant and id of the last one of the page before. */
  readonly after: { readonly at: string; readonly leadId: string } | null;
  readonly limit: number;
}

const places: Readonly<Record<LeadPageQuestion['which'], readonly Place[]>> = {
  open: [...Stage.options, 'nurture'],
  ended: Outcome.options,
  all: Place.options,
};
const orderedBy: Readonly<Record<LeadOrder, string>> = { moved: 'moved_at', due: 'next_due_at' };

/**
 * Each office and stage has an index in the order that was asked for: the first of each are taken and put in order, so that a page
 * takes as long as there are offices and stages, however many leads. What the index does not hold (class, grade …) is looked at
 * lead by lead until the page is full.
 */
export const leadPage = async (pool: Pool, question: LeadPageQuestion): Promise<readonly LeadListed[]> => {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${String(values.push(given))}`;
  const { offices, pooled, only, which, dueFrom, dueBefore, minorFrom, minorTo, order, after, limit } =
    question;
  const by = orderedBy[order];
  const { stage, customerId, product, ...others } = only;
  const equal = Object.entries({ ...others, customer_id: customerId, product });
  const wanted = places[which].filter((place) => stage === null || place === stage);
  // A person's or customer's leads are few: found by them, whatever their offices and stages.
  const isOfOne = only.owner !== null || customerId !== null;
  const legs = [
    ...(isOfOne || offices === null ? [] : [{ column: 'office', among: offices }]),
    // Who waits for something has an index by office alone, and of the whole company there is one without stages.
    ...(isOfOne || order === 'due' || (offices === null && wanted.length === Place.options.length)
      ? []
      : [{ column: 'stage', among: wanted }]),
  ];
  const conditions = [
    ...legs.map(({ column }) => `l.${column} = ${column}s.one`),
    ...(offices === null || !isOfOne ? [] : [`office = any(${value(offices)}::text[])`]),
    ...(legs.some(({ column }) => column === 'stage') || wanted.length === Place.options.length
      ? []
      : [`stage = any(${value(wanted)}::text[])`]),
    // Whoever may claim it sees in the pool what the pool shows.
    ...(pooled === 'listed'
      ? []
      : [`not (stage = 'distribute' and state #>> '{standing,pool,since}' is not null)`]),
    ...equal.flatMap(([column, sought]) => (sought === null ? [] : [`${column} = ${value(sought)}`])),
    ...(dueFrom === null ? [] : [`next_due_at >= ${value(dueFrom)}::timestamptz`]),
    ...(minorFrom === null ? [] : [`minor >= ${value(minorFrom)}::bigint`]),
    ...(minorTo === null ? [] : [`minor <= ${value(minorTo)}::bigint`]),
    ...(dueBefore === null ? [] : [`next_due_at < ${value(dueBefore)}::timestamptz`]),
    ...(order === 'due' ? ['next_due_at is not null'] : []),
    ...(after === null
      ? []
      : [`(${by}, lead_id) > (${value(after.at)}::timestamptz, ${value(after.leadId)}::uuid)`]),
  ];
  const first = `
    select lead_id, ${by} from read.lead l ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
    order by ${by}, lead_id limit ${value(limit)}`;
  const sources = legs.map(({ column, among }) => `unnest(${value(among)}::text[]) as ${column}s (one)`);
  const { rows } = await pool.query<ListRow>(
    `select ${listColumns} from (
       select first.* from ${[...sources, `lateral (${first}) first`].join(' cross join ')}
       order by ${by}, lead_id limit ${value(limit)}) page
     join read.lead using (lead_id, ${by}) order by ${by}, lead_id`,
    values,
  );
  return rows.map(listed);
};
