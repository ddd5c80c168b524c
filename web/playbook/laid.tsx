// How is a part of a playbook laid out whose fields only its file names? Groups of one kind as a table, all else as terms and values.
import { Code, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { valueAt } from '../value-at.ts';
import { columnsOf, isGroup, lineOf, partsOf } from './parts.ts';

interface LaidProps {
  /** What it is of, for who does not see it. */
  readonly name: string;
  /** Name of its file when it is saved. */
  readonly file: string;
  readonly value: unknown;
}

/** What it is called, and what it says. */
type Row = readonly [entry: string, row: unknown];

export const Laid = ({ name, file, value }: LaidProps): JSX.Element => {
  if (Array.isArray(value)) {
    const fields = columnsOf(value);
    return fields === null ? (
      <Text size="sm">{lineOf(value)}</Text>
    ) : (
      <Grid {...{ name, file }} fields={fields} rows={value.map((row, index) => [String(index + 1), row])} />
    );
  }
  const parts = partsOf(value);
  const fields = parts.length < 2 ? null : columnsOf(parts.map(([, part]) => part));
  if (fields !== null && areAlike(parts)) return <Grid {...{ name, file }} fields={fields} rows={parts} />;
  return (
    <dl className="terms">
      {parts.map(([term, part]) => (
        <div key={term}>
          <dt>
            <Code>{term}</Code>
          </dt>
          <dd>
            {isWide(part) ? (
              <Laid name={`${name}: ${term}`} file={`${file}-${term}`} value={part} />
            ) : (
              lineOf(part)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** Whether most fields stand in most of them: otherwise a table would be full of holes. */
const areAlike = (parts: readonly (readonly [string, unknown])[]): boolean => {
  const columns = columnsOf(parts.map(([, part]) => part)) ?? [];
  const told = parts.reduce((sum, [, part]) => sum + partsOf(part).length, 0);
  return columns.length > 0 && told * 2 > columns.length * parts.length;
};

const isWide = (part: unknown): boolean => {
  if (Array.isArray(part)) return columnsOf(part) !== null;
  return isGroup(part) && partsOf(part).some(([, inner]) => isGroup(inner));
};

interface GridProps extends Omit<LaidProps, 'value'> {
  readonly fields: readonly string[];
  readonly rows: readonly Row[];
}

const Grid = ({ name, file, fields, rows }: GridProps): JSX.Element => {
  const { t } = useTranslation();
  const columns: readonly Column<Row>[] = [
    {
      ...{ name: t('playbook.entry'), kind: 'text', of: ([entry]) => entry },
      show: ([entry]) => <Code>{entry}</Code>,
    },
    ...fields.map((field): Column<Row> => ({
      ...{ name: field, kind: 'text', of: ([, row]) => lineOf(valueAt(row, field)) },
    })),
  ];
  return <Sheet {...{ name, file, columns, rows }} keyOf={([entry]) => entry} />;
};
