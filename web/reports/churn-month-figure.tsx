// How did churn go from month to month, by the month in which leads were obtained?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { churnColumns } from './churn-columns.ts';
import { percentOf, percentShown } from './percent.ts';

export const ChurnMonthFigure = ({ churn }: { readonly churn: Schemas['Churn'] }): JSX.Element => {
  const { t } = useTranslation();
  const { cohorts, total } = churn;
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ colours, bad, open }) => ({
        grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: 'same' },
        legend: { top: 0 },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: cohorts.map(({ month }) => month ?? '') },
        yAxis: [
          { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } },
          { type: 'value', minInterval: 1, splitLine: { show: false } },
        ],
        series: [
          {
            ...{
              type: 'bar',
              name: t('column.base'),
              yAxisIndex: 1,
              itemStyle: { color: open, opacity: 0.35 },
            },
            data: cohorts.map(({ base }) => base),
          },
          ...(['allIn', 'strict', 'matured'] as const).map((word, at) => ({
            ...{ type: 'line' as const, name: t(`column.${word}`), symbolSize: 7 },
            color: (word === 'strict' ? bad : colours[at]) ?? bad,
            tooltip: { valueFormatter: percentShown },
            data: cohorts.map((cohort) => percentOf(cohort[word])),
          })),
        ],
      }),
    [cohorts, t],
  );
  return (
    <Figure
      name={t('churn.byMonth')}
      file="churn-by-month"
      columns={[
        { name: t('column.month'), kind: 'text', of: ({ month }) => month ?? t('reports.together') },
        ...churnColumns(t),
      ]}
      rows={cohorts}
      foot={[total]}
      keyOf={({ month }) => month ?? ''}
      option={option}
    />
  );
};
