// How does the share of leads with an order grow with the days? A step curve for all, and for each of the largest values of a cut.
import { useCallback, useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Column } from '../sheet/column.ts';
import { percentOf, percentShown } from './percent.ts';
import type { TimeToOrderTold } from './report-queries.ts';
import { useWordOf } from './use-word-of.ts';

type Lasted = TimeToOrderTold['total'];

/** More curves than these nobody tells apart. */
const curvesAtMost = 6;

export const OrderCurves = ({ told }: { readonly told: TimeToOrderTold }): JSX.Element => {
  const { t } = useTranslation();
  const wordOf = useWordOf();
  const { rows, total, by } = told;
  const nameOf = useCallback(
    ({ value }: Lasted): string =>
      value === null || by === null ? t('reports.together') : wordOf(by, value),
    [by, wordOf, t],
  );
  const drawn = useMemo(
    () => [total, ...[...rows].sort((one, other) => other.base - one.base).slice(0, curvesAtMost)],
    [total, rows],
  );
  const option = useMemo<ChartProps['option']>(
    () => () => ({
      grid: { left: 8, right: 24, top: 48, bottom: 24, outerBoundsMode: 'same' },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis', valueFormatter: percentShown },
      xAxis: {
        ...{ type: 'value', name: t('column.day'), nameLocation: 'middle', nameGap: 26, min: 0 },
      },
      yAxis: { type: 'value', min: 0, axisLabel: { formatter: '{value} %' } },
      series: drawn.map((row, at) => ({
        ...{ type: 'line' as const, step: 'end' as const, showSymbol: false },
        name: nameOf(row),
        lineStyle: { width: at === 0 ? 3 : 1.5 },
        data: [[0, 0], ...row.steps.map(({ day, notOrdered }) => [day, percentOf(1 - notOrdered)])],
      })),
    }),
    [drawn, nameOf, t],
  );
  const columns: readonly Column<Lasted>[] = [
    {
      ...{ name: by === null ? t('reports.which') : t(`by.${by}`), kind: 'text' as const },
      of: (row) => nameOf(row),
    },
    { name: t('column.base'), kind: 'count', of: ({ base }) => base },
    { name: t('place.won'), kind: 'count', of: ({ won }) => won },
    { name: t('place.lost'), kind: 'count', of: ({ lost }) => lost },
    { name: t('column.open'), kind: 'count', of: ({ open }) => open },
    { name: t('column.p25'), kind: 'count', of: ({ p25 }) => p25 },
    { name: t('column.p50'), kind: 'count', of: ({ p50 }) => p50 },
    { name: t('column.p75'), kind: 'count', of: ({ p75 }) => p75 },
    { name: t('column.allIn'), kind: 'share', of: ({ allIn }) => allIn },
  ];
  return (
    <>
      <Figure
        name={t('timeToOrder.name')}
        file="time-to-order"
        height={400}
        {...{ columns, option }}
        rows={rows.length === 0 ? [total] : rows}
        foot={rows.length === 0 ? [] : [total]}
        keyOf={({ value }) => value ?? ''}
        withTable
      />
      <StepFigure steps={total.steps} />
    </>
  );
};

const StepFigure = ({ steps }: { readonly steps: Lasted['steps'] }): JSX.Element => {
  const { t } = useTranslation();
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ good }) => ({
        grid: { left: 8, right: 24, top: 16, bottom: 24, outerBoundsMode: 'same' },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'value', name: t('column.day'), nameLocation: 'middle', nameGap: 26, min: 0 },
        yAxis: { type: 'value', minInterval: 1 },
        series: [
          {
            ...{ type: 'bar', name: t('column.orders'), barWidth: 4, itemStyle: { color: good } },
            data: steps.filter(({ orders }) => orders > 0).map(({ day, orders }) => [day, orders]),
          },
        ],
      }),
    [steps, t],
  );
  return (
    <Figure
      name={t('timeToOrder.steps')}
      file="orders-by-day"
      height={220}
      columns={[
        { name: t('column.day'), kind: 'text', of: ({ day }) => String(day) },
        { name: t('column.atRisk'), kind: 'count', of: ({ atRisk }) => atRisk },
        { name: t('column.orders'), kind: 'count', of: ({ orders }) => orders },
        { name: t('column.censored'), kind: 'count', of: ({ censored }) => censored },
        { name: t('column.ordered'), kind: 'share', of: ({ notOrdered }) => 1 - notOrdered },
      ]}
      rows={steps}
      keyOf={({ day }) => String(day)}
      option={option}
    />
  );
};
