// What may analysts ask of leads and customers as they are now?
import { cuts, leadId } from './cuts.ts';
import { same } from './relation.ts';
import type { View, ViewColumn } from './relation.ts';

const firstAssignment = (column: string): string =>
  `select t.${column} from read.turn t where t.lead_id = l.lead_id and t.what = 'assigned' order by t.seq limit 1`;
const ending = (column: string): string =>
  `select t.${column} from read.turn t
   where t.lead_id = l.lead_id and t.what in ('won', 'lost', 'disqualified', 'merged') order by t.seq desc limit 1`;
const hasEnded = `l.stage in ('won', 'lost', 'disqualified', 'merged')`;
const pool = (path: string): string => `l.state #>> '{standing,pool,${path}}'`;

const columns: readonly ViewColumn[] = [
  leadId,
  same(
    'stage',
    'text',
    'obtain, evaluate, cross_verify, distribute, convert; nurture (at rest); or how it ended.',
  ),
  {
    ...{ name: 'outcome', type: 'text', is: `case when ${hasEnded} then l.stage end` },
    means: 'won, lost, disqualified or merged; null: it is open.',
  },
  ...cuts('now'),
  {
    ...{ name: 'office_path', type: 'text[]' },
    is: `case when jsonb_typeof(path.offices) = 'array' then array(select jsonb_array_elements_text(path.offices)) end`,
    means:
      'The accountable office and those above it, as they stood when the lead was given to it; null: no tier yet.',
  },
  {
    ...{ name: 'first_owner', type: 'text', is: firstAssignment('owner') },
    means: 'Id of the person who had it first; null: nobody ever.',
  },
  same('submitter', 'text', 'Id of the person who brought it.'),
  same('channel_kind', 'text', 'channel_person, ad_venue or information_platform; null: not known.'),
  same('customer_id', 'text', 'The customer; null: not known.'),
  same('need_id', 'text', 'The need, within its customer; null: not known.'),
  same('product', 'text', 'The product that the need is about; null: not known.'),
  same('obtained_at', 'timestamptz', 'When it was obtained.'),
  {
    ...{ name: 'first_assigned_at', type: 'timestamptz', is: firstAssignment('time') },
    means: 'When it was first given to anybody; null: never.',
  },
  same('moved_at', 'timestamptz', 'When it came to where it is.'),
  {
    ...{ name: 'ended_at', type: 'timestamptz', is: `case when ${hasEnded} then l.moved_at end` },
    means: 'When it ended; null: it is open.',
  },
  {
    ...{ name: 'loss_reason', type: 'text', is: `case when l.stage = 'lost' then (${ending('reason')}) end` },
    means: 'Why it was lost; null: it was not.',
  },
  {
    ...{ name: 'outcome_basis', type: 'text', is: `case when ${hasEnded} then (${ending('basis')}) end` },
    means: 'How sure the time of the outcome is: recorded, stated by an import, or estimated from it.',
  },
  {
    ...{ name: 'pool_office', type: 'text', is: pool('office,officeId') },
    means: 'The office in whose pool it lies, to be claimed; null: it lies in none.',
  },
  {
    ...{ name: 'pool_role', type: 'text', is: pool('role') },
    means: 'The role that may claim it from the pool.',
  },
  {
    ...{ name: 'pooled_at', type: 'timestamptz', is: pool('since') },
    means: 'Since when it lies in the pool.',
  },
  same(
    'next_due_at',
    'timestamptz',
    'Earliest end of a running clock, or of a rest; past: late. Null: nothing is due.',
  ),
  same('next_due', 'text', 'The clock that is due next, or nurture_return.'),
  same('playbook', 'text', 'The rules that it follows: `name@version`.'),
  {
    ...{ name: 'ownerships', type: 'int', is: 'l.ownership_no' },
    means: 'How many owners it has had, one after the other.',
  },
  { ...{ name: 'events', type: 'int', is: 'l.seq' }, means: 'How many events it has.' },
];

/** The office's path lies in another place while nobody owns the lead. */
const path = `cross join lateral (select coalesce(l.state #> '{standing,ownership,owner,office,path}',
  l.state #> '{standing,lastOwner,office,path}', l.state #> '{standing,left,ownership,owner,office,path}',
  l.state #> '{tier,office,path}') as offices) path`;

/** What is called as it is in the table is taken from there. */
const ofLead = (column: ViewColumn): ViewColumn =>
  column.is === column.name || column.is === 'minor' ? { ...column, is: `l.${column.is}` } : column;

const lead: View = {
  name: 'lead',
  means: 'Every lead as it is now.',
  from: `from read.lead l ${path}`,
  columns: columns.map(ofLead),
};

const latest = (fact: string): string =>
  `(array_agg(t.customer ->> '${fact}' order by t.time desc, t.lead_id desc, t.seq desc) filter (where t.customer ->> '${fact}' is not null))[1]`;

const customer: View = {
  name: 'customer',
  means: 'Every customer that any lead told of, with what was told of it last, by the time things happened.',
  from: 'from read.customer_told t group by t.customer_id',
  columns: [
    { ...{ name: 'customer_id', type: 'text', is: 't.customer_id' }, means: 'The customer.' },
    { ...{ name: 'name', type: 'text', is: latest('name') }, means: 'Name of the company.' },
    { ...{ name: 'industry', type: 'text', is: latest('industry') }, means: 'Its trade; null: not known.' },
    {
      ...{ name: 'territory', type: 'text', is: latest('territory') },
      means: 'Its territory; null: not known.',
    },
    {
      ...{ name: 'position', type: 'text', is: latest('position') },
      means: 'dominant, major or ordinary in its market; null: not known.',
    },
    {
      ...{ name: 'told_at', type: 'timestamptz', is: 'max(t.time)' },
      means: 'When something was told of it last.',
    },
    {
      ...{ name: 'leads', type: 'bigint', is: 'count(distinct t.lead_id)' },
      means: 'Leads that told of it.',
    },
  ],
};

export const leadViews: readonly View[] = [lead, customer];
