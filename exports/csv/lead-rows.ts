// What is a lead as one row of a spreadsheet? Where it stands, how it got there and how it ended; people by their ids.
import { leadsChosen } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { Query, Snapshot } from '../snapshot.ts';

/** Amounts in minor units of their currency, instants in UTC. */
export const leadColumns = [
  ...['lead_id', 'stage', 'kind', 'class', 'grade', 'tier', 'office', 'owner', 'first_owner', 'submitter'],
  ...['channel', 'channel_kind', 'customer_id', 'industry', 'need_id', 'product', 'currency', 'amount_minor'],
  ...['obtained_at', 'first_assigned_at', 'moved_at', 'ended_at', 'loss_reason', 'outcome_basis'],
  ...['next_due_at', 'next_due', 'playbook', 'ownerships', 'events'],
] as const;

const endings = `('won', 'lost', 'disqualified', 'merged')`;

// The columns are taken from `l` in the query that chooses leads, so what lies in other tables is looked up a lead at a time.
const columns = `
  l.lead_id, l.stage, l.kind, l.class, l.grade, l.tier, l.office, l.owner,
  (select t.owner from read.turn t where t.lead_id = l.lead_id and t.what = 'assigned' order by t.seq limit 1) as first_owner,
  l.submitter, l.channel, l.channel_kind, l.customer_id, l.industry, l.need_id, l.product, l.currency, l.minor as amount_minor,
  l.obtained_at,
  (select t.time from read.turn t where t.lead_id = l.lead_id and t.what = 'assigned' order by t.seq limit 1)
    as first_assigned_at,
  l.moved_at,
  case when l.stage in ${endings} then l.moved_at end as ended_at,
  case when l.stage = 'lost' then ${lastTurn('reason')} end as loss_reason,
  case when l.stage in ${endings} then ${lastTurn('basis')} end as outcome_basis,
  l.next_due_at, l.next_due, l.playbook, l.ownership_no as ownerships, l.seq as events`;

function lastTurn(column: string): string {
  return `(select t.${column} from read.turn t where t.lead_id = l.lead_id and t.what in ${endings}
           order by t.seq desc limit 1)`;
}

export const leadsQuery = (choice: Choice): Query =>
  leadsChosen({ columns, order: 'order by l.obtained_at, l.lead_id' }, choice);

type Cell = string | number | Date | null;

export async function* leadRows(snapshot: Snapshot, choice: Choice): AsyncGenerator<readonly Cell[]> {
  for await (const row of snapshot.rows<Record<string, Cell>>(leadsQuery(choice)))
    yield leadColumns.map((column) => cellOf(row[column] ?? null));
}

const cellOf = (value: Cell): Cell => (value instanceof Date ? value.toISOString() : value);
