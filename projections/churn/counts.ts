// How are leads counted for churn? The same figures in every table of it, with what was left out.

/** Rates are shares from 0 to 1; null where there is nothing to divide by. */
export interface ChurnCounts {
  readonly obtained: number;
  readonly leftOut: {
    readonly disqualified: number;
    readonly disqualifiedAfterAssignment: number;
    readonly merged: number;
    readonly mergedAfterAssignment: number;
  };
  readonly base: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  /** Of `won` and `lost`: outcomes whose date an import only implied. */
  readonly estimated: { readonly won: number; readonly lost: number };
  /** Of the base: old enough for the matured reading; and of these, lost or open. */
  readonly mature: number;
  readonly matureChurned: number;
  readonly allIn: number | null;
  readonly strict: number | null;
  readonly matured: number | null;
}

/** As `read.churn` and `read.churn_by` give it. */
export interface CountsRow {
  readonly obtained: string;
  readonly disqualified: string;
  readonly disqualified_after_assignment: string;
  readonly merged: string;
  readonly merged_after_assignment: string;
  readonly base: string;
  readonly won: string;
  readonly lost: string;
  readonly open: string;
  readonly won_estimated: string;
  readonly lost_estimated: string;
  readonly mature: string;
  readonly mature_churned: string;
  readonly all_in: string | null;
  readonly strict: string | null;
  readonly matured: string | null;
}

export const countsOf = (row: CountsRow): ChurnCounts => ({
  obtained: Number(row.obtained),
  leftOut: {
    disqualified: Number(row.disqualified),
    disqualifiedAfterAssignment: Number(row.disqualified_after_assignment),
    merged: Number(row.merged),
    mergedAfterAssignment: Number(row.merged_after_assignment),
  },
  base: Number(row.base),
  won: Number(row.won),
  lost: Number(row.lost),
  open: Number(row.open),
  estimated: { won: Number(row.won_estimated), lost: Number(row.lost_estimated) },
  mature: Number(row.mature),
  matureChurned: Number(row.mature_churned),
  allIn: shareOf(row.all_in),
  strict: shareOf(row.strict),
  matured: shareOf(row.matured),
});

export const shareOf = (value: string | null): number | null => (value === null ? null : Number(value));

export const noLeads: ChurnCounts = {
  obtained: 0,
  leftOut: { disqualified: 0, disqualifiedAfterAssignment: 0, merged: 0, mergedAfterAssignment: 0 },
  ...{ base: 0, won: 0, lost: 0, open: 0, mature: 0, matureChurned: 0 },
  estimated: { won: 0, lost: 0 },
  ...{ allIn: null, strict: null, matured: null },
};
