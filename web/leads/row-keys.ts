// How does one go through rows by keyboard? Arrows or j and k, Enter opens, Space marks; j and k lead there from anywhere.
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

interface Doing {
  /** Brings the row into sight. */
  readonly show: (index: number) => void;
  readonly open: (index: number) => void;
  readonly mark: (index: number) => void;
}

interface RowKeys {
  readonly active: number | null;
  readonly setActive: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly grid: RefObject<HTMLTableElement | null>;
}

const page = 10;

export const useRowKeys = (count: number, { show, open, mark }: Doing): RowKeys => {
  const [chosen, setActive] = useState<number | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const active = chosen === null || count === 0 ? null : Math.min(chosen, count - 1);
  const go = (to: number): void => {
    if (count === 0) return;
    const index = Math.max(0, Math.min(to, count - 1));
    setActive(index);
    show(index);
    grid.current?.focus({ preventScroll: true });
  };
  const down = (): void => go(active === null ? 0 : active + 1);
  const up = (): void => go(active === null ? 0 : active - 1);
  useHotkeys([
    ['j', down],
    ['k', up],
  ]);
  const moves: Readonly<Record<string, () => void>> = {
    ...{ ArrowDown: down, ArrowUp: up, Home: () => go(0), End: () => go(count - 1) },
    PageDown: () => go((active ?? 0) + page),
    PageUp: () => go((active ?? 0) - page),
    Enter: () => {
      if (active !== null) open(active);
    },
    ' ': () => {
      if (active !== null) mark(active);
    },
  };
  return {
    ...{ active, setActive, grid },
    onKeyDown: (event) => {
      // A box or a link in a row has keys of its own.
      if (event.target !== event.currentTarget) return;
      const move = moves[event.key];
      if (move === undefined) return;
      event.preventDefault();
      move();
    },
  };
};
