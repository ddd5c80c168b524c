// Where do all open leads stand, and what is late there? Counted once for everybody who looks at the same moment.
import type { Place, Tier } from '../events/vocabulary.ts';
import { boardRows, targetsInUse } from '../projections/lead/board.ts';
import type { BoardRow } from '../projections/lead/board.ts';
import { briefly } from './brief-memory.ts';
import type { ReadSide } from './read-side.ts';
import { riskBound } from './risk-bounds.ts';

export interface CountedBoard {
  /** UTC; leads are counted as the read models had them then. */
  readonly at: string;
  readonly rows: readonly BoardRow[];
}

/** Shorter than a console waits before it looks again at what the stream told of, so that nobody is told what was before it. */
const rememberMs = 300;

/** The board of the whole company, at most 0.3 s old. A count takes as long as there are open leads, however many look. */
export const boardOf = (side: ReadSide): (() => Promise<CountedBoard>) => {
  let targets: readonly { readonly office: string; readonly targetMs: number }[] = [];
  const counted = async (): Promise<CountedBoard> => {
    const organisation = await side.organisation();
    const now = side.now();
    const at = new Date(now).toISOString();
    const rows = await boardRows(side.pool, {
      ...{ now: at, bounds: targets.map((target) => riskBound(organisation, target, now)) },
    });
    return { at, rows };
  };
  return briefly(rememberMs, async () => {
    const board = await counted();
    if (board.rows.every(({ unbounded }) => unbounded === 0)) return board;
    // A new office or playbook: its targets are learnt, and what was counted without them is counted again.
    targets = await targetsInUse(side.pool);
    return counted();
  });
};

export interface BoardCell {
  readonly stage: Place;
  readonly tier: Tier | null;
  readonly leads: number;
  readonly amounts: readonly { readonly currency: string; readonly minor: string }[];
  readonly late: number;
  readonly atRisk: number;
}

export interface SeenBoard {
  readonly at: string;
  readonly cells: readonly BoardCell[];
  /** Since when the lead stands in a stage that has stood there the longest; UTC. */
  readonly oldest: readonly { readonly stage: Place; readonly movedAt: string }[];
}

/** The board of some offices; null: of all. */
export const boardSeen = ({ at, rows }: CountedBoard, offices: readonly string[] | null): SeenBoard => {
  const seen = offices === null ? null : new Set(offices);
  const cells = new Map<string, BoardCell>();
  const oldest = new Map<Place, string>();
  for (const row of rows) {
    if (seen?.has(row.office) === false) continue;
    const { stage, tier } = row;
    const key = `${stage} ${tier ?? ''}`;
    const cell = cells.get(key) ?? { stage, tier, leads: 0, amounts: [], late: 0, atRisk: 0 };
    cells.set(key, {
      ...{ stage, tier, leads: cell.leads + row.leads, amounts: withAmount(cell.amounts, row) },
      ...{ late: cell.late + row.late, atRisk: cell.atRisk + row.atRisk },
    });
    const first = oldest.get(stage);
    if (first === undefined || row.oldest < first) oldest.set(stage, row.oldest);
  }
  return {
    at,
    cells: [...cells.values()],
    oldest: [...oldest].map(([stage, movedAt]) => ({ stage, movedAt })),
  };
};

const withAmount = (
  amounts: BoardCell['amounts'],
  { currency, minor }: Pick<BoardRow, 'currency' | 'minor'>,
): BoardCell['amounts'] => {
  if (currency === null) return amounts;
  const before = amounts.find((amount) => amount.currency === currency)?.minor ?? '0';
  const sum = String(BigInt(before) + BigInt(minor));
  return [...amounts.filter((amount) => amount.currency !== currency), { currency, minor: sum }];
};
