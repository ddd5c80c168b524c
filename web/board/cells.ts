// What stands in each cell of the board? Leads by stage and tier, amounts by currency, and what is late or at risk there.
import type { Schemas } from '../client.ts';

export const stages = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'nurture'] as const;
/** none: no tier has been decided yet. */
export const tiers = ['none', 'rep_office', 'region', 'headquarters'] as const;
export type Stage = (typeof stages)[number];
export type Tier = (typeof tiers)[number];

export type Cell = Pick<Schemas['Board']['cells'][number], 'leads' | 'amounts' | 'late' | 'atRisk'>;

const noLeads: Cell = { leads: 0, amounts: [], late: 0, atRisk: 0 };

/** A cell without leads is missing in what the API tells. */
export const cellAt = (cells: Schemas['Board']['cells'], stage: Stage, tier: Tier): Cell =>
  cells.find((cell) => cell.stage === stage && (cell.tier ?? 'none') === tier) ?? noLeads;

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
