// How good is what each channel, or each submitter, brings?
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { CutChoice, cutIn } from './cut-choice.tsx';
import { Definitions } from './definitions.tsx';
import { QualityFigure } from './quality-figure.tsx';
import { ReportPage } from './report-page.tsx';
import { useQuality } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

const cuts = ['channel', 'channel_kind', 'submitter'] as const;

export const QualityPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  const cut = cutIn(asked.by, cuts, 'channel');
  return (
    <ReportPage title={t('page.quality')}>
      <CutChoice cuts={cuts} chosen={cut} usual="channel" />
      <ToldReport asked={useQuality(asked)}>
        {(data) => (
          <>
            <ToldTime time={data} />
            <QualityFigure rows={data.rows} cut={cut} />
          </>
        )}
      </ToldReport>
      <Definitions
        of={['completeShare', 'goodShare', 'verifiedShare', 'refutedShare', 'wonShare', 'leftOut', 'base']}
        document="explanation/evaluation.md"
      />
    </ReportPage>
  );
};
