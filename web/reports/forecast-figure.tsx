// How does the forecast look? The amount and what of it is expected, in the base currency; each currency by itself in the table.
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { majorUnits, shortAmount } from './major-units.ts';
import { useWordOf } from './use-word-of.ts';

type Forecast = Schemas['Forecast'];
type Row = Forecast['rows'][number];

interface ForecastFigureProps {
  readonly forecast: Forecast;
  readonly cut: string;
}

const barsAtMost = 25;

export const ForecastFigure = ({ forecast, cut }: ForecastFigureProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const wordOf = useWordOf();
  const { rows, weights } = forecast;
  const { currency, drawn } = useMemo(() => drawnOf(forecast), [forecast]);
  const option = useMemo<ChartProps['option']>(() => {
    const amountOf = (minor: string): number => majorUnits(minor, currency);
    const shown = (amount: unknown): string =>
      typeof amount === 'number' ? shortAmount(amount, language) : '–';
    return ({ open, good }) => ({
      grid: { left: 8, right: 32, top: 36, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: shown },
      xAxis: { type: 'value', axisLabel: { formatter: (amount) => shortAmount(amount, language) } },
      yAxis: { type: 'category', inverse: true, data: drawn.map((row) => wordOf(cut, row.cut[cut])) },
      series: [
        {
          ...{ type: 'bar', name: t('column.amount'), itemStyle: { color: open } },
          data: drawn.map(({ minor }) => amountOf(minor)),
        },
        {
          ...{ type: 'bar', name: t('column.weighted'), itemStyle: { color: good } },
          data: drawn.map(({ weighted }) => amountOf(weighted)),
        },
      ],
    });
  }, [drawn, currency, cut, wordOf, language, t]);
  const columns: readonly Column<Row>[] = [
    { name: t(`by.${cut}`), kind: 'text', of: (row) => wordOf(cut, row.cut[cut]) },
    ...(cut === 'step'
      ? [
          {
            ...{ name: t('column.weight'), kind: 'share' as const },
            of: (row: Row) => (weights[row.cut['step'] ?? ''] ?? 0) / 100,
          },
        ]
      : []),
    { name: t('column.currency'), kind: 'text', of: ({ currency }) => currency },
    { name: t('column.leads'), kind: 'count', of: ({ leads }) => leads },
    {
      ...{ name: t('column.amount'), kind: 'money' },
      of: ({ currency, minor }) => (currency === null ? null : { currency, minor }),
    },
    {
      ...{ name: t('column.weighted'), kind: 'money' },
      of: ({ currency, weighted }) => (currency === null ? null : { currency, minor: weighted }),
    },
  ];
  return (
    <Figure
      name={t('forecast.name', { cut: t(`by.${cut}`), currency })}
      file={`forecast-by-${cut}`}
      height={drawn.length * 36 + 90}
      {...{ columns, rows, option }}
      keyOf={(row) => `${row.cut[cut] ?? ''} ${row.currency ?? ''}`}
      withTable
    />
  );
};

interface Drawn {
  readonly currency: string;
  readonly drawn: readonly Row[];
}

/** In the base currency; where nothing has a rate, in the currency of the most leads. */
const drawnOf = ({ rows, inBase }: Forecast): Drawn => {
  const rated = (inBase?.rows ?? []).filter(({ currency }) => currency === inBase?.currency);
  if (inBase !== null && rated.length > 0)
    return { currency: inBase.currency, drawn: rated.slice(0, barsAtMost) };
  const leads = new Map<string, number>();
  for (const row of rows)
    if (row.currency !== null) leads.set(row.currency, (leads.get(row.currency) ?? 0) + row.leads);
  const [most] = [...leads].sort(([, one], [, other]) => other - one);
  const currency = most?.[0] ?? inBase?.currency ?? 'USD';
  return { currency, drawn: rows.filter((row) => row.currency === currency).slice(0, barsAtMost) };
};
