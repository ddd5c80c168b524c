// How do real leads come into the demo? The sample export of a CRM, by the import that users have.
import type { Engine } from '../../doors/engine.ts';
import type { ImportReport } from '../../doors/import/import-report.ts';
import { readMapping } from '../../doors/import/mapping.ts';
import { runImport } from '../../doors/import/run-import.ts';
import type { ImportOrder } from '../../doors/import/run-import.ts';
import { patiently } from './patience.ts';
import { exampleFile } from './theatre.ts';

export interface SampleOrder {
  /** Rows to import at most; null imports all. */
  readonly limit: number | null;
  /** Parts these leads from those of other runs on the same servers; null where the servers are the demo's own. */
  readonly apart: string | null;
  readonly onRow: (rows: number) => void;
}

/** The import leaves room for the people who play at the same time. */
const concurrency = 8;
const importer = 'ines-okafor';

/** Every row of the sample is good: one that a lead refused met a server that was coming up. */
const runsAtMost = 3;

/** An import that a killed server broke off is run again: it goes on where it stopped. */
export const importSample = async (
  engine: Engine,
  { limit, apart, onRow }: SampleOrder,
): Promise<ImportReport> => {
  const mapping = await readMapping(exampleFile('crm-export.mapping.yaml'));
  const order: ImportOrder = {
    file: exampleFile('crm-leads.csv'),
    activitiesFile: exampleFile('crm-activities.csv'),
    mapping: apart === null ? mapping : { ...mapping, system: `${mapping.system}-${apart}` },
    rejectsFile: null,
    personId: importer,
    dryRun: false,
    limit,
    concurrency,
    onRow,
    onNotice: () => undefined, // the demo itself tells of servers that are away
  };
  for (let runs = 1; ; runs += 1) {
    const report = await patiently(() => runImport(engine, order));
    if (report.rejected === 0 || runs === runsAtMost) return report;
  }
};
