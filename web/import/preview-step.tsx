// What would become of the first rows? Decided by the rules, and nothing written; then all are rehearsed, or imported.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Nothing } from '../states.tsx';
import type { Chosen } from './chosen.ts';
import { sendImport } from './send-import.ts';
import type { Look } from './use-look.ts';

interface PreviewStepProps {
  readonly chosen: Chosen;
  readonly look: Look | null;
  readonly begun: (importId: string) => void;
}

export const PreviewStep = ({ chosen, look, begun }: PreviewStepProps): JSX.Element => {
  const { t } = useTranslation();
  // Sent again after a break it is the same import.
  const [ids] = useState(() => ({ rehearsal: crypto.randomUUID(), import: crypto.randomUUID() }));
  const send = useMutation({
    mutationFn: (dryRun: boolean) =>
      sendImport({ ...{ ...chosen, dryRun }, importId: dryRun ? ids.rehearsal : ids.import }),
    onSuccess: ({ importId }) => begun(importId),
  });
  if (look === null || chosen.file === null)
    return (
      <Nothing sentence={t('import.lookFirst')}>
        <Link to="/import" search={{}}>
          {t('import.step.choose')}
        </Link>
      </Nothing>
    );
  return (
    <Stack gap="sm">
      <Text size="sm">{t('import.previewHow', { count: look.rows.length })}</Text>
      <Rehearsed rows={look.rows} />
      <Group gap="sm">
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate(true)}>
          {t('import.rehearseAll')}
        </Button>
        <Button loading={send.isPending} onClick={() => send.mutate(false)}>
          {t('import.begin')}
        </Button>
      </Group>
      {send.isPending && <Text role="status">{t('import.sending')}</Text>}
      {send.error !== null && <Failed error={send.error} again={null} />}
    </Stack>
  );
};

type Row = Look['rows'][number];
const colours = { lead: 'teal.9', 'there already': 'gray.8', repeated: 'gray.8', rejected: 'red.9' } as const;

const Rehearsed = ({ rows }: { readonly rows: readonly Row[] }): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const columns: readonly Column<Row>[] = [
    { name: t('import.row'), kind: 'text', of: ({ row }) => String(row) },
    { name: t('import.externalId'), kind: 'text', of: ({ externalId }) => externalId },
    {
      ...{ name: t('import.becomes'), kind: 'text', of: ({ becomes }) => t(`import.becomes.${becomes}`) },
      show: ({ becomes }) => <Badge color={colours[becomes]}>{t(`import.becomes.${becomes}`)}</Badge>,
    },
    { name: t('import.customer'), kind: 'text', of: ({ lead }) => lead?.customer ?? null },
    {
      ...{ name: t('import.stage'), kind: 'text' },
      of: ({ lead }) => (lead === null ? null : t(`place.${lead.stage}`)),
    },
    {
      ...{ name: t('import.owner'), kind: 'text' },
      of: ({ lead }) => (lead?.owner == null ? null : names.person(lead.owner)),
    },
    { name: t('import.amount'), kind: 'money', of: ({ lead }) => lead?.amount ?? null },
    { name: t('import.events'), kind: 'count', of: ({ lead }) => lead?.events ?? null },
    {
      ...{ name: t('import.reason'), kind: 'text' },
      of: ({ column, reason }) => (reason === null ? null : `${column ?? ''}: ${reason}`),
      show: ({ column, reason }) =>
        reason === null ? null : (
          <span className="told">
            {column}: {reason}
          </span>
        ),
    },
  ];
  return (
    <Sheet
      name={t('import.step.preview')}
      columns={columns}
      rows={rows}
      keyOf={({ row }) => String(row)}
      file="import-preview"
    />
  );
};
