// How far do leads come, which share goes on, and which ways do they take, backwards and out among them?
import { SegmentedControl, Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { askedAmong } from '../address/address-words.ts';
import { Definitions } from './definitions.tsx';
import { FunnelFigures } from './funnel-figures.tsx';
import { MoveFigure } from './move-figure.tsx';
import { ReportPage } from './report-page.tsx';
import { useFunnel, useMoves } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

const readings = ['cohort', 'entering'] as const;

export const FunnelPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const reading = askedAmong(readings, 'cohort', ['reading', asked.reading]);
  const funnel = useFunnel(asked);
  const moves = useMoves(asked);
  return (
    <ReportPage title={t('page.funnel')}>
      <SegmentedControl
        aria-label={t('reports.reading')}
        value={reading}
        data={readings.map((value) => ({ value, label: t(`reading.${value}`) }))}
        onChange={(value) => ask('reading', value === 'cohort' ? null : value)}
      />
      <ToldReport asked={funnel}>
        {(data) => (
          <Stack gap="lg">
            <ToldTime time={data} />
            <FunnelFigures funnel={data} />
          </Stack>
        )}
      </ToldReport>
      <ToldReport asked={moves}>{(data) => <MoveFigure moves={data} />}</ToldReport>
      <Definitions
        of={['entered', 'leftOut', 'reached', 'reachedNext', 'conversion', 'here', 'moves']}
        document="how-to/follow-the-funnel.md"
      />
    </ReportPage>
  );
};
