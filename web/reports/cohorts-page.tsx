// What had become of each month's leads when they were one month old, two, three …? A triangle, the warmer the more was lost.
import { SegmentedControl } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { askedAmong } from '../address/address-words.ts';
import { Definitions } from './definitions.tsx';
import { ReportPage } from './report-page.tsx';
import { useTriangle } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { TriangleFigure } from './triangle-figure.tsx';
import { useAsked } from './use-asked.ts';

const shown = ['lost', 'won', 'open'] as const;

export const CohortsPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const what = askedAmong(shown, 'lost', ['reading', asked.reading]);
  return (
    <ReportPage title={t('page.cohorts')}>
      <SegmentedControl
        aria-label={t('reports.reading')}
        value={what}
        data={shown.map((value) => ({ value, label: t(`triangle.${value}`) }))}
        onChange={(value) => ask('reading', value === 'lost' ? null : value)}
      />
      <ToldReport asked={useTriangle(asked)}>
        {(data) => (
          <>
            <ToldTime time={data} />
            <TriangleFigure triangle={data} what={what} />
          </>
        )}
      </ToldReport>
      <Definitions of={['triangle', 'age', 'base']} document="how-to/read-churn.md" />
    </ReportPage>
  );
};
