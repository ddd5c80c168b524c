// What could anybody ask of a report? Instants, periods and filters over lives that take a year or so.
import fc from 'fast-check';
import { hour, monday } from '../support/domain-world.ts';
import type { Asked } from './stay-oracle.ts';

/** Some instant of the lives; more often near their beginning. */
const instant = fc
  .oneof(fc.integer({ min: -24, max: 24 * 30 }), fc.integer({ min: 0, max: 24 * 500 }))
  .map((hours) => new Date(monday + hours * hour).toISOString());

const asked: fc.Arbitrary<Asked> = fc.record({
  asOf: fc.oneof(instant, fc.constant('2035-01-01T00:00:00.000Z')),
  asKnown: fc.option(instant),
  from: fc.option(instant),
  to: fc.option(instant),
  offices: fc.option(fc.subarray(['london', 'emea', 'hq'], { minLength: 1 }), { freq: 2 }),
  only: fc.record(
    {
      owner: fc.constantFrom('ben', 'rex', 'mia'),
      firstOwner: fc.constantFrom('ben', 'rex'),
      channel: fc.constantFrom('fair', 'web'),
      tier: fc.constantFrom('rep_office', 'region', 'headquarters'),
      class: fc.constantFrom('preliminary', 'credible'),
      grade: fc.constantFrom('A', 'B', 'C', 'D'),
      kind: fc.constantFrom('lead', 'opportunity'),
      industry: fc.constantFrom('manufacturing', 'logistics'),
      currency: fc.constantFrom('USD', 'EUR'),
    },
    { requiredKeys: [] },
  ),
});

/** Half of the questions ask for all leads: of few leads few are left when many filters hold. */
const lessOf = (one: Asked, number: number): Asked =>
  number % 2 === 0
    ? { ...one, offices: null, only: {} }
    : { ...one, only: Object.fromEntries(Object.entries(one.only).slice(0, 2)) };

/** One to four. */
export const questions: fc.Arbitrary<readonly Asked[]> = fc
  .array(asked, { minLength: 1, maxLength: 4 })
  .map((several) => several.map(lessOf));

/** Figures to six places: a sum has no order of its own in SQL. */
export const near = (report: unknown): unknown =>
  JSON.parse(
    JSON.stringify(report, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(6)) : value,
    ),
  );
