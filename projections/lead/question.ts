// What is asked of a report: as of when, over which time, of which leads?
import { filterText } from './filter.ts';
import type { LeadFilter } from './filter.ts';

export interface ReportQuestion {
  /** What had happened by then (UTC instant, inclusive). */
  readonly asOf: string;
  /** What was known by then; null takes all that is known. */
  readonly asKnown: string | null;
  /** Period `[from, to)`; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly only: LeadFilter;
}

/** Values of `asOf`, from, to, `asKnown` and the filter, in this order; in SQL `withPeriod` names them. */
export const valuesOf = ({ asOf, asKnown, from, to, only }: ReportQuestion): readonly string[] => [
  ...[asOf, from ?? '-infinity', to ?? 'infinity', asKnown ?? 'infinity', filterText(only)],
];

export const withPeriod =
  'as_of => $1::timestamptz, from_instant => $2::timestamptz, to_instant => $3::timestamptz, as_known => $4::timestamptz, which => read.which($5::jsonb)';
