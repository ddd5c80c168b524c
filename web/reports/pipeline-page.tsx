// What lies in the pipeline, and how did it come to that over the last months?
import { SegmentedControl, Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { askedAmong } from '../address/address-words.ts';
import { CutChoice, cutIn } from './cut-choice.tsx';
import { Definitions } from './definitions.tsx';
import { PipelineFigure } from './pipeline-figure.tsx';
import { PipelineOver } from './pipeline-over.tsx';
import { ReportPage } from './report-page.tsx';
import { usePipeline } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

const cuts = [
  ...(['stage', 'tier', 'office', 'owner', 'channel', 'class', 'grade', 'kind', 'industry'] as const),
];

const whiches = ['open', 'all'] as const;

export const PipelinePage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const cut = cutIn(asked.by, cuts, 'stage');
  const which = askedAmong(whiches, 'open', ['which', asked.which]);
  return (
    <ReportPage title={t('page.pipeline')} withPeriod={false}>
      <SegmentedControl
        aria-label={t('reports.which')}
        value={which}
        data={whiches.map((value) => ({ value, label: t(`which.${value}`) }))}
        onChange={(value) => ask('which', value === 'open' ? null : value)}
      />
      <Stack gap="lg">
        <ToldReport asked={usePipeline(asked)}>
          {(data) => (
            <>
              <ToldTime time={data} />
              <CutChoice cuts={cuts} chosen={cut} usual="stage" />
              <PipelineFigure pipeline={data} cut={cut} />
            </>
          )}
        </ToldReport>
        <PipelineOver />
      </Stack>
      <Definitions of={['pipelineLeads', 'amount']} document="how-to/follow-the-funnel.md" />
    </ReportPage>
  );
};
