// How does churn differ from one value to another? All-in and strict side by side, the largest base on top.
import { useMemo } from 'react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Column } from '../sheet/column.ts';
import { churnColumns } from './churn-columns.ts';
import { percentOf, percentShown } from './percent.ts';
import type { ChurnByTold } from './report-queries.ts';
import { useWordOf } from './use-word-of.ts';

type Row = ChurnByTold['total'];

interface ChurnBarFigureProps {
  readonly name: string;
  readonly file: string;
  /** What the rows are. */
  readonly cut: string;
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly children?: ReactNode;
}

/** More bars than these nobody compares; the table has all. */
const barsAtMost = 25;

export const ChurnBarFigure = (props: ChurnBarFigureProps): JSX.Element => {
  const { name, file, cut, rows, total, children } = props;
  const { t } = useTranslation();
  const wordOf = useWordOf();
  const option = useMemo<ChartProps['option']>(() => {
    const drawn = rows.slice(0, barsAtMost);
    return ({ colours, bad }) => ({
      grid: { left: 8, right: 40, top: 32, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: percentShown },
      xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } },
      yAxis: { type: 'category', inverse: true, data: drawn.map(({ value }) => wordOf(cut, value)) },
      series: [
        {
          ...{ type: 'bar' as const, name: t('column.allIn'), itemStyle: { color: colours[0] ?? bad } },
          data: drawn.map(({ allIn }) => percentOf(allIn)),
        },
        {
          ...{ type: 'bar' as const, name: t('column.strict'), itemStyle: { color: bad } },
          data: drawn.map(({ strict }) => percentOf(strict)),
        },
      ],
    });
  }, [rows, cut, wordOf, t]);
  const columns: readonly Column<Row>[] = [
    {
      ...{ name: t(`by.${cut}`), kind: 'text' as const },
      of: ({ value }) => (value === null ? t('reports.together') : wordOf(cut, value)),
    },
    ...churnColumns(t),
  ];
  return (
    <Figure
      {...{ name, file, columns, rows, option, children }}
      height={Math.min(rows.length, barsAtMost) * 34 + 90}
      keyOf={({ value }) => value ?? ''}
      foot={[total]}
    />
  );
};
