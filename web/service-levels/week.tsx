// In which hours of the week are targets due, and missed?
import { SegmentedControl, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import type { Column } from '../sheet/column.ts';
import { Failed, Loading } from '../states.tsx';
import { countings } from './asked.ts';
import type { LevelFilterProps } from './level-filters.tsx';
import { useWeek } from './service-level-queries.ts';

type Told = Schemas['ServiceLevelWeek'];
type Hour = Told['hours'][number];
type Counted = (typeof countings)[number];

export const Week = ({ asked, ask }: LevelFilterProps): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useWeek(asked);
  const counted = asked.counted ?? 'breached';
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Heat week={data} counted={counted}>
      <SegmentedControl
        aria-label={t('levels.counted')}
        value={counted}
        data={countings.map((value) => ({ value, label: t(`counted.${value}`) }))}
        onChange={(value) => ask('counted', value === 'breached' ? null : value)}
        style={{ alignSelf: 'flex-start' }}
      />
    </Heat>
  );
};

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

const Heat = ({
  week,
  counted,
  children,
}: {
  readonly week: Told;
  readonly counted: Counted;
  readonly children: JSX.Element;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const option = useMemo<ChartProps['option']>(() => {
    const most = Math.max(1, ...week.hours.map((hour) => hour[counted]));
    return ({ heat }) => ({
      grid: { left: 8, right: 8, top: 8, bottom: 56, outerBoundsMode: 'same' },
      tooltip: { position: 'top' },
      xAxis: { type: 'category', data: hours.map((hour) => `${String(hour)}:00`) },
      yAxis: { type: 'category', inverse: true, data: weekdays.map((one) => dayName(one, language)) },
      visualMap: {
        ...{ min: 0, max: most, calculable: true, orient: 'horizontal', left: 'center', bottom: 0 },
        inRange: { color: [...heat] },
      },
      series: [
        {
          type: 'heatmap',
          name: t(`counted.${counted}`),
          data: week.hours
            .filter((hour) => hour[counted] > 0)
            .map((hour) => [hour.hour, hour.weekday - 1, hour[counted]]),
        },
      ],
    });
  }, [week, counted, language, t]);
  const columns: readonly Column<Hour>[] = [
    { name: t('levels.weekday'), kind: 'text', of: ({ weekday }) => dayName(weekday, language) },
    { name: t('levels.hour'), kind: 'text', of: ({ hour }) => `${String(hour).padStart(2, '0')}:00` },
    { name: t('counted.due'), kind: 'count', of: ({ due }) => due },
    { name: t('counted.breached'), kind: 'count', of: ({ breached }) => breached },
  ];
  return (
    <Figure
      name={t('levels.week')}
      file="service-levels-by-hour"
      {...{ columns, option }}
      rows={week.hours}
      keyOf={({ weekday, hour }) => `${String(weekday)} ${String(hour)}`}
      height={300}
    >
      {children}
      <Text size="xs" c="dimmed">
        {t('levels.weekMeans', { zone: week.timeZone, from: instant(week.from, language, week.timeZone) })}
      </Text>
    </Figure>
  );
};

/** 5 January 2026 was a Monday. @param weekday 1 Monday … 7 Sunday */
const dayName = (weekday: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 0, 4 + weekday)),
  );
