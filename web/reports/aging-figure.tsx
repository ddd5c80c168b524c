// How long have open leads stood where they stand? Stages down, ages in colours; the one that stands longest can be opened.
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { LeadLink } from '../lead-link.tsx';
import type { Column } from '../sheet/column.ts';

type Aging = Schemas['DwellTold']['aging'][number];

const ages = ['7', '30', '90', '180', 'beyond'] as const;

export const AgingFigure = ({ aging }: { readonly aging: readonly Aging[] }): JSX.Element => {
  const { t } = useTranslation();
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ heat, good, colours }) => ({
        grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same' },
        legend: { top: 0, type: 'scroll' },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: { type: 'value', minInterval: 1 },
        yAxis: { type: 'category', inverse: true, data: aging.map(({ stage }) => t(`place.${stage}`)) },
        series: ages.map((age, at) => ({
          ...{ type: 'bar' as const, stack: 'age', name: t(`age.${age}`) },
          itemStyle: { color: [good, colours[5], heat[1], heat[2], heat[3]][at] ?? good },
          data: aging.map(({ buckets }) => buckets[at] ?? 0),
        })),
      }),
    [aging, t],
  );
  const columns: readonly Column<Aging>[] = [
    { name: t('column.stage'), kind: 'text', of: ({ stage }) => t(`place.${stage}`) },
    { name: t('column.open'), kind: 'count', of: ({ open }) => open },
    ...ages.map((age, at) => ({
      ...{ name: t(`age.${age}`), kind: 'count' as const },
      of: ({ buckets }: Aging) => buckets[at] ?? null,
    })),
    { name: t('column.half'), kind: 'span', of: ({ p50 }) => p50 },
    { name: t('column.nineOfTen'), kind: 'span', of: ({ p90 }) => p90 },
    { name: t('column.oldest'), kind: 'span', of: ({ oldest }) => oldest },
    {
      ...{ name: t('column.oldestLead'), kind: 'text', of: ({ oldestLead }) => oldestLead },
      show: ({ oldestLead }) => (oldestLead === null ? null : <LeadLink leadId={oldestLead} />),
    },
  ];
  return (
    <Figure
      name={t('dwell.aging')}
      file="aging"
      {...{ columns, option }}
      rows={aging}
      keyOf={({ stage }) => stage}
      withTable
    />
  );
};
