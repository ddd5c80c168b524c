// What came of the import? Counts that add up, each with what it counts.
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';

type Report = NonNullable<Schemas['ImportTold']['report']>;

interface Row {
  readonly what: string;
  readonly count: number;
}

export const ReportSheet = ({ report }: { readonly report: Report }): JSX.Element => {
  const { t } = useTranslation();
  const columns: readonly Column<Row>[] = [
    { name: t('import.count'), kind: 'text', of: ({ what }) => what },
    { name: t('import.rows'), kind: 'count', of: ({ count }) => count },
  ];
  const { rows, imported, alreadyThere, rejected, repeated, suspected, byOutcome, activities } = report;
  const counts: readonly (readonly [string, number])[] = [
    ['import.count.rows', rows],
    [report.dryRun ? 'import.count.wouldImport' : 'import.count.imported', imported],
    ['import.count.alreadyThere', alreadyThere],
    ['import.count.rejected', rejected],
    ['import.count.repeated', repeated],
    ['import.count.suspected', suspected],
    ['import.count.won', byOutcome.won],
    ['import.count.lost', byOutcome.lost],
    ['import.count.open', byOutcome.open],
    ['import.count.activities', activities.read],
    ['import.count.activitiesOfNoLead', activities.ofNoLead],
  ];
  return (
    <Sheet
      name={t('import.report')}
      columns={columns}
      rows={counts.map(([what, count]) => ({ what: t(what), count }))}
      keyOf={({ what }) => what}
      file="import-report"
    />
  );
};
