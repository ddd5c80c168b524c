// Which earlier row may be the same lead? The same id, or the same company and need.
import { companyKey } from '../company-key.ts';
import type { LeadRow } from './lead-row.ts';

export interface EarlierRow {
  readonly row: number;
  readonly externalId: string;
  readonly because: 'same id' | 'same company and product';
}

export interface EarlierRows {
  /**
   * The first accepted row that this one may repeat, or null; the row is remembered.
   * Rejected rows must not be shown to it.
   */
  remember(row: number, lead: Pick<LeadRow, 'externalId' | 'customerName' | 'product'>): EarlierRow | null;
}

/** Grows with the rows of the file: about 200 bytes each. */
export const createEarlierRows = (): EarlierRows => {
  const byId = new Map<string, number>();
  const byNeed = new Map<string, { readonly row: number; readonly externalId: string }>();
  return {
    remember(row, { externalId, customerName, product }) {
      const need = `${companyKey(customerName)}\u0000${product?.toLowerCase() ?? ''}`;
      const sameId = byId.get(externalId);
      const sameNeed = byNeed.get(need);
      if (sameId === undefined) byId.set(externalId, row);
      if (sameNeed === undefined) byNeed.set(need, { row, externalId });
      if (sameId !== undefined) return { row: sameId, externalId, because: 'same id' };
      return sameNeed === undefined ? null : { ...sameNeed, because: 'same company and product' };
    },
  };
};
