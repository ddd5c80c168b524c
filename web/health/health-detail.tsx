// Which leads are held back, and which machines work? What whoever mends it asks next.
import { Stack, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';

type Detail = NonNullable<Schemas['Health']['detail']>;
type Parked = Detail['parked'][number];
type Worker = Detail['workers'][number];

export const HealthDetail = ({ detail: { parked, workers } }: { readonly detail: Detail }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const leads: readonly Column<Parked>[] = [
    {
      ...{ name: t('health.lead'), kind: 'text', of: ({ leadId }) => leadId },
      show: ({ leadId }) => <LeadLink leadId={leadId} />,
    },
    { name: t('health.consumer'), kind: 'text', of: ({ consumer }) => consumer },
    { name: t('health.waitsFor'), kind: 'text', of: ({ kind }) => t(`health.kind.${kind}`) },
    { name: t('health.since'), kind: 'text', of: ({ since }) => instant(since, i18n.language) },
    { name: t('health.events'), kind: 'count', of: ({ waiting }) => waiting },
    { name: t('health.because'), kind: 'text', of: ({ because }) => because },
  ];
  const machines: readonly Column<Worker>[] = [
    { name: t('health.machine'), kind: 'text', of: ({ identity }) => identity },
    { name: t('health.works'), kind: 'text', of: ({ kind }) => t(`health.works.${kind}`) },
    {
      name: t('health.polled'),
      kind: 'text',
      of: ({ lastPolledAt }) => instant(lastPolledAt, i18n.language),
    },
    { name: t('health.version.build'), kind: 'text', of: ({ build }) => build },
  ];
  return (
    <Stack gap="md">
      {parked.length > 0 && (
        <section>
          <Title order={3} size="h5">
            {t('health.part.parked')}
          </Title>
          <Sheet
            {...{ name: t('health.part.parked'), file: 'parked-leads', columns: leads, rows: parked }}
            keyOf={({ leadId, consumer }) => `${leadId} ${consumer}`}
          />
        </section>
      )}
      <section>
        <Title order={3} size="h5">
          {t('health.part.workers')}
        </Title>
        <Sheet
          {...{ name: t('health.part.workers'), file: 'workers', columns: machines, rows: workers }}
          keyOf={({ identity, kind }) => `${identity} ${kind}`}
        />
      </section>
    </Stack>
  );
};
