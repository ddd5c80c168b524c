// How is a part of a playbook laid out whose fields only its file names? Groups of one kind as a table, all else as terms and values.
import { Code, Table, Text } from '@mantine/core';
import type { JSX } from 'react';
import { valueAt } from '../value-at.ts';
import { columnsOf, isGroup, lineOf, partsOf } from './parts.ts';

interface LaidProps {
  /** What it is of, for who does not see it. */
  readonly name: string;
  readonly value: unknown;
}

export const Laid = ({ name, value }: LaidProps): JSX.Element => {
  if (Array.isArray(value)) {
    const columns = columnsOf(value);
    return columns === null ? (
      <Text size="sm">{lineOf(value)}</Text>
    ) : (
      <Grid name={name} columns={columns} rows={value.map((row, index) => [String(index + 1), row])} />
    );
  }
  const parts = partsOf(value);
  const columns = parts.length < 2 ? null : columnsOf(parts.map(([, part]) => part));
  if (columns !== null && areAlike(parts)) return <Grid name={name} columns={columns} rows={parts} />;
  return (
    <dl className="terms">
      {parts.map(([term, part]) => (
        <div key={term}>
          <dt>
            <Code>{term}</Code>
          </dt>
          <dd>{isWide(part) ? <Laid name={`${name}: ${term}`} value={part} /> : lineOf(part)}</dd>
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

interface GridProps {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [string, unknown])[];
}

const Grid = ({ name, columns, rows }: GridProps): JSX.Element => (
  <div className="wide" tabIndex={0} role="region" aria-label={name}>
    <Table withTableBorder verticalSpacing={4} aria-label={name}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {columns.map((column) => (
            <Table.Th key={column} scope="col">
              <Code>{column}</Code>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([head, row]) => (
          <Table.Tr key={head}>
            <Table.Th scope="row" fw={500}>
              <Code>{head}</Code>
            </Table.Th>
            {columns.map((column) => (
              <Table.Td key={column}>{lineOf(valueAt(row, column))}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </div>
);
