// How do changes of a playbook read? Where, of which kind, and both sides as they are written.
import { Code, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { lineOf } from './parts.ts';

type Change = Schemas['PlaybookChange'];

interface ChangeSheetProps {
  readonly name: string;
  readonly changes: readonly Change[];
}

export const ChangeSheet = ({ name, changes }: ChangeSheetProps): JSX.Element => {
  const { t } = useTranslation();
  const columns: readonly Column<Change>[] = [
    {
      name: t('playbook.path'),
      kind: 'text',
      of: ({ path }) => path,
      show: ({ path }) => <Code>{path}</Code>,
    },
    { name: t('playbook.kind'), kind: 'text', of: ({ kind }) => t(`playbook.kind.${kind}`) },
    {
      name: t('playbook.before'),
      kind: 'text',
      of: ({ before }) => lineOf(before),
      show: ({ before }) => <span className="told">{lineOf(before)}</span>,
    },
    {
      name: t('playbook.after'),
      kind: 'text',
      of: ({ after }) => lineOf(after),
      show: ({ after }) => <span className="told">{lineOf(after)}</span>,
    },
  ];
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {name}
      </Title>
      <Sheet
        name={name}
        columns={columns}
        rows={changes}
        keyOf={({ path, kind }) => `${path} ${kind}`}
        file="playbook-changes"
      />
    </div>
  );
};
