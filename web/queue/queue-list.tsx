// How is a long queue gone through? Only cards in sight are drawn; the next page comes as one scrolls.
import { Box } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Begun } from '../command/command-drawer.tsx';
import { QueueItem } from './queue-item.tsx';
import type { Queued } from './queue-queries.ts';

interface ListProps {
  readonly items: readonly Queued[];
  /** Of the whole queue, also where not all have come yet. */
  readonly leads: number;
  /** Asks for the next page; null after the last one, and while it is being asked for. */
  readonly more: (() => void) | null;
  readonly begin: (begun: Begun) => void;
}

/** Until a card is drawn and measured. */
const cardHeight = 170;
/** So many cards before the end the next page is asked for. */
const ahead = 10;

export const QueueList = ({ items, leads, more, begin }: ListProps): JSX.Element => {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [above, setAbove] = useState(0);
  // What stands above it comes and goes: who called for help, a mistake.
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top;
    if (top !== undefined) setAbove(Math.round(top + window.scrollY));
  });
  const cards = useWindowVirtualizer({
    ...{ count: items.length, estimateSize: () => cardHeight, overscan: 6, gap: 10 },
    scrollMargin: above,
    getItemKey: (index) => items[index]?.leadId ?? index,
  });
  const drawn = cards.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - ahead) more?.();
  }, [last, items.length, more]);
  return (
    <Box
      ref={list}
      component="ol"
      p={0}
      m={0}
      pos="relative"
      h={cards.getTotalSize()}
      style={{ listStyle: 'none' }}
      aria-label={t('page.queue')}
    >
      {drawn.flatMap(({ index, start }) => {
        const item = items[index];
        return item === undefined
          ? []
          : [
              <Box
                key={item.leadId}
                ref={cards.measureElement}
                component="li"
                data-index={index}
                aria-setsize={leads}
                aria-posinset={index + 1}
                pos="absolute"
                left={0}
                right={0}
                top={start - above}
              >
                <QueueItem item={item} begin={begin} />
              </Box>,
            ];
      })}
    </Box>
  );
};
