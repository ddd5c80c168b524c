// What came of an import? Counts that add up, and the first of what was left out.
import type { EarlierRow } from './earlier-rows.ts';
import type { LeadRow } from './lead-row.ts';
import type { Reject } from './rejects.ts';

/** How a row stands in the export: ended, or open. */
export type StageOutcome = 'won' | 'lost' | 'open';

/** As many rejects as the report itself lists; the rejects file has all. */
const listed = 20;

export interface ImportReport {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly imported: number;
  readonly alreadyThere: number;
  readonly rejected: number;
  /** Rows with the id of an earlier row of the file: they count once, and are not imported. */
  readonly repeated: number;
  /** Rows with the company and product of an earlier row, or of a lead that is there: imported, and marked as suspected. */
  readonly suspected: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly byOutcome: Readonly<Record<StageOutcome, number>>;
  readonly activities: { readonly read: number; readonly imported: number; readonly ofNoLead: number };
  readonly events: number;
  readonly ignoredColumns: readonly string[];
  readonly rejects: readonly Reject[];
  readonly seconds: number;
}

/** What is counted while the rows go by. */
export class ImportCounter {
  rows = 0;
  imported = 0;
  alreadyThere = 0;
  rejected = 0;
  repeated = 0;
  suspected = 0;
  activities = 0;
  events = 0;
  readonly #byStage = new Map<string, number>();
  readonly #byOutcome: Record<StageOutcome, number> = { won: 0, lost: 0, open: 0 };
  readonly #rejects: Reject[] = [];

  /** A row that was read well; whether the lead was there already is counted apart. */
  countRow({ stage, stageWord }: LeadRow, earlier: EarlierRow | null): void {
    if (earlier?.because === 'same id') {
      this.repeated += 1;
      return;
    }
    if (earlier !== null) this.suspected += 1;
    const word = stageWord ?? '(none)';
    this.#byStage.set(word, (this.#byStage.get(word) ?? 0) + 1);
    this.#byOutcome[stage === 'won' || stage === 'lost' ? stage : 'open'] += 1;
  }

  countReject(reject: Reject): void {
    this.rejected += 1;
    if (this.#rejects.length < listed) this.#rejects.push(reject);
  }

  report(rest: Pick<ImportReport, 'dryRun' | 'activities' | 'ignoredColumns' | 'seconds'>): ImportReport {
    const { rows, imported, alreadyThere, rejected, repeated, suspected, events } = this;
    return {
      ...{ dryRun: rest.dryRun, rows, imported, alreadyThere, rejected, repeated, suspected },
      byStage: Object.fromEntries([...this.#byStage].sort(([a], [b]) => a.localeCompare(b))),
      byOutcome: this.#byOutcome,
      activities: rest.activities,
      events,
      ignoredColumns: rest.ignoredColumns,
      rejects: this.#rejects,
      seconds: rest.seconds,
    };
  }
}
