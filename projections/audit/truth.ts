// What does the stream say where the `event` table is wrong? Kept only for what differs.
import type { Difference } from './difference.ts';

/** Differences found so far, and the bytes of the stream where the table cannot be trusted. */
export class Truth {
  readonly differences: Difference[] = [];
  private readonly corrections = new Map<string, Map<number, Buffer>>();
  private readonly excluded = new Set<string>();

  tell(difference: Difference): void {
    this.differences.push(difference);
  }

  /** The stream's own bytes of an event that the table lacks or spoils. */
  correct(leadId: string, seq: number, value: Buffer): void {
    const ofLead = this.corrections.get(leadId) ?? new Map<number, Buffer>();
    this.corrections.set(leadId, ofLead.set(seq, value));
  }

  correction(leadId: string, seq: number): Buffer | undefined {
    return this.corrections.get(leadId)?.get(seq);
  }

  correctionsOf(leadId: string): ReadonlyMap<number, Buffer> {
    return this.corrections.get(leadId) ?? new Map<number, Buffer>();
  }

  correctedLeads(): readonly string[] {
    return [...this.corrections.keys()];
  }

  /** A row of the table that the stream does not have. */
  exclude(partition: number, offset: number): void {
    this.excluded.add(`${partition}:${offset}`);
  }

  isExcluded(partition: number, offset: number): boolean {
    return this.excluded.has(`${partition}:${offset}`);
  }
}
