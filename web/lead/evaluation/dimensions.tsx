// How is a lead rated in its seven dimensions, by whom, on what evidence, and until when does it count?
import { Card, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../../chart/chart-props.ts';
import { Figure } from '../../chart/figure.tsx';
import { instant } from '../../format.ts';
import { useNames } from '../../names.ts';
import type { Column } from '../../sheet/column.ts';
import { textAt } from '../../value-at.ts';
import { latest } from '../events-in.ts';
import { LongText } from '../long-text.tsx';
import type { PartProps } from '../part-props.ts';

const dimensions = ['P', 'C', 'S', 'T', 'R', 'B', 'D'] as const;
/** Ratings go so far; words among them are drawn as what they count. */
const best = 4;
const countOf = (rating: string | null): number =>
  rating === null ? 0 : rating === 'not_yet' ? 1 : /^\d$/u.test(rating) ? Number(rating) : 0;

interface Rated {
  readonly dimension: (typeof dimensions)[number];
  readonly rating: string | null;
  readonly by: string | null;
  readonly observedAt: string | null;
  readonly validUntil: string | null;
  readonly evidence: string | null;
}

export const Dimensions = ({ told, events }: Pick<PartProps, 'told' | 'events'>): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { lead, moment, timeZone } = told;
  const rows = useMemo(
    () =>
      dimensions.map((dimension): Rated => {
        const at = (name: string): string | null => textAt(lead, 'dimensions', dimension, name);
        const assessed = latest(
          events,
          'DimensionAssessed',
          (data) => textAt(data, 'dimension') === dimension,
        );
        return {
          ...{ dimension, rating: at('rating'), by: textAt(lead, 'dimensions', dimension, 'by', 'personId') },
          ...{ observedAt: at('observedAt'), validUntil: at('validUntil') },
          evidence: textAt(assessed?.data, 'evidence'),
        };
      }),
    [lead, events],
  );
  const now = moment?.asOf ?? new Date().toISOString();
  const day = (at: string | null): string | null =>
    at === null ? null : instant(at, i18n.language, timeZone);
  const columns: readonly Column<Rated>[] = [
    { name: t('evaluation.dimension'), kind: 'text', of: ({ dimension }) => t(`dimension.${dimension}`) },
    {
      name: t('evaluation.rating'),
      kind: 'text',
      of: ({ rating }) =>
        rating === null ? t('evaluation.none') : /^\d$/u.test(rating) ? rating : t(`word.${rating}`),
    },
    {
      ...{ name: t('evaluation.evidence'), kind: 'text', of: ({ evidence }) => evidence },
      show: ({ evidence }) => <LongText text={evidence} />,
    },
    { name: t('evaluation.by'), kind: 'text', of: ({ by }) => (by === null ? null : names.person(by)) },
    { name: t('evaluation.observed'), kind: 'text', of: ({ observedAt }) => day(observedAt) },
    {
      name: t('evaluation.valid'),
      kind: 'text',
      of: ({ validUntil }) =>
        validUntil !== null && validUntil <= now
          ? `${day(validUntil) ?? ''} (${t('evaluation.expired')})`
          : day(validUntil),
    },
  ];
  // Beside the picture there is no room for words on a telephone: the letters are those of the table.
  const isNarrow = useMediaQuery('(max-width: 40em)');
  const option = useMemo<ChartProps['option']>(
    () =>
      ({ colours: [colour = ''] }) => ({
        color: [colour],
        tooltip: {},
        radar: {
          radius: '60%',
          indicator: rows.map(({ dimension }) => ({
            name: isNarrow ? dimension : t(`dimension.${dimension}`),
            max: best,
          })),
        },
        series: [
          {
            type: 'radar',
            areaStyle: { opacity: 0.25 },
            data: [{ name: t('evaluation.rating'), value: rows.map(({ rating }) => countOf(rating)) }],
          },
        ],
      }),
    [rows, t, isNarrow],
  );
  return (
    <Card withBorder>
      <Figure
        {...{ columns, rows, option }}
        name={t('evaluation.dimensions')}
        file="lead-dimensions"
        keyOf={({ dimension }) => dimension}
        withTable
      >
        <Text size="xs" c="dimmed">
          {t('evaluation.about')}
        </Text>
      </Figure>
    </Card>
  );
};
