// Which leads need not be read back from Postgres? The latest ones this process wrote, as long as their seq agrees.
import type { Lead } from '../../domain/lead.ts';

export interface CachedLead {
  readonly lead: Lead;
  /** Latest `time` among the lead's events. */
  readonly latest: string;
}

/** Holds the most recently used leads. An entry counts only if its seq is the one Postgres holds under lock. */
export class LeadCache {
  private readonly entries = new Map<string, CachedLead>();
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** The lead at exactly `seq`; undefined when another process may have moved it. */
  at(leadId: string, seq: number): CachedLead | undefined {
    const entry = this.entries.get(leadId);
    return entry?.lead.seq === seq ? entry : undefined;
  }

  clear(): void {
    this.entries.clear();
  }

  put(entry: CachedLead): void {
    const { leadId } = entry.lead;
    this.entries.delete(leadId);
    this.entries.set(leadId, entry);
    if (this.entries.size <= this.capacity) return;
    const oldest = this.entries.keys().next();
    if (oldest.done !== true) this.entries.delete(oldest.value);
  }
}
