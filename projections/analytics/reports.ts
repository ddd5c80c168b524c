// Which reports may analysts ask for in SQL? Those of the command line, with the same definitions.
import type { Column, Parameter, Report } from './relation.ts';

const asOf: Parameter = {
  ...{ name: 'as_of', type: 'timestamptz', default: 'now()' },
  means: 'What had happened by then, that instant included.',
};
const period = (what: string): readonly Parameter[] => [
  {
    ...{ name: 'from_instant', type: 'timestamptz', default: `'-infinity'` },
    means: `The period that counts: ${what} from then on.`,
  },
  {
    ...{ name: 'to_instant', type: 'timestamptz', default: `'infinity'` },
    means: `${what.charAt(0).toUpperCase()}${what.slice(1)} before then.`,
  },
];
const asKnown: Parameter = {
  ...{ name: 'as_known', type: 'timestamptz', default: `'infinity'` },
  means: 'With what was recorded by then.',
};
const timeZone: Parameter = {
  ...{ name: 'time_zone', type: 'text', default: `'UTC'` },
  means: 'Zone in which months are cut.',
};
const only: Parameter = {
  ...{ name: 'which', type: 'jsonb', default: `'{}'` },
  means:
    'Which leads: {"tier": "region", "offices": ["madrid"]}; offices, owner, first_owner, channel, tier, class, grade, kind, industry, currency.',
};

const column = (name: string, type: Column['type'], means: string): Column => ({ name, type, means });
const count = (name: string, means: string): Column => column(name, 'bigint', means);
const month = column('month', 'date', 'First day of the month; null: all months together.');
const stage = column('stage', 'text', 'The stage.');

/** `as_of => funnel.as_of, …`: every parameter handed on under its own name, the filter as reports take it. */
const handedOn = (report: string, parameters: readonly Parameter[]): string =>
  parameters
    .map(({ name }) =>
      name === 'which' ? `which => read.which(${report}.which)` : `${name} => ${report}.${name}`,
    )
    .join(', ');

const report = (
  name: string,
  means: string,
  { parameters, columns }: Pick<Report, 'parameters' | 'columns'>,
): Report => ({
  ...{ name, means, parameters, columns },
  query: `select ${columns.map((one) => `r.${one.name}`).join(', ')} from read.${name}(${handedOn(name, parameters)}) r`,
});

const percentiles = (of: string, words: string): readonly Column[] =>
  ['p50', 'p80', 'p90', 'p95'].map((share) =>
    column(
      `${of}_${share}`,
      'double precision',
      `${share} of their ${words}, in milliseconds; null: there are none.`,
    ),
  );

export const reports: readonly Report[] = [
  report('pipeline_at', 'The pipeline as it was at an instant: leads and amounts by where they stood.', {
    parameters: [{ ...asOf, default: null }],
    columns: [
      column('stage', 'text', 'A stage, nurture, or an outcome.'),
      ...['tier', 'office', 'owner', 'channel', 'class', 'grade', 'kind', 'industry', 'currency'].map((cut) =>
        column(cut, 'text', `As in \`analytics.lead\`, at that instant.`),
      ),
      count('leads', 'How many leads.'),
      column('minor', 'numeric', 'Their amounts, in minor units of the currency.'),
    ],
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
  report('churn', 'Churn by the month in which leads were obtained, read all-in, strict and matured.', {
    parameters: [
      ...[asOf, timeZone],
      {
        ...{ name: 'maturity_days', type: 'int', default: '180' },
        means: 'Age in calendar days from which a lead counts in the matured reading.',
      },
      ...[...period('leads obtained'), asKnown],
    ],
    columns: [
      month,
      count('obtained', 'Leads obtained.'),
      count('disqualified', 'Of these: left out as disqualified.'),
      count('disqualified_after_assignment', 'Of the disqualified: had an owner.'),
      count('merged', 'Of the obtained: left out as merged.'),
      count('merged_after_assignment', 'Of the merged: had an owner.'),
      count('base', 'The rest: what churn is counted from.'),
      count('won', 'Of the base: won.'),
      count('lost', 'Of the base: lost.'),
      count('open', 'Of the base: open.'),
      count('won_estimated', 'Of the won: the date is estimated from an import.'),
      count('lost_estimated', 'Of the lost: the date is estimated from an import.'),
      count('mature', 'Of the base: old enough for the matured reading.'),
      count('mature_churned', 'Of the mature: lost or open.'),
      column('all_in', 'numeric', '1 − won ÷ base, the headline; null: nothing to divide by.'),
      column('strict', 'numeric', 'lost ÷ (won + lost); null: nothing to divide by.'),
      column('matured', 'numeric', 'mature_churned ÷ mature; null: nothing to divide by.'),
    ],
  }),
  report('churn_closed', 'Churn by the month of the outcome.', {
    parameters: [asOf, timeZone, ...period('outcomes'), asKnown],
    columns: [
      month,
      count('won', 'Leads won in it, held as of then.'),
      count('lost', 'Leads lost in it, held as of then.'),
      count('won_estimated', 'Of the won: the date is estimated from an import.'),
      count('lost_estimated', 'Of the lost: the date is estimated from an import.'),
      column('rate', 'numeric', 'lost ÷ (won + lost); null: nothing to divide by.'),
    ],
  }),
  report('churn_reason', 'Why leads obtained in the period were lost.', {
    parameters: [asOf, ...period('leads obtained'), asKnown],
    columns: [
      column('reason', 'text', 'The reason; null: not stated.'),
      count('leads', 'Leads lost for it.'),
    ],
  }),
  report('churn_events', 'Losses, reopenings, and orders held that followed a reopening.', {
    parameters: [asOf, ...period('what happened'), asKnown],
    columns: [
      count('losses', 'Every loss, held or not.'),
      count('reopenings', 'Every reopening of an ended lead.'),
      count('rewon', 'Orders held that followed a reopening.'),
    ],
  }),
  report('attainment', 'How runs of clocks were kept: met ÷ (met + met_late + breached_open).', {
    parameters: period('runs started'),
    columns: [
      column('clock', 'text', 'Name of the clock.'),
      ...['office', 'owner', 'tier', 'grade'].map((cut) => column(cut, 'text', 'As in `analytics.clock`.')),
      count('met', 'Stopped in time.'),
      count('met_late', 'Stopped after the target.'),
      count('breached_open', 'Past the target, and still running.'),
      count('open_in_time', 'Still running in time: in neither number.'),
      count('cancelled', 'No longer waited for: in neither number.'),
      count('excused', 'Of those breached: excused. They stay breached.'),
    ],
  }),
];
