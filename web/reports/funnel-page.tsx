// How far do leads come, and which share of those that reach a stage reaches the next?
import { SegmentedControl, Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading } from '../states.tsx';
import { Definitions } from './definitions.tsx';
import { FunnelFigures } from './funnel-figures.tsx';
import { ReportPage } from './report-page.tsx';
import { useFunnel } from './report-queries.ts';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

const readings = ['cohort', 'entering'] as const;

export const FunnelPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const { data, error, refetch } = useFunnel(asked);
  return (
    <ReportPage title={t('page.funnel')}>
      <SegmentedControl
        aria-label={t('reports.reading')}
        value={asked.reading ?? 'cohort'}
        data={readings.map((value) => ({ value, label: t(`reading.${value}`) }))}
        onChange={(value) => ask('reading', value === 'cohort' ? null : value)}
      />
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <Stack gap="lg">
          <ToldTime time={data} />
          <FunnelFigures funnel={data} />
        </Stack>
      )}
      <Definitions
        of={['entered', 'leftOut', 'reached', 'reachedNext', 'conversion', 'here']}
        document="how-to/follow-the-funnel.md"
      />
    </ReportPage>
  );
};
