// How does the funnel look? A bar a stage, with the share that went on; then the same months below each other.
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { shareShown } from '../sheet/shown.ts';

type Funnel = Schemas['FunnelTold'];
type Step = Funnel['total']['steps'][number];

export const FunnelFigures = ({ funnel }: { readonly funnel: Funnel }): JSX.Element => (
  <>
    <Steps steps={funnel.total.steps} />
    <Months months={funnel.months} />
  </>
);

const Steps = ({ steps }: { readonly steps: readonly Step[] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ good, colours, text }) => ({
        grid: { left: 8, right: 72, top: 8, bottom: 8, outerBoundsMode: 'same' },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: { type: 'value', minInterval: 1 },
        yAxis: { type: 'category', inverse: true, data: steps.map(({ stage }) => t(`place.${stage}`)) },
        series: [
          {
            type: 'bar',
            name: t('column.reached'),
            barWidth: '60%',
            data: steps.map(({ stage, reached, conversion }) => ({
              value: reached,
              itemStyle: { color: (stage === 'won' ? good : colours[0]) ?? good },
              label: {
                ...{ show: true, position: 'right' as const, color: text },
                formatter:
                  conversion === null
                    ? reached.toLocaleString(i18n.language)
                    : `${reached.toLocaleString(i18n.language)} → ${shareShown(conversion, i18n.language)}`,
              },
            })),
          },
        ],
      }),
    [steps, t, i18n.language],
  );
  const columns: readonly Column<Step>[] = [
    { name: t('column.stage'), kind: 'text', of: ({ stage }) => t(`place.${stage}`) },
    { name: t('column.entered'), kind: 'count', of: ({ entered }) => entered },
    { name: t('place.disqualified'), kind: 'count', of: ({ leftOut }) => leftOut.disqualified },
    { name: t('place.merged'), kind: 'count', of: ({ leftOut }) => leftOut.merged },
    { name: t('column.reached'), kind: 'count', of: ({ reached }) => reached },
    { name: t('column.reachedNext'), kind: 'count', of: ({ reachedNext }) => reachedNext },
    { name: t('column.conversion'), kind: 'share', of: ({ conversion }) => conversion },
    { name: t('column.here'), kind: 'count', of: ({ here }) => here },
  ];
  return (
    <Figure
      name={t('funnel.steps')}
      file="funnel"
      columns={columns}
      rows={steps}
      keyOf={({ stage }) => stage}
      option={option}
      withTable
    />
  );
};

const Months = ({ months }: { readonly months: Funnel['months'] }): JSX.Element => {
  const { t } = useTranslation();
  const stages = useMemo(() => months[0]?.steps.map(({ stage }) => stage) ?? [], [months]);
  const conversionOf = ({ steps }: Funnel['total'], stage: string): number | null =>
    steps.find((step) => step.stage === stage)?.conversion ?? null;
  const option = useMemo<ChartProps['option']>(
    () => () => ({
      grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis', valueFormatter: (value) => `${String(value)} %` },
      xAxis: { type: 'category', data: months.map(({ month }) => month ?? '') },
      yAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } },
      series: stages.slice(0, -1).map((stage) => ({
        ...{ type: 'line' as const, name: t(`place.${stage}`), symbolSize: 7 },
        data: months.map((month) => {
          const conversion = conversionOf(month, stage);
          return conversion === null ? null : Math.round(conversion * 1_000) / 10;
        }),
      })),
    }),
    [months, stages, t],
  );
  const columns: readonly Column<Funnel['total']>[] = [
    { name: t('column.month'), kind: 'text', of: ({ month }) => month },
    ...stages.map((stage) => ({
      ...{ name: t(`place.${stage}`), kind: 'count' as const },
      of: ({ steps }: Funnel['total']) => steps.find((step) => step.stage === stage)?.reached ?? null,
    })),
    ...stages.slice(0, -1).map((stage) => ({
      ...{ name: t('funnel.goesOn', { stage: t(`place.${stage}`) }), kind: 'share' as const },
      of: (month: Funnel['total']) => conversionOf(month, stage),
    })),
  ];
  return (
    <Figure
      name={t('funnel.months')}
      file="funnel-by-month"
      columns={columns}
      rows={months}
      keyOf={({ month }) => month ?? ''}
      option={option}
    />
  );
};
