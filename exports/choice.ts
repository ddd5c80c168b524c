// Which leads and events are exported? A period, and the filter that reports know.
import type { LeadFilter } from '../projections/lead/filter.ts';
import { everyLead, filterText } from '../projections/lead/filter.ts';
import type { Query } from './snapshot.ts';

export interface Choice {
  /** Period `[from, to)`, UTC instants; null is open. Of events when they happened, of leads when they were obtained. */
  readonly from: string | null;
  readonly to: string | null;
  /** As the leads stand now; of ended ones as they ended. */
  readonly only: LeadFilter;
}

const isEvery = ({ only }: Choice): boolean => filterText(only) === filterText(everyLead);

/** Parameters of the conditions below, in this order. */
const valuesOf = ({ from, to, only }: Choice): readonly string[] => [
  ...[from ?? '-infinity', to ?? 'infinity', filterText(only)],
];

// Who had a lead first stands in its turns alone; nobody is asked where nobody asks.
const firstOwner = `(select t.owner from read.turn t where t.lead_id = l.lead_id and t.what = 'assigned' order by t.seq limit 1)`;

const isAmong = ({ only }: Choice): string =>
  `read.is_among(read.which($3::jsonb), l.office, l.owner, ${only.firstOwner === null ? 'null' : firstOwner}, l.channel,
                 l.tier, l.class, l.grade, l.kind, l.industry, l.currency)`;

export interface Wanted {
  /** Of `l`, the leads, and of what is joined. */
  readonly columns: string;
  readonly join?: string;
  readonly order?: string;
}

/** Leads obtained in the period, as `read.lead l`, with whatever is joined to them. */
export const leadsChosen = ({ columns, join = '', order = '' }: Wanted, choice: Choice): Query => ({
  text: `select ${columns} from read.lead l ${join}
         where l.obtained_at >= $1::timestamptz and l.obtained_at < $2::timestamptz and ${isAmong(choice)} ${order}`,
  values: valuesOf(choice),
});

/** Events that happened in the period to leads of the filter, as `read.event e`. */
export const eventsChosen = ({ columns, order = '' }: Omit<Wanted, 'join'>, choice: Choice): Query => ({
  text: `select ${columns} from read.event e
         where e.time >= $1::timestamptz and e.time < $2::timestamptz and ${
           isEvery(choice)
             ? `$3::jsonb = '{}'`
             : `exists (select from read.lead l where l.lead_id = e.lead_id and ${isAmong(choice)})`
         } ${order}`,
  values: valuesOf(choice),
});
