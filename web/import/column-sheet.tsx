// Which columns does the mapping ask for, and which of them are in the file? And which does the file have besides?
import { Badge, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';

type Columns = Schemas['ImportColumns'];

interface Row {
  readonly field: string | null;
  readonly asked: string | null;
  readonly found: string | null;
  readonly state: 'found' | 'missing' | 'absent' | 'unmapped' | 'unknown';
}

const colours = {
  found: 'teal.9',
  missing: 'red.9',
  absent: 'gray.8',
  unmapped: 'gray.8',
  unknown: 'violet.9',
} as const;

interface ColumnSheetProps {
  readonly name: string;
  readonly columns: Columns;
}

export const ColumnSheet = ({ name, columns }: ColumnSheetProps): JSX.Element => {
  const { t } = useTranslation();
  const told: readonly Column<Row>[] = [
    { name: t('import.field'), kind: 'text', of: ({ field }) => field },
    { name: t('import.asked'), kind: 'text', of: ({ asked }) => asked },
    {
      ...{ name: t('import.state'), kind: 'text', of: ({ state }) => t(`import.column.${state}`) },
      show: ({ state }) => <Badge color={colours[state]}>{t(`import.column.${state}`)}</Badge>,
    },
    {
      ...{ name: t('import.found'), kind: 'text', of: ({ found }) => found },
      show: ({ found }) => (found === null ? null : <span className="told">{found}</span>),
    },
  ];
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {name}
      </Title>
      <Sheet
        name={name}
        columns={told}
        rows={rowsOf(columns)}
        keyOf={({ field, found }) => `${field ?? ''} ${found ?? ''}`}
        file="import-columns"
      />
    </div>
  );
};

/** What needs to be looked at comes first. */
const order = ['missing', 'unknown', 'absent', 'found', 'unmapped'] as const;

const rowsOf = ({ fields, unknown }: Columns): readonly Row[] => {
  const rows = [
    ...fields.map(({ field, asked, found, isNeeded }): Row => {
      if (found !== null) return { field, asked, found, state: 'found' };
      if (isNeeded) return { field, asked, found, state: 'missing' };
      return { field, asked, found, state: asked === null ? 'unmapped' : 'absent' };
    }),
    ...unknown.map((found): Row => ({ field: null, asked: null, found, state: 'unknown' })),
  ];
  return rows.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
};
