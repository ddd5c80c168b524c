// Which reports may analysts ask for in SQL? Those of the command line, with the same definitions.
import { churnReports } from './churn-reports.ts';
import {
  asKnown,
  asOf,
  column,
  count,
  month,
  only,
  percentiles,
  period,
  report,
  stage,
  timeZone,
} from './parameters.ts';
import type { Column, Report } from './relation.ts';

const pipeline: readonly Column[] = [
  column('stage', 'text', 'A stage, nurture, or an outcome.'),
  ...['tier', 'office', 'owner', 'channel', 'class', 'grade', 'kind', 'industry', 'currency'].map((cut) =>
    column(cut, 'text', `As in \`analytics.lead\`, at that instant.`),
  ),
  count('leads', 'How many leads.'),
  column('minor', 'numeric', 'Their amounts, in minor units of the currency.'),
];

export const reports: readonly Report[] = [
  report('pipeline_at', 'The pipeline as it was at an instant: leads and amounts by where they stood.', {
    parameters: [{ ...asOf, default: null }],
    columns: pipeline,
  }),
  report(
    'funnel',
    'How far leads come. A way back lowers nothing; disqualified and merged leads are counted beside.',
    {
      parameters: [
        ...[asOf, timeZone, ...period('leads obtained (by entering: first entries)'), asKnown],
        {
          ...{ name: 'by_entering', type: 'boolean', default: 'false' },
          means:
            'false: leads obtained in the period that came so far; true: those whose first entry lies in it.',
        },
        only,
      ],
      columns: [
        ...[month, column('stage', 'text', 'The stage; won is the last.')],
        count('entered', 'Leads that came so far, those left out among them.'),
        count('disqualified', 'Of these: left out as disqualified.'),
        count('merged', 'Of these: left out as merged.'),
        count('reached', 'The rest: what conversion is counted from.'),
        count('reached_next', 'Of the reached: came to the next stage or a later one; null: there is none.'),
        column('conversion', 'numeric', 'reached_next ÷ reached; null: nothing to divide by.'),
        count('here', 'Of the reached: stand there now.'),
      ],
    },
  ),
  report('dwell', 'How long completed visits lasted, each by itself and all of a lead in a stage added up.', {
    parameters: [asOf, ...period('visits left'), asKnown, only],
    columns: [
      ...[stage, column('per', 'text', 'visit or lead.')],
      count('completed', 'Visits, or leads with a visit, completed in the period.'),
      count('of_length_0', 'Of these: passed through in one step.'),
      count('open', 'Visits that nobody has left: in no figure.'),
      ...percentiles('elapsed', 'calendar time'),
      count('worked', 'Of the completed: of an office whose calendar is known.'),
      ...percentiles('working', 'working time'),
    ],
  }),
  report('going_back', 'Leads that left a stage for an earlier one, of those that left it.', {
    parameters: [asOf, ...period('visits left'), asKnown, only],
    columns: [
      stage,
      count('leads_left', 'Leads that left it.'),
      count('leads_back', 'Of these: to an earlier stage.'),
      column('rate', 'numeric', 'leads_back ÷ leads_left; null: nothing to divide by.'),
    ],
  }),
  report('aging', 'How long open leads have stood where they stand, in calendar time.', {
    parameters: [asOf, asKnown, only],
    columns: [
      column('stage', 'text', 'A stage, or nurture.'),
      count('open', 'Open leads there.'),
      column('p50', 'double precision', 'Half of them have stood no longer, in milliseconds.'),
      column('p90', 'double precision', 'Nine of ten have stood no longer, in milliseconds.'),
      count('oldest', 'The longest, in milliseconds.'),
      column('oldest_lead', 'uuid', 'Which lead that is.'),
      count('days_7', 'Up to 7 days of 24 hours.'),
      count('days_30', 'Up to 30 days.'),
      count('days_90', 'Up to 90 days.'),
      count('days_180', 'Up to 180 days.'),
      count('beyond', 'Longer.'),
    ],
  }),
  report('attainment', 'How runs of clocks were kept: met ÷ (met + met_late + breached_open).', {
    parameters: [...period('runs started'), { ...asOf, default: `'infinity'` }, only],
    columns: [
      column('clock', 'text', 'Name of the clock.'),
      ...['office', 'owner', 'tier', 'grade', 'channel', 'class', 'kind', 'industry'].map((cut) =>
        column(cut, 'text', 'Of the lead as the clock started.'),
      ),
      count('met', 'Stopped in time.'),
      count('met_late', 'Stopped after the target.'),
      count('breached_open', 'Past the target, and still running.'),
      count('open_in_time', 'Still running in time: in neither number.'),
      count('cancelled', 'No longer waited for: in neither number.'),
      count('excused', 'Of those breached: excused. They stay breached.'),
    ],
  }),
  report('pipeline_known', 'The pipeline as it was at an instant, by what was known then or later.', {
    parameters: [{ ...asOf, default: null }, asKnown, only],
    columns: pipeline,
  }),
  report('quality', 'How good the leads are that each channel or submitter brings.', {
    parameters: [
      {
        ...{ name: 'cut', type: 'text', default: null },
        means: 'channel, channel_kind or submitter.',
      },
      ...[{ ...asOf, default: null }, ...period('leads obtained'), asKnown, only],
    ],
    columns: [
      column('value', 'text', 'A value of the cut; null: the leads have none.'),
      count('obtained', 'Leads obtained.'),
      count('complete', 'Of these: with all facts at once.'),
      count('merged', 'Of the obtained: duplicates.'),
      count('disqualified', 'Of the obtained: needs that we cannot satisfy.'),
      count('base', 'The rest.'),
      count('graded', 'Of the obtained: have a grade.'),
      count('good', 'Of the graded: A or B.'),
      count('verified', 'Of the obtained: credible, or an opportunity by class.'),
      count('refuted', 'Of the obtained: a finding against it stands.'),
      count('won', 'Of the base: won.'),
      count('lost', 'Of the base: lost.'),
      count('open', 'Of the base: open.'),
    ],
  }),
  report('forecast', 'What each open lead may bring: its amount, weighted by how far it has come.', {
    parameters: [
      { ...asOf, default: null },
      {
        ...{ name: 'weights', type: 'jsonb', default: null },
        means:
          'Percent by stage and milestone; what is not named counts nothing. Those of the playbook stand in its `reporting.forecast`.',
      },
      only,
    ],
    columns: [
      column('lead_id', 'uuid', 'The lead.'),
      column('step', 'text', 'Its stage; of a lead in conversion its furthest milestone.'),
      column('percent', 'numeric', 'The share that is expected of it.'),
      column('expected_on', 'date', 'When the customer is expected to decide; null: not known.'),
      ...['tier', 'office', 'owner', 'channel', 'class', 'grade', 'kind', 'industry', 'currency'].map((cut) =>
        column(cut, 'text', 'As in `analytics.lead`, at that instant.'),
      ),
      count('minor', 'Its amount, in minor units of the currency.'),
      column('weighted', 'numeric', 'The same, weighted.'),
    ],
  }),
  report(
    'review',
    'What a meeting on leads has to look at: open leads with a reason, and those that ended.',
    {
      parameters: [
        { ...{ name: 'now', type: 'timestamptz', default: 'now()' }, means: 'The present.' },
        {
          ...{ name: 'since', type: 'timestamptz', default: `now() - interval '14 days'` },
          means: 'The last meeting.',
        },
        {
          ...{ name: 'until', type: 'timestamptz', default: `now() + interval '14 days'` },
          means: 'The next meeting.',
        },
        only,
      ],
      columns: [
        column('lead_id', 'uuid', 'The lead.'),
        column(
          'reasons',
          'text[]',
          'Why: late, gate, refuted, due, stood_still, new; or how it ended: won, lost, disqualified, merged.',
        ),
        ...['stage', 'tier', 'office', 'owner', 'grade', 'class', 'product', 'currency'].map((cut) =>
          column(cut, 'text', 'As in `analytics.lead`.'),
        ),
        count('minor', 'Its amount, in minor units of the currency.'),
        column('moved_at', 'timestamptz', 'When it came to where it is.'),
        column('next_due_at', 'timestamptz', 'As in `analytics.lead`; past: late.'),
        column('next_due', 'text', 'The clock that is due next, or nurture_return.'),
      ],
    },
  ),
  ...churnReports,
];
