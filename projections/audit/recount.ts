// Are the roll-ups the sum of the leads? Counted again from the folded leads, cell by cell.
import type { ClientBase } from 'pg';
import { cellOf, cuts } from '../pipeline/contributions.ts';
import { standingOf } from '../lead/standing.ts';
import type { FoldedLead } from './fold-leads.ts';
import type { Truth } from './truth.ts';

export class Recount {
  private readonly cells = new Map<string, { leads: number; minor: bigint }>();

  add({ lead }: FoldedLead): void {
    if (lead === null) return;
    const standing = standingOf(lead);
    const key = JSON.stringify(cellOf(standing));
    const cell = this.cells.get(key) ?? { leads: 0, minor: 0n };
    this.cells.set(key, { leads: cell.leads + 1, minor: cell.minor + BigInt(standing.minor ?? 0) });
  }

  async compare(client: ClientBase, truth: Truth): Promise<void> {
    const { rows } = await client.query<{ cell: string[]; leads: string; minor: string }>(
      `select array[${cuts.join(', ')}] as cell, sum(leads)::text as leads, sum(minor)::text as minor
       from pipeline_part group by ${cuts.join(', ')} having sum(leads) <> 0 or sum(minor) <> 0`,
    );
    const left = new Map(this.cells);
    const tell = (cell: readonly string[], kept: string, counted: string): void =>
      truth.tell({
        ...{ kind: 'counts_differ', leadId: null, seq: null, where: 'pipeline_part' },
        because: `${cuts.map((cut, index) => `${cut} ${cell[index] === '' ? '–' : (cell[index] ?? '')}`).join(', ')}: kept ${kept}, counted ${counted}`,
      });
    for (const { cell, leads, minor } of rows) {
      const key = JSON.stringify(cell);
      const counted = left.get(key) ?? { leads: 0, minor: 0n };
      left.delete(key);
      if (leads !== String(counted.leads) || minor !== String(counted.minor))
        tell(cell, `${leads} (${minor})`, `${counted.leads} (${counted.minor})`);
    }
    for (const [key, counted] of left)
      tell(JSON.parse(key) as string[], '0 (0)', `${counted.leads} (${counted.minor})`);
  }
}
