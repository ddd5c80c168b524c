// Do the leads say what the file said? Totals side by side, and each lead that is unlike its row.
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { api, told } from '../client.ts';
import { money } from '../format.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Loading, Nothing } from '../states.tsx';
import { useReconciliation } from './import-queries.ts';

type Told = Schemas['ReconciliationTold'];
type Done = Extract<Told, { state: 'done' }>;

export const ReconciliationStep = ({ importId }: { readonly importId: string }): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useReconciliation(importId);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('import.reconciliationHow')}</Text>
      {data.state === 'none' && <Nothing sentence={t('import.notReconciled')} />}
      {data.state === 'at_work' && <Text role="status">{t('import.reconciling', { rows: data.rows })}</Text>}
      {data.state === 'failed' && <Alert color="red" variant="outline" role="alert" title={data.because} />}
      {data.state === 'done' && <Found done={data} />}
      {(data.state === 'none' || data.state === 'failed') && <Anew importId={importId} />}
    </Stack>
  );
};

const Anew = ({ importId }: { readonly importId: string }): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const anew = useMutation({
    mutationFn: () =>
      told(api.POST('/v1/imports/{importId}/reconcile', { params: { path: { importId } }, body: {} })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reconciliation', importId] }),
  });
  return (
    <Group>
      <Button variant="default" loading={anew.isPending} onClick={() => anew.mutate()}>
        {t('import.reconcile')}
      </Button>
      {anew.error !== null && <Failed error={anew.error} again={null} />}
    </Group>
  );
};

type Total = Done['found']['totals'][number];
type Unlike = Done['found']['unlike'][number];

const Found = ({ done: { found, unlike } }: { readonly done: Done }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const side = ({ currency }: Total, figure: string): string =>
    currency === null ? Number(figure).toLocaleString(i18n.language) : money(figure, currency, i18n.language);
  const totals: readonly Column<Total>[] = [
    {
      ...{ name: t('import.total'), kind: 'text' },
      of: ({ what, currency }) =>
        `${t(`import.total.${what}`, what)}${currency === null ? '' : ` ${currency}`}`,
    },
    { name: t('import.inFile'), kind: 'text', of: (total) => side(total, total.inTheExport) },
    { name: t('import.inLeads'), kind: 'text', of: (total) => side(total, total.inTheEngine) },
    {
      ...{ name: t('import.same'), kind: 'text' },
      of: ({ inTheExport, inTheEngine }) => (inTheExport === inTheEngine ? '✓' : '≠'),
    },
  ];
  const different: readonly Column<Unlike>[] = [
    {
      ...{ name: t('import.externalId'), kind: 'text', of: ({ externalId }) => externalId },
      show: ({ externalId, leadId, inTheEngine }) =>
        inTheEngine === null ? (
          externalId
        ) : (
          <Link to="/leads/$leadId" params={{ leadId }}>
            {externalId}
          </Link>
        ),
    },
    { name: t('import.total'), kind: 'text', of: ({ what }) => t(`import.unlike.${what}`) },
    { name: t('import.inFile'), kind: 'text', of: ({ inTheExport }) => inTheExport },
    { name: t('import.inLeads'), kind: 'text', of: ({ inTheEngine }) => inTheEngine },
  ];
  return (
    <>
      <Text fw={600} role="status">
        {unlike === 0
          ? t('import.alikeAll', { rows: found.rows })
          : t('import.unlikeSome', { count: unlike })}
      </Text>
      <Text size="sm">{t('import.leftOut', { count: found.leftOut })}</Text>
      <Sheet
        name={t('import.totals')}
        columns={totals}
        rows={found.totals}
        keyOf={({ what, currency }) => `${what} ${currency ?? ''}`}
        file="import-totals"
      />
      {unlike > 0 && (
        <>
          <Title order={3} size="h5">
            {t('import.unlike')}
          </Title>
          <Sheet
            name={t('import.unlike')}
            columns={different}
            rows={found.unlike}
            keyOf={({ externalId, what }) => `${externalId} ${what}`}
            file="import-unlike"
          />
        </>
      )}
    </>
  );
};
