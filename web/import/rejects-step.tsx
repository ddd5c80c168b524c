// Which rows were left out, and why? To be read here, or mended in the file and imported again.
import { Button, Group, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { passOver } from '../pass-over.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Loading, Nothing } from '../states.tsx';
import { useRejected } from './import-queries.ts';

type Rejected = Schemas['RejectedRows']['items'][number];

export const RejectsStep = ({ importId }: { readonly importId: string }): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRejected(importId);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  const rows = data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <Nothing sentence={t('import.noRejects')} />;
  const columns: readonly Column<Rejected>[] = [
    { name: t('import.line'), kind: 'text', of: ({ line }) => String(line) },
    { name: t('import.row'), kind: 'text', of: ({ row }) => String(row) },
    { name: t('import.externalId'), kind: 'text', of: ({ externalId }) => externalId },
    { name: t('import.columnOf'), kind: 'text', of: ({ column }) => column },
    {
      ...{ name: t('import.reason'), kind: 'text', of: ({ reason }) => reason },
      show: ({ reason }) => <span className="told">{reason}</span>,
    },
    {
      ...{ name: t('import.cells'), kind: 'text', of: ({ cells }) => cells.join(' · ') },
      show: ({ cells }) => <span className="told">{cells.join(' · ')}</span>,
    },
  ];
  return (
    <Stack gap="sm">
      <Text size="sm">{t('import.rejectsHow')}</Text>
      <Group>
        <Button component="a" variant="default" href={`/v1/imports/${importId}/rejects`} download>
          {t('import.rejectsFile')}
        </Button>
      </Group>
      <Sheet
        name={t('import.step.rejects')}
        columns={columns}
        rows={rows}
        keyOf={({ row }) => String(row)}
        file="import-rejects"
      />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => passOver(fetchNextPage())}>
          {t('state.more')}
        </Button>
      )}
    </Stack>
  );
};
