// How does a table become a file of the reader's? As CSV, with the columns, rows and words that are shown.
import type { Column } from './column.ts';
import { csvOf } from './csv.ts';
import { saveFile } from './save-file.ts';

interface Shown<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly language: string;
}

/** @param file its name, as in `churn-by-owner` */
export const saveSheet = <Row>(file: string, { columns, rows, language }: Shown<Row>): void => {
  const text = csvOf(columns, rows, language);
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), file, 'csv');
};
