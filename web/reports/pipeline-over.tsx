// How many leads lay in each stage at the end of each of the last months?
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { Failed, Loading } from '../states.tsx';
import { monthEnds } from './month-ends.ts';
import { usePipelineOver } from './report-queries.ts';
import { useAsked } from './use-asked.ts';

const stages = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'nurture'] as const;

/** Each is a report of its own: a year of them would keep the reader waiting at a million leads. */
const monthsBack = 7;

interface Day {
  readonly day: string;
  readonly counts: Readonly<Record<string, number>>;
}

export const PipelineOver = (): JSX.Element => {
  const { asked } = useAsked();
  const until = (asked.as_of ?? new Date().toISOString()).slice(0, 10);
  const days = useMemo(() => monthEnds(until, monthsBack), [until]);
  const { told, error } = usePipelineOver(asked, days);
  const rows = useMemo(
    () => told.map((one, at): Day => ({ day: days[at] ?? '', counts: countsOf(one) })),
    [told, days],
  );
  if (error !== null) return <Failed error={error} again={null} />;
  return rows.length === 0 ? <Loading /> : <Over rows={rows} />;
};

const countsOf = ({ rows }: Schemas['Pipeline']): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { cut, leads } of rows) {
    const stage = cut['stage'] ?? '';
    counts[stage] = (counts[stage] ?? 0) + leads;
  }
  return counts;
};

const Over = ({ rows }: { readonly rows: readonly Day[] }): JSX.Element => {
  const { t } = useTranslation();
  const option = useMemo<ChartProps['option']>(
    () => () => ({
      grid: { left: 8, right: 24, top: 48, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', boundaryGap: false, data: rows.map(({ day }) => day) },
      yAxis: { type: 'value', minInterval: 1 },
      series: stages.map((stage) => ({
        ...{ type: 'line' as const, stack: 'pipeline', areaStyle: { opacity: 0.5 }, showSymbol: false },
        name: t(`place.${stage}`),
        data: rows.map(({ counts }) => counts[stage] ?? 0),
      })),
    }),
    [rows, t],
  );
  const columns: readonly Column<Day>[] = [
    { name: t('column.day.end'), kind: 'text', of: ({ day }) => day },
    ...stages.map((stage) => ({
      ...{ name: t(`place.${stage}`), kind: 'count' as const },
      of: ({ counts }: Day) => counts[stage] ?? 0,
    })),
    {
      ...{ name: t('reports.together'), kind: 'count' as const },
      of: ({ counts }) => Object.values(counts).reduce((sum, leads) => sum + leads, 0),
    },
  ];
  return (
    <Figure
      name={t('pipeline.over')}
      file="pipeline-over-months"
      {...{ columns, rows, option }}
      keyOf={({ day }) => day}
    />
  );
};
