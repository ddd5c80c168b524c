// Which questions on churn may analysts ask in SQL?
import { asKnown, asOf, column, count, month, only, period, report, timeZone } from './parameters.ts';
import type { Parameter, Report } from './relation.ts';

const maturity: Parameter = {
  ...{ name: 'maturity_days', type: 'int', default: '180' },
  means: 'Age in calendar days from which a lead counts in the matured reading.',
};

const counts = [
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
];

export const churnReports: readonly Report[] = [
  report('churn', 'Churn by the month in which leads were obtained, read all-in, strict and matured.', {
    parameters: [asOf, timeZone, maturity, ...period('leads obtained'), asKnown, only],
    columns: [month, ...counts],
  }),
  report('churn_closed', 'Churn by the month of the outcome.', {
    parameters: [asOf, timeZone, ...period('outcomes'), asKnown, only],
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
    parameters: [asOf, ...period('leads obtained'), asKnown, only],
    columns: [
      column('reason', 'text', 'The reason; null: not stated.'),
      count('leads', 'Leads lost for it.'),
    ],
  }),
  report('churn_events', 'Losses, reopenings, and orders held that followed a reopening.', {
    parameters: [asOf, ...period('what happened'), asKnown, only],
    columns: [
      count('losses', 'Every loss, held or not.'),
      count('reopenings', 'Every reopening of an ended lead.'),
      count('rewon', 'Orders held that followed a reopening.'),
    ],
  }),
  report('churn_by', 'Churn by a cut, the same figures as by month.', {
    parameters: [
      {
        ...{ name: 'cut', type: 'text', default: null },
        means:
          'month, owner, first_owner, submitter, office, channel, tier, class, grade, kind, industry, currency, missing, recycled, first_contact, follow_up_cycle or follow_up_length.',
      },
      ...[{ ...asOf, default: null }, timeZone, maturity, ...period('leads obtained'), asKnown, only],
    ],
    columns: [column('value', 'text', 'A value of the cut; null: the leads have none.'), ...counts],
  }),
  report('churn_triangle', 'What had become of each cohort when its leads were so many months old.', {
    parameters: [asOf, timeZone, ...period('leads obtained'), asKnown, only],
    columns: [
      month,
      column('age', 'int', 'Months of age.'),
      count('base', 'Leads that are neither disqualified nor merged.'),
      count('won', 'Of these: won by that age.'),
      count('lost', 'Of these: lost by that age.'),
      count('open', 'Of these: open at that age.'),
    ],
  }),
  report('time_to_order', 'Days from obtaining to the order, by Kaplan and Meier.', {
    parameters: [
      ...[asOf, timeZone, ...period('leads obtained'), asKnown, only],
      {
        ...{ name: 'cut', type: 'text', default: 'null' },
        means: 'Curves by a cut, as in `analytics.churn_by`; null: one of all leads.',
      },
    ],
    columns: [
      column('value', 'text', 'A value of the cut.'),
      column('day', 'int', 'A day on which an order came, counted from the day of obtaining.'),
      count('at_risk', 'Leads of at least that age without an order before, and the lost ones.'),
      count('orders', 'Orders on that day.'),
      count('censored', 'Open leads of that age.'),
      column('not_ordered', 'double precision', 'Share that has no order after that day.'),
    ],
  }),
];
