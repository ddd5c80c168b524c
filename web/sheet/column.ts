// What is a column of figures? Its name, of which kind its figures are, and where they come from.
import type { ReactNode } from 'react';

export interface Money {
  readonly minor: string | number;
  readonly currency: string;
}

/** What a lead or a sum of leads says of its amount; null where it says none. */
export const moneyIn = ({
  currency,
  minor,
}: {
  readonly currency: string | null;
  readonly minor: Money['minor'] | null;
}): Money | null => (currency === null || minor === null ? null : { currency, minor });

interface Named<Row> {
  /** As the reader reads it; columns of one sheet have different names. */
  readonly name: string;
  /** What stands in the cell instead of the text, such as a link; a saved file has the text. */
  readonly show?: (row: Row) => ReactNode;
}

/** A share is from 0 to 1, a span in milliseconds. Null: there is nothing to tell. */
export type Column<Row> = Named<Row> &
  (
    | { readonly kind: 'text'; readonly of: (row: Row) => string | null }
    | { readonly kind: 'count' | 'share' | 'span'; readonly of: (row: Row) => number | null }
    | { readonly kind: 'money'; readonly of: (row: Row) => Money | null }
  );
