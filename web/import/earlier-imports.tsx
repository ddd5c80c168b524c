// Which imports were made before? Each leads to how far it has come, so that one that was broken off can go on.
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed } from '../states.tsx';
import { useImports } from './import-queries.ts';

type Import = Schemas['ImportTold'];

export const EarlierImports = (): JSX.Element | null => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { data, error, refetch } = useImports();
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  const columns: readonly Column<Import>[] = [
    {
      ...{ name: t('import.made'), kind: 'text', of: ({ madeAt }) => instant(madeAt, i18n.language) },
      show: ({ importId, madeAt }) => (
        <Link to="/import" search={{ step: 'progress', import: importId }}>
          {instant(madeAt, i18n.language)}
        </Link>
      ),
    },
    { name: t('import.by'), kind: 'text', of: ({ author }) => names.person(author) },
    {
      ...{ name: t('import.what'), kind: 'text' },
      of: ({ dryRun }) => t(dryRun ? 'import.isRehearsal' : 'import.isImport'),
    },
    { name: t('import.state'), kind: 'text', of: ({ state }) => t(`import.state.${state}`) },
    { name: t('import.rows'), kind: 'count', of: ({ done }) => done },
    { name: t('import.count.rejected'), kind: 'count', of: ({ report }) => report?.rejected ?? null },
  ];
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {t('import.earlier')}
      </Title>
      <Sheet
        name={t('import.earlier')}
        columns={columns}
        rows={data.items}
        keyOf={({ importId }) => importId}
        file="imports"
      />
    </div>
  );
};
