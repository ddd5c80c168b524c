// Which ways do leads take from place to place? Each as broad as it is much gone; back and out have colours of their own.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartProps } from '../chart/chart-props.ts';
import { Figure } from '../chart/figure.tsx';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import type { Column } from '../sheet/column.ts';
import { flowOf } from './move-flow.ts';
import type { FlowNode } from './move-flow.ts';

type Move = Schemas['Moves']['moves'][number];

export const MoveFigure = ({ moves: told }: { readonly moves: Schemas['Moves'] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { moves, from, to, asOf, timeZone } = told;
  const option = useMemo<ChartProps['option']>(() => {
    const { nodes, links } = flowOf(moves);
    const nameOf = ({ as, place }: FlowNode): string =>
      as === 'back' || as === 'again'
        ? t(`moves.${as}To`, { place: t(`place.${place}`) })
        : t(`place.${place}`);
    const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
    return ({ good, bad, open, colours, text }) => {
      const colourOf = ({ as, place }: FlowNode): string => {
        if (as === 'back') return colours[3] ?? bad;
        if (as === 'again') return colours[4] ?? open;
        if (place === 'won') return good;
        return as === 'out' ? (place === 'lost' ? bad : open) : (colours[0] ?? good);
      };
      return {
        tooltip: { trigger: 'item' },
        series: [
          {
            type: 'sankey',
            ...{ left: 8, right: 130, top: 8, bottom: 8, nodeGap: 14, draggable: false },
            emphasis: { focus: 'adjacency' },
            label: { color: text },
            data: nodes.map((node) => ({
              name: names.get(node.id) ?? node.id,
              itemStyle: { color: colourOf(node) },
            })),
            links: links.map(({ source, target, value }) => ({
              ...{ source: names.get(source) ?? source, target: names.get(target) ?? target, value },
              lineStyle: { color: 'target', opacity: 0.45 },
            })),
          },
        ],
      };
    };
  }, [moves, t]);
  const columns: readonly Column<Move>[] = [
    { name: t('column.from'), kind: 'text', of: (move) => t(`place.${move.from}`) },
    { name: t('column.to'), kind: 'text', of: (move) => t(`place.${move.to}`) },
    { name: t('column.way'), kind: 'text', of: ({ way }) => t(`moves.${way}`) },
    { name: t('column.moves'), kind: 'count', of: (move) => move.moves },
  ];
  return (
    <Figure
      name={t('moves.name')}
      file="moves"
      height={460}
      minWidth={720}
      columns={columns}
      rows={moves}
      keyOf={(move) => `${move.from} ${move.to}`}
      option={option}
    >
      <Text size="sm" c="dimmed">
        {t('moves.period', {
          from: from === null ? '–' : instant(from, i18n.language, timeZone),
          to: instant(to !== null && to < asOf ? to : asOf, i18n.language, timeZone),
        })}
      </Text>
    </Figure>
  );
};
