// Which share of the leads that left a stage went back to an earlier one?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { percentOf, percentShown } from './percent.ts';

type GoingBack = Schemas['DwellTold']['goingBack'][number];

export const GoingBackFigure = ({ rows }: { readonly rows: readonly GoingBack[] }): JSX.Element => {
  const { t } = useTranslation();
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ bad }) => ({
        grid: { left: 8, right: 40, top: 8, bottom: 8, outerBoundsMode: 'same' },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: percentShown },
        xAxis: { type: 'value', axisLabel: { formatter: '{value} %' } },
        yAxis: { type: 'category', inverse: true, data: rows.map(({ stage }) => t(`place.${stage}`)) },
        series: [
          {
            ...{ type: 'bar', name: t('column.backRate'), itemStyle: { color: bad } },
            data: rows.map(({ rate }) => percentOf(rate)),
          },
        ],
      }),
    [rows, t],
  );
  return (
    <Figure
      name={t('dwell.goingBack')}
      file="going-back"
      height={240}
      columns={[
        { name: t('column.stage'), kind: 'text', of: ({ stage }) => t(`place.${stage}`) },
        { name: t('column.goneOut'), kind: 'count', of: ({ left }) => left },
        { name: t('column.goneBack'), kind: 'count', of: ({ back }) => back },
        { name: t('column.backRate'), kind: 'share', of: ({ rate }) => rate },
      ]}
      rows={rows}
      keyOf={({ stage }) => stage}
      option={option}
    />
  );
};
