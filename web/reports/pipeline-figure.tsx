// How many leads lie where, and for how much in each currency?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { useWordOf } from './use-word-of.ts';

type Row = Schemas['Pipeline']['rows'][number];

interface PipelineFigureProps {
  readonly pipeline: Schemas['Pipeline'];
  readonly cut: string;
}

export const PipelineFigure = ({ pipeline: { rows }, cut }: PipelineFigureProps): JSX.Element => {
  const { t } = useTranslation();
  const wordOf = useWordOf();
  const bars = useMemo(() => barsOf(rows, cut), [rows, cut]);
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ colours, text }) => ({
        grid: { left: 8, right: 48, top: 8, bottom: 8, outerBoundsMode: 'same' },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: { type: 'value', minInterval: 1 },
        yAxis: { type: 'category', inverse: true, data: bars.map(([value]) => wordOf(cut, value)) },
        series: [
          {
            ...{
              type: 'bar',
              name: t('column.leads'),
              label: { show: true, position: 'right', color: text },
            },
            itemStyle: { color: colours[0] ?? '' },
            data: bars.map(([, leads]) => leads),
          },
        ],
      }),
    [bars, cut, wordOf, t],
  );
  const columns: readonly Column<Row>[] = [
    { name: t(`by.${cut}`), kind: 'text', of: (row) => wordOf(cut, row.cut[cut]) },
    { name: t('column.currency'), kind: 'text', of: ({ currency }) => currency },
    { name: t('column.leads'), kind: 'count', of: ({ leads }) => leads },
    {
      ...{ name: t('column.amount'), kind: 'money' },
      of: ({ currency, minor }) => (currency === null ? null : { currency, minor }),
    },
  ];
  return (
    <Figure
      name={t('pipeline.name', { cut: t(`by.${cut}`) })}
      file={`pipeline-by-${cut}`}
      height={bars.length * 30 + 60}
      {...{ columns, rows, option }}
      keyOf={(row) => `${row.cut[cut] ?? ''} ${row.currency ?? ''}`}
      withTable
    />
  );
};

const barsAtMost = 25;

/** Leads of all currencies together; stages in their order, all else the most first. */
const barsOf = (rows: readonly Row[], cut: string): readonly (readonly [string, number])[] => {
  const counted = new Map<string, number>();
  for (const row of rows) {
    const value = row.cut[cut] ?? 'none';
    counted.set(value, (counted.get(value) ?? 0) + row.leads);
  }
  return cut === 'stage'
    ? places.flatMap((place) => [...counted].filter(([value]) => value === place))
    : [...counted].sort(([, one], [, other]) => other - one).slice(0, barsAtMost);
};

const places = [
  ...['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'nurture'],
  ...['won', 'lost', 'disqualified', 'merged'],
];
