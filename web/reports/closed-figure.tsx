// How did outcomes go from month to month: orders, losses, and the share of losses, by the month of the outcome?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { percentOf, percentShown } from './percent.ts';

export const ClosedFigure = ({ churn }: { readonly churn: Schemas['Churn'] }): JSX.Element => {
  const { t } = useTranslation();
  const { closed, closedTotal } = churn;
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ good, bad, text }) => ({
        grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: 'same' },
        legend: { top: 0 },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: closed.map(({ month }) => month ?? '') },
        yAxis: [
          { type: 'value', minInterval: 1 },
          { type: 'value', max: 100, axisLabel: { formatter: '{value} %' }, splitLine: { show: false } },
        ],
        series: [
          {
            ...{ type: 'bar', stack: 'outcome', name: t('place.won'), itemStyle: { color: good } },
            data: closed.map(({ won }) => won),
          },
          {
            ...{ type: 'bar', stack: 'outcome', name: t('place.lost'), itemStyle: { color: bad } },
            data: closed.map(({ lost }) => lost),
          },
          {
            ...{ type: 'line', name: t('column.closed'), yAxisIndex: 1, color: text, symbolSize: 7 },
            tooltip: { valueFormatter: percentShown },
            data: closed.map(({ rate }) => percentOf(rate)),
          },
        ],
      }),
    [closed, t],
  );
  return (
    <Figure
      name={t('churn.closed')}
      file="churn-by-month-closed"
      columns={[
        { name: t('column.month'), kind: 'text', of: ({ month }) => month ?? t('reports.together') },
        { name: t('place.won'), kind: 'count', of: ({ won }) => won },
        { name: t('place.lost'), kind: 'count', of: ({ lost }) => lost },
        { name: t('column.closed'), kind: 'share', of: ({ rate }) => rate },
        {
          ...{ name: t('column.estimated'), kind: 'count' },
          of: ({ estimated }) => estimated.won + estimated.lost,
        },
      ]}
      rows={closed}
      foot={[closedTotal]}
      keyOf={({ month }) => month ?? ''}
      option={option}
    />
  );
};
