// How do channels compare: how many of their leads were complete, graded well, verified, and won?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { percentOf, percentShown, shareOf } from './percent.ts';
import { useWordOf } from './use-word-of.ts';

type Quality = Schemas['Quality']['rows'][number];

interface QualityFigureProps {
  readonly rows: readonly Quality[];
  readonly cut: string;
}

const barsAtMost = 15;

const shares: Readonly<Record<string, (row: Quality) => number | null>> = {
  completeShare: ({ complete, obtained }) => shareOf(complete, obtained),
  goodShare: ({ good, graded }) => shareOf(good, graded),
  verifiedShare: ({ verified, obtained }) => shareOf(verified, obtained),
  refutedShare: ({ refuted, obtained }) => shareOf(refuted, obtained),
  wonShare: ({ won, base }) => shareOf(won, base),
};

export const QualityFigure = ({ rows, cut }: QualityFigureProps): JSX.Element => {
  const { t } = useTranslation();
  const wordOf = useWordOf();
  const option = useMemo<ChartProps['option']>(() => {
    const drawn = rows.slice(0, barsAtMost);
    return ({ colours, good }) => ({
      grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: percentShown },
      xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } },
      yAxis: { type: 'category', inverse: true, data: drawn.map(({ value }) => wordOf(cut, value)) },
      series: (['goodShare', 'verifiedShare', 'wonShare'] as const).map((share, at) => ({
        ...{ type: 'bar' as const, name: t(`column.${share}`) },
        itemStyle: { color: [colours[0], colours[5], good][at] ?? good },
        data: drawn.map((row) => percentOf(shares[share]?.(row) ?? null)),
      })),
    });
  }, [rows, cut, wordOf, t]);
  const columns: readonly Column<Quality>[] = [
    { name: t(`by.${cut}`), kind: 'text', of: ({ value }) => wordOf(cut, value) },
    { name: t('column.obtained'), kind: 'count', of: ({ obtained }) => obtained },
    { name: t('place.disqualified'), kind: 'count', of: ({ disqualified }) => disqualified },
    { name: t('place.merged'), kind: 'count', of: ({ merged }) => merged },
    { name: t('column.base'), kind: 'count', of: ({ base }) => base },
    ...Object.entries(shares).map(([share, of]) => ({
      ...{ name: t(`column.${share}`), kind: 'share' as const, of },
    })),
    { name: t('place.won'), kind: 'count', of: ({ won }) => won },
    { name: t('place.lost'), kind: 'count', of: ({ lost }) => lost },
    { name: t('column.open'), kind: 'count', of: ({ open }) => open },
  ];
  return (
    <Figure
      name={t('quality.name', { cut: t(`by.${cut}`) })}
      file={`quality-by-${cut.replaceAll('_', '-')}`}
      height={Math.min(rows.length, barsAtMost) * 44 + 90}
      {...{ columns, rows, option }}
      keyOf={({ value }) => value ?? ''}
      withTable
    />
  );
};
