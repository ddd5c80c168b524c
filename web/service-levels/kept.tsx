// Which share of the targets was kept, by one cut?
import { NativeSelect, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { cuts } from './asked.ts';
import type { LevelFilterProps } from './level-filters.tsx';

type Levels = Schemas['ServiceLevels'];
type Row = Levels['attainment']['total'];

interface KeptProps extends LevelFilterProps {
  readonly levels: Levels;
}

/** More bars cannot be told apart; the table has all. */
const barsAtMost = 30;

export const Kept = ({ asked, ask, levels }: KeptProps): JSX.Element => {
  const { t } = useTranslation();
  const wordOf = useCutWords(levels.by);
  const { rows, total } = levels.attainment;
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ good }) => {
        const bars = rows.filter(({ attainment }) => attainment !== null).slice(0, barsAtMost);
        return {
          grid: { left: 8, right: 56, top: 8, bottom: 8, outerBoundsMode: 'same' },
          tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
          xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } },
          yAxis: { type: 'category', inverse: true, data: bars.map(wordOf) },
          series: [
            {
              type: 'bar',
              name: t('levels.attainment'),
              itemStyle: { color: good },
              label: { show: true, position: 'right', formatter: '{c} %' },
              data: bars.map(({ attainment }) => Math.round((attainment ?? 0) * 1_000) / 10),
            },
          ],
        };
      },
    [rows, t, wordOf],
  );
  const columns: readonly Column<Row>[] = [
    {
      name: t(`levelsCut.${levels.by}`),
      kind: 'text',
      of: (row) => (row === total ? t('board.all') : wordOf(row)),
    },
    { name: t('levels.attainment'), kind: 'share', of: ({ attainment }) => attainment },
    { name: t('levels.met'), kind: 'count', of: ({ met }) => met },
    { name: t('levels.metLate'), kind: 'count', of: ({ metLate }) => metLate },
    { name: t('levels.breachedOpen'), kind: 'count', of: ({ breachedOpen }) => breachedOpen },
    { name: t('levels.openInTime'), kind: 'count', of: ({ openInTime }) => openInTime },
    { name: t('levels.cancelled'), kind: 'count', of: ({ cancelled }) => cancelled },
    { name: t('levels.excusedCount'), kind: 'count', of: ({ excused }) => excused },
  ];
  return (
    <Figure
      name={t('levels.kept')}
      file={`targets-kept-by-${levels.by}`}
      {...{ columns, rows, option }}
      height={Math.max(160, Math.min(rows.length, barsAtMost) * 32)}
      keyOf={(row) => (row === total ? '\u0000' : (row.cut ?? ''))}
      foot={[total]}
      withTable
    >
      <NativeSelect
        label={t('levels.by')}
        value={asked.by ?? 'clock'}
        data={cuts.map((value) => ({ value, label: t(`levelsCut.${value}`) }))}
        onChange={({ currentTarget }) =>
          ask('by', currentTarget.value === 'clock' ? null : currentTarget.value)
        }
        maw={240}
      />
      <Text size="xs" c="dimmed">
        {t('levels.keptMeans', { zone: levels.timeZone })}
      </Text>
    </Figure>
  );
};

const useCutWords = (by: string): ((row: Row) => string) => {
  const { t } = useTranslation();
  const names = useNames();
  return useMemo(
    () =>
      ({ cut }) => {
        if (cut === null) return t('levels.none');
        if (by === 'office') return names.office(cut);
        if (by === 'owner') return names.person(cut);
        return t(`${by}.${cut}`, cut);
      },
    [by, names, t],
  );
};
