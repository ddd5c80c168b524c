// What stands in each cell of the board? Leads by stage and tier, amounts by currency, and what is late or at risk there.
import type { Schemas } from '../client.ts';

export const stages = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'nurture'] as const;
/** none: no tier has been decided yet. */
export const tiers = ['none', 'rep_office', 'region', 'headquarters'] as const;
export type Stage = (typeof stages)[number];
export type Tier = (typeof tiers)[number];

export interface Cell {
  readonly leads: number;
  readonly amounts: readonly { readonly currency: string; readonly minor: string }[];
  readonly late: number;
  readonly atRisk: number;
}

export const noLeads: Cell = { leads: 0, amounts: [], late: 0, atRisk: 0 };

const keyOf = (stage: string, tier: string | null): string => `${stage} ${tier ?? 'none'}`;

/** By `cellKey`; a cell without leads is missing. */
export type Cells = ReadonlyMap<string, Cell>;
export const cellAt = (cells: Cells, stage: Stage, tier: Tier): Cell =>
  cells.get(keyOf(stage, tier)) ?? noLeads;

/** @param clocks open clocks; a lead with several counts once, as the worst of them */
export const cellsOf = (
  rows: Schemas['Pipeline']['rows'],
  clocks: Schemas['ServiceLevels']['clocks'],
): Cells => {
  const cells = new Map<string, Cell>();
  for (const { cut, leads, currency, minor } of rows) {
    const key = keyOf(cut['stage'] ?? '', cut['tier'] ?? null);
    const cell = cells.get(key) ?? noLeads;
    const amounts = currency === null ? cell.amounts : [...cell.amounts, { currency, minor }];
    cells.set(key, { ...cell, leads: cell.leads + leads, amounts });
  }
  for (const { stage, tier, urgency } of worstOfEach(clocks).values()) {
    const key = keyOf(stage, tier);
    const cell = cells.get(key) ?? noLeads;
    const { late, atRisk } = cell;
    cells.set(key, {
      ...cell,
      ...(urgency === 'late' ? { late: late + 1 } : { atRisk: atRisk + 1 }),
    });
  }
  return cells;
};

type Clock = Schemas['ServiceLevels']['clocks'][number];

const worstOfEach = (clocks: readonly Clock[]): ReadonlyMap<string, Clock> => {
  const worst = new Map<string, Clock>();
  for (const clock of clocks) {
    if (clock.urgency !== 'late' && clock.urgency !== 'at_risk') continue;
    if (worst.get(clock.leadId)?.urgency !== 'late') worst.set(clock.leadId, clock);
  }
  return worst;
};

/** Sums of several cells. */
export const together = (cells: readonly Cell[]): Cell =>
  cells.reduce((sum, cell) => {
    const minors = new Map(sum.amounts.map(({ currency, minor }) => [currency, BigInt(minor)]));
    for (const { currency, minor } of cell.amounts)
      minors.set(currency, (minors.get(currency) ?? 0n) + BigInt(minor));
    return {
      leads: sum.leads + cell.leads,
      amounts: [...minors].map(([currency, minor]) => ({ currency, minor: String(minor) })),
      late: sum.late + cell.late,
      atRisk: sum.atRisk + cell.atRisk,
    };
  }, noLeads);
