// How long do leads stay in each stage, how often do they go back, and how long have the open ones stood there?
import { Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AgingFigure } from './aging-figure.tsx';
import { Definitions } from './definitions.tsx';
import { DwellFigure } from './dwell-figure.tsx';
import { GoingBackFigure } from './going-back-figure.tsx';
import { ReportPage } from './report-page.tsx';
import { useDwell } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

export const DwellPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  return (
    <ReportPage title={t('page.dwell')}>
      <ToldReport asked={useDwell(asked)}>
        {(data) => (
          <Stack gap="lg">
            <ToldTime time={data} />
            <AgingFigure aging={data.aging} />
            <DwellFigure name={t('dwell.visits')} file="dwell-of-visits" rows={data.visits} />
            <DwellFigure name={t('dwell.leads')} file="dwell-of-leads" rows={data.leads} />
            <GoingBackFigure rows={data.goingBack} />
          </Stack>
        )}
      </ToldReport>
      <Definitions
        of={['oldest', 'completed', 'ofLength0', 'worked', 'openVisits', 'goneBack', 'backRate']}
        document="how-to/follow-the-funnel.md"
      />
    </ReportPage>
  );
};
