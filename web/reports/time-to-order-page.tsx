// How many days does it take until an order, when many leads are still open and many never get one?
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { CutChoice, cutIn } from './cut-choice.tsx';
import { Definitions } from './definitions.tsx';
import { OrderCurves } from './order-curves.tsx';
import { ReportPage } from './report-page.tsx';
import { useTimeToOrder } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

const cuts = [
  ...(['all', 'month', 'owner', 'office', 'channel', 'tier', 'class', 'grade', 'kind', 'industry'] as const),
  ...(['first_contact', 'follow_up_cycle'] as const),
] as const;

export const TimeToOrderPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  const cut = cutIn(asked.by, cuts, 'all');
  return (
    <ReportPage title={t('page.timeToOrder')}>
      <CutChoice cuts={cuts} chosen={cut} usual="all" />
      <ToldReport asked={useTimeToOrder(asked)}>
        {(data) => (
          <>
            <ToldTime time={data} />
            <OrderCurves told={data} />
          </>
        )}
      </ToldReport>
      <Definitions
        of={['ordered', 'p25', 'p50', 'p75', 'base', 'censored']}
        document="how-to/read-churn.md"
      />
    </ReportPage>
  );
};
