// Why were leads lost?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { spaced } from '../format.ts';
import { shareOf } from './percent.ts';

export const ReasonFigure = ({ churn }: { readonly churn: Schemas['Churn'] }): JSX.Element => {
  const { t } = useTranslation();
  const { reasons } = churn;
  const lost = reasons.reduce((sum, { leads }) => sum + leads, 0);
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ bad, text }) => ({
        grid: { left: 8, right: 40, top: 8, bottom: 8, outerBoundsMode: 'same' },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: { type: 'value', minInterval: 1 },
        yAxis: { type: 'category', inverse: true, data: reasons.map(({ reason }) => reasonShown(reason, t)) },
        series: [
          {
            ...{ type: 'bar', name: t('column.leads'), itemStyle: { color: bad } },
            label: { show: true, position: 'right', color: text },
            data: reasons.map(({ leads }) => leads),
          },
        ],
      }),
    [reasons, t],
  );
  return (
    <Figure
      name={t('churn.reasons')}
      file="churn-reasons"
      height={reasons.length * 28 + 60}
      columns={[
        { name: t('column.reason'), kind: 'text', of: ({ reason }) => reasonShown(reason, t) },
        { name: t('column.leads'), kind: 'count', of: ({ leads }) => leads },
        { name: t('column.shareOfLost'), kind: 'share', of: ({ leads }) => shareOf(leads, lost) },
      ]}
      rows={reasons}
      keyOf={({ reason }) => reason}
      option={option}
    />
  );
};

/** Reasons are words of the playbook: what is not known here is shown as it is written there. */
const reasonShown = (reason: string, t: (key: string, otherwise: string) => string): string =>
  t(`reason.${reason}`, spaced(reason));
