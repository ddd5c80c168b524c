// How is one figure written, in a cell and in a saved file alike?
import { money } from '../format.ts';
import type { Column } from './column.ts';

/** Null where there is nothing to tell. */
export const shownOf = <Row>(column: Column<Row>, row: Row, language: string): string | null => {
  switch (column.kind) {
    case 'text':
      return column.of(row);
    case 'count':
      return written(column.of(row), (count) => count.toLocaleString(language));
    case 'share':
      return written(column.of(row), (share) => shareShown(share, language));
    case 'span':
      return written(column.of(row), (ms) => spanShown(ms, language));
    case 'money': {
      const amount = column.of(row);
      return amount === null ? null : money(amount.minor, amount.currency, language);
    }
  }
};

const written = (figure: number | null, write: (figure: number) => string): string | null =>
  figure === null ? null : write(figure);

export const shareShown = (share: number, language: string): string =>
  share.toLocaleString(language, {
    ...{ style: 'percent', minimumFractionDigits: 1 },
    maximumFractionDigits: 1,
  });

const dayMs = 86_400_000;

/** In days from one day on, else in hours: figures below each other are to be compared. */
export const spanShown = (ms: number, language: string): string => {
  const [unit, size] = Math.abs(ms) >= dayMs ? (['day', dayMs] as const) : (['hour', 3_600_000] as const);
  return (ms / size).toLocaleString(language, {
    ...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 },
  });
};
