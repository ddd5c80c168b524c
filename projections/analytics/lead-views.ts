// What may analysts ask of leads and customers as they are now?
import { cuts, leadId } from './cuts.ts';
import { same } from './relation.ts';
import type { View, ViewColumn } from './relation.ts';

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
    ...{ name: 'first_owner', type: 'text', is: 'f.first_owner' },
    means: 'Id of the person who had it first; null: nobody ever.',
  },
  same('submitter', 'text', 'Id of the person who brought it.'),
  same('channel_kind', 'text', 'channel_person, ad_venue or information_platform; null: not known.'),
  same('customer_id', 'text', 'The customer; null: not known.'),
  same('need_id', 'text', 'The need, within its customer; null: not known.'),
  same('product', 'text', 'The product that the need is about; null: not known.'),
  same('obtained_at', 'timestamptz', 'When it was obtained.'),
  {
    ...{ name: 'first_assigned_at', type: 'timestamptz', is: 'f.first_assigned_at' },
    means: 'When it was first given to anybody; null: never.',
  },
  same('moved_at', 'timestamptz', 'When it came to where it is.'),
  {
    ...{ name: 'ended_at', type: 'timestamptz', is: `case when ${hasEnded} then l.moved_at end` },
    means: 'When it ended; null: it is open.',
  },
  {
    ...{ name: 'loss_reason', type: 'text', is: 'f.reason' },
    means: 'Why it was lost; null: it was not.',
  },
  {
    ...{ name: 'outcome_basis', type: 'text', is: `case when ${hasEnded} then f.basis end` },
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
  from: `from read.lead l join read.life f using (lead_id) ${path}`,
  columns: columns.map(ofLead),
};

const life: View = {
  name: 'life',
  means:
    'What has become of each lead so far, and how far it came: one narrow row a lead, with its cuts as of the outcome. For counts over all leads.',
  from: 'from read.life',
  columns: [
    leadId,
    same('obtained_at', 'timestamptz', 'When it was obtained.'),
    same('state', 'text', 'open, or the outcome it holds: won, lost, disqualified, merged.'),
    same('place', 'text', 'Where it stands: a stage, nurture, or the outcome.'),
    same('stood_since', 'timestamptz', 'Since when it stands there.'),
    same('ended_at', 'timestamptz', 'When it came to its outcome; null: it is open.'),
    same('reason', 'text', 'Why it was lost; null: it was not.'),
    same('basis', 'text', 'How sure its last turn is: recorded, stated by an import, or estimated from it.'),
    ...cuts('as of the outcome, of an open lead as of now'),
    same('first_owner', 'text', 'Id of the person who had it first; null: nobody ever.'),
    same('first_assigned_at', 'timestamptz', 'When it was first given to anybody; null: never.'),
    same('submitter', 'text', 'Id of the person who brought it.'),
    same('missing', 'text', 'Letters of the dimensions that nobody has rated, of PCSTRBD.'),
    same('recycled', 'int', 'How often it went to rest or was opened again.'),
    same('reopened', 'int', 'How often it was opened again after an outcome.'),
    {
      ...{ name: 'furthest', type: 'text' },
      is: `(array['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'won'])[furthest]`,
      means: 'The last step of the way that it ever entered.',
    },
    ...(['evaluate', 'cross_verify', 'distribute', 'convert', 'won'] as const).map((step) =>
      same(`entered_${step}`, 'timestamptz', `When it first entered ${step}; null: never.`),
    ),
    same('complete', 'boolean', 'It was obtained with all facts at once.'),
    same('refuted', 'boolean', 'A finding against it stands.'),
    same('contacted', 'boolean', 'An owner has spoken with the customer.'),
    same(
      'first_contact_ms',
      'bigint',
      'Working milliseconds from the first assignment until then; null: no contact, or hours not known.',
    ),
    same('cycles', 'int', 'Follow-up cycles completed in the first 60 days after the first assignment.'),
    same(
      'cycle_ms',
      'double precision',
      'Their median in working milliseconds; null: none, or hours not known.',
    ),
  ],
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

export const leadViews: readonly View[] = [lead, life, customer];
