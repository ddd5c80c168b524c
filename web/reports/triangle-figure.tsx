// How is the triangle drawn? Months obtained down, ages across, each field as warm as its share is large.
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Column } from '../sheet/column.ts';
import { percentOf, shareOf } from './percent.ts';
import type { TriangleTold } from './report-queries.ts';

interface TriangleFigureProps {
  readonly triangle: TriangleTold;
  readonly what: 'won' | 'lost' | 'open';
}

type Row = TriangleTold['total'];

export const TriangleFigure = ({ triangle, what }: TriangleFigureProps): JSX.Element => {
  const { t } = useTranslation();
  const { rows, total } = triangle;
  const ages = total.cells.map(({ age }) => age);
  const shareAt = ({ cells }: Row, at: number): number | null => {
    const cell = cells.find(({ age }) => age === at);
    return cell === undefined ? null : shareOf(cell[what], cell.base);
  };
  const option = useMemo<ChartProps['option']>(() => {
    const cells = rows.flatMap((row, down) =>
      row.cells.map((cell) => [cell.age, down, percentOf(shareOf(cell[what], cell.base)) ?? 0]),
    );
    return ({ heat, text, ground }) => ({
      grid: { left: 8, right: 8, top: 40, bottom: 60, outerBoundsMode: 'same' },
      tooltip: {
        formatter: (hit) => {
          const [age, down, share] = Array.isArray(hit) || !Array.isArray(hit.value) ? [] : hit.value;
          return `${rows[Number(down)]?.month ?? ''} · ${t('triangle.age', { count: Number(age) })}: ${String(share)} %`;
        },
      },
      xAxis: {
        ...{ type: 'category', position: 'top', name: t('column.age'), nameLocation: 'middle', nameGap: 24 },
        data: total.cells.map(({ age }) => String(age)),
      },
      yAxis: { type: 'category', inverse: true, data: rows.map(({ month }) => month ?? '') },
      visualMap: {
        ...{ min: 0, max: Math.max(1, ...cells.map(([, , share]) => share ?? 0)), calculable: true },
        ...{ orient: 'horizontal', left: 'center', bottom: 0, inRange: { color: [...heat] } },
        formatter: (share) => `${String(Math.round(Number(share)))} %`,
      },
      series: [
        {
          ...{ type: 'heatmap', data: cells, name: t(`triangle.${what}`) },
          itemStyle: { borderColor: ground, borderWidth: 1 },
          emphasis: { itemStyle: { borderColor: text } },
        },
      ],
    });
  }, [rows, total, what, t]);
  const columns: readonly Column<Row>[] = [
    { name: t('column.month'), kind: 'text', of: ({ month }) => month ?? t('reports.together') },
    { name: t('column.base'), kind: 'count', of: ({ base }) => base },
    ...ages.map((age) => ({
      ...{ name: t('triangle.age', { count: age }), kind: 'share' as const },
      of: (row: Row) => shareAt(row, age),
    })),
  ];
  return (
    <Figure
      name={t('triangle.name', { what: t(`triangle.${what}`) })}
      file={`cohorts-${what}`}
      height={rows.length * 26 + 160}
      minWidth={ages.length * 26 + 90}
      {...{ columns, rows, option }}
      foot={[total]}
      keyOf={({ month }) => month ?? ''}
      withTable
    />
  );
};
