// What do reports in SQL take and give? The same parameters under the same names, handed on to the façade.
import type { Column, Parameter, Report } from './relation.ts';

export const asOf: Parameter = {
  ...{ name: 'as_of', type: 'timestamptz', default: 'now()' },
  means: 'What had happened by then, that instant included.',
};
export const period = (what: string): readonly Parameter[] => [
  {
    ...{ name: 'from_instant', type: 'timestamptz', default: `'-infinity'` },
    means: `The period that counts: ${what} from then on.`,
  },
  {
    ...{ name: 'to_instant', type: 'timestamptz', default: `'infinity'` },
    means: `${what.charAt(0).toUpperCase()}${what.slice(1)} before then.`,
  },
];
export const asKnown: Parameter = {
  ...{ name: 'as_known', type: 'timestamptz', default: `'infinity'` },
  means: 'With what was recorded by then.',
};
export const timeZone: Parameter = {
  ...{ name: 'time_zone', type: 'text', default: `'UTC'` },
  means: 'Zone in which months are cut.',
};
export const only: Parameter = {
  ...{ name: 'which', type: 'jsonb', default: `'{}'` },
  means:
    'Which leads: {"tier": "region", "offices": ["madrid"]}; offices, owner, first_owner, channel, tier, class, grade, kind, industry, currency.',
};

export const column = (name: string, type: Column['type'], means: string): Column => ({ name, type, means });
export const count = (name: string, means: string): Column => column(name, 'bigint', means);
export const month = column('month', 'date', 'First day of the month; null: all months together.');
export const stage = column('stage', 'text', 'The stage.');

/** `as_of => funnel.as_of, …`: every parameter handed on under its own name, the filter as reports take it. */
const handedOn = (report: string, parameters: readonly Parameter[]): string =>
  parameters
    .map(({ name }) =>
      name === 'which' ? `which => read.which(${report}.which)` : `${name} => ${report}.${name}`,
    )
    .join(', ');

export const report = (
  name: string,
  means: string,
  { parameters, columns }: Pick<Report, 'parameters' | 'columns'>,
): Report => ({
  ...{ name, means, parameters, columns },
  query: `select ${columns.map((one) => `r.${one.name}`).join(', ')} from read.${name}(${handedOn(name, parameters)}) r`,
});

export const percentiles = (of: string, words: string): readonly Column[] =>
  ['p50', 'p80', 'p90', 'p95'].map((share) =>
    column(
      `${of}_${share}`,
      'double precision',
      `${share} of their ${words}, in milliseconds; null: there are none.`,
    ),
  );
