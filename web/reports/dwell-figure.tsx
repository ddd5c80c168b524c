// How long did visits to each stage last: the half, eight and nine of ten, in calendar time and in working time?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { spanShown } from '../sheet/shown.ts';

type Dwell = Schemas['DwellTold']['visits'][number];

interface DwellFigureProps {
  readonly name: string;
  readonly file: string;
  readonly rows: readonly Dwell[];
}

const dayMs = 86_400_000;
const shares = ['p50', 'p80', 'p90', 'p95'] as const;

export const DwellFigure = ({ name, file, rows }: DwellFigureProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ colours }) => ({
        grid: { left: 8, right: 24, top: 40, bottom: 24, outerBoundsMode: 'same' },
        legend: { top: 0, type: 'scroll' },
        tooltip: {
          ...{ trigger: 'axis', axisPointer: { type: 'shadow' } },
          valueFormatter: (days) => (typeof days === 'number' ? spanShown(days * dayMs, language) : '–'),
        },
        xAxis: { type: 'value', name: t('dwell.days'), nameLocation: 'middle', nameGap: 26 },
        yAxis: { type: 'category', inverse: true, data: rows.map(({ stage }) => t(`place.${stage}`)) },
        series: (['p50', 'p80', 'p90'] as const).map((share, at) => ({
          ...{ type: 'bar' as const, name: t('dwell.elapsed', { share: share.slice(1) }) },
          itemStyle: { color: [colours[5], colours[0], colours[1]][at] ?? '' },
          data: rows.map(({ elapsed }) => {
            const ms = elapsed[share];
            return ms === null ? null : ms / dayMs;
          }),
        })),
      }),
    [rows, language, t],
  );
  const columns: readonly Column<Dwell>[] = [
    { name: t('column.stage'), kind: 'text', of: ({ stage }) => t(`place.${stage}`) },
    { name: t('column.completed'), kind: 'count', of: ({ completed }) => completed },
    { name: t('column.ofLength0'), kind: 'count', of: ({ ofLength0 }) => ofLength0 },
    { name: t('column.openVisits'), kind: 'count', of: ({ open }) => open },
    ...shares.map((share) => ({
      ...{ name: t('dwell.elapsed', { share: share.slice(1) }), kind: 'span' as const },
      of: ({ elapsed }: Dwell) => elapsed[share],
    })),
    { name: t('column.worked'), kind: 'count', of: ({ worked }) => worked },
    ...shares.map((share) => ({
      ...{ name: t('dwell.working', { share: share.slice(1) }), kind: 'span' as const },
      of: ({ working }: Dwell) => working[share],
    })),
  ];
  return <Figure {...{ name, file, columns, rows, option }} keyOf={({ stage }) => stage} />;
};
