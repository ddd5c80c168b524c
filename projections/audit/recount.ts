// Are the roll-ups the sum of the leads? Counted again from the folded leads, cell by cell.
import type { ClientBase } from 'pg';
import { countsBetween, summed } from '../life/counts.ts';
import type { LivedOn } from '../life/counts.ts';
import type { WallClock } from '../life/wall-clock.ts';
import { cellOf, cuts } from '../pipeline/contributions.ts';
import { standingOf } from '../lead/standing.ts';
import { countsBetween as clockCountsBetween } from '../service-level/counts.ts';
import { clockRuns } from '../service-level/runs.ts';
import { dwellCounts } from '../stage-visit/dwell-counts.ts';
import { timesAfter } from '../stage-visit/dwelt.ts';
import type { Dwelt } from '../stage-visit/dwelt.ts';
import type { FoldedLead } from './fold-leads.ts';
import type { Truth } from './truth.ts';

/** By what a table counts, and what. */
interface RollUp {
  readonly table: string;
  readonly keys: readonly string[];
  readonly sums: readonly string[];
}

const pipelinePart: RollUp = { table: 'pipeline_part', keys: cuts, sums: ['leads', 'minor'] };
const lifeCount: RollUp = {
  ...{ table: 'life_count', keys: ['cut', 'month', 'value', 'state'] },
  sums: summed,
};

const dwellCount: RollUp = {
  ...{ table: 'dwell_count', keys: ['per', 'place', 'measure', 'bucket'], sums: ['lengths'] },
};

const clockCount: RollUp = {
  ...{ table: 'clock_count', keys: ['cut', 'clock', 'day', 'value'] },
  sums: ['met', 'met_late', 'breached_open', 'open_in_time', 'cancelled', 'excused'],
};

type Cells = Map<string, readonly bigint[]>;

export class Recount {
  private readonly pipeline: Cells = new Map();
  private readonly lives: Cells = new Map();
  private readonly clocks: Cells = new Map();
  private readonly lengths: Cells = new Map();

  add({ lead, change }: FoldedLead): void {
    if (lead === null) return;
    for (const count of clockCountsBetween(
      clockRuns([change]).begun.map((after) => ({ before: null, after })),
    )) {
      const { cut, clock, day, value, met, metLate, breachedOpen, openInTime, cancelled, excused } = count;
      const figures = [met, metLate, breachedOpen, openInTime, cancelled, excused];
      add(this.clocks, [cut, clock, day, value], figures);
    }
    const standing = standingOf(lead);
    add(this.pipeline, cellOf(standing), [1, standing.minor ?? 0]);
  }

  /** @param clock of the zone that they are counted in */
  addLives(lives: readonly Omit<LivedOn, 'before'>[], clock: WallClock): void {
    for (const count of countsBetween(
      lives.map((one) => ({ ...one, before: null })),
      clock,
    )) {
      const { cut, month, value, state } = count;
      add(
        this.lives,
        [cut, String(month), value, state],
        summed.map((name) => count[name]),
      );
    }
  }

  /** @param visits all of each lead that are over */
  addVisits(visits: readonly Dwelt[]): void {
    for (const { per, place, measure, bucket, lengths } of dwellCounts(visits, timesAfter([], visits)))
      add(this.lengths, [per, place, measure, String(bucket)], [lengths]);
  }

  async compare(client: ClientBase, truth: Truth): Promise<void> {
    await compareRollUp(client, truth, { rollUp: pipelinePart, counted: this.pipeline });
    await compareRollUp(client, truth, { rollUp: lifeCount, counted: this.lives });
    await compareRollUp(client, truth, { rollUp: clockCount, counted: this.clocks });
    await compareRollUp(client, truth, { rollUp: dwellCount, counted: this.lengths });
  }
}

const add = (cells: Cells, cell: readonly string[], more: readonly number[]): void => {
  const key = JSON.stringify(cell);
  const sums = cells.get(key);
  cells.set(
    key,
    more.map((one, index) => (sums?.[index] ?? 0n) + BigInt(one)),
  );
};

const compareRollUp = async (
  client: ClientBase,
  truth: Truth,
  { rollUp: { table, keys, sums }, counted }: { readonly rollUp: RollUp; readonly counted: Cells },
): Promise<void> => {
  const { rows } = await client.query<{ cell: string[]; sums: string[] }>(
    `select array[${keys.map((key) => `${key}::text`).join(', ')}] as cell,
            array[${sums.map((sum) => `sum(${sum})::text`).join(', ')}] as sums
     from ${table} group by ${keys.join(', ')} having ${sums.map((sum) => `sum(${sum}) <> 0`).join(' or ')}`,
  );
  const left = new Map(counted);
  const none = sums.map(() => '0');
  const compare = (cell: readonly string[], kept: readonly string[], told: readonly string[]): void => {
    if (kept.join() === told.join()) return;
    truth.tell({
      ...{ kind: 'counts_differ', leadId: null, seq: null, where: table },
      because: `${keys.map((key, index) => `${key} ${cell[index] === '' ? '–' : (cell[index] ?? '')}`).join(', ')}: kept ${figures(kept)}, counted ${figures(told)}`,
    });
  };
  for (const { cell, sums: kept } of rows) {
    const key = JSON.stringify(cell);
    compare(cell, kept, left.get(key)?.map(String) ?? none);
    left.delete(key);
  }
  for (const [key, told] of left) compare(JSON.parse(key) as string[], none, told.map(String));
};

const figures = ([first, ...others]: readonly string[]): string => `${first ?? ''} (${others.join(', ')})`;
