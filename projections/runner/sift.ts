// What becomes of a lead's records in a chunk? Applied in order of seq, told duplicates, or held back. Pure.
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import type { AppliedEvent } from '../read-model.ts';
import { noRulings } from './rulings.ts';
import type { Rulings } from './rulings.ts';
import { sha256 } from './stream-record.ts';
import type { LeadRecord } from './stream-record.ts';

export type ParkedKind = 'gap' | 'unfoldable' | 'conflict';

export interface Parked {
  readonly kind: ParkedKind;
  /** The seq at which the lead stopped. */
  readonly fromSeq: number;
  readonly because: string;
}

/** What the tables hold of a lead before the chunk. */
export interface Known {
  readonly leadId: string;
  /** Nothing of it was ever applied or held. */
  readonly isNew: boolean;
  readonly last: number;
  readonly lead: Lead | null;
  readonly latest: string | null;
  readonly parked: Parked | null;
  /** Records parked before. */
  readonly held: readonly LeadRecord[];
  /** sha256 of the applied event with that seq, for the seqs this chunk repeats; null where a repeat is not compared. */
  readonly hashes: ReadonlyMap<number, string> | null;
}

export interface Sifted {
  readonly applied: readonly AppliedEvent[];
  readonly parked: Parked | null;
  /** Records to park now. */
  readonly toHold: readonly LeadRecord[];
  /** Records parked before that found their place. */
  readonly drained: readonly LeadRecord[];
  readonly duplicates: number;
  /** Seqs of which two different values are known. */
  readonly conflicts: readonly number[];
  /** The last number of a late event, whether it was given here or before. */
  readonly late: number;
}

/** What a lead's records are applied to. */
export interface SiftedAt {
  /** Readers of the cursor may have come as far: what is settled by an earlier offset, or by none, is late. */
  readonly told: number;
  /** The last number that was given to a late event. */
  readonly late: number;
  /** Tries an unfoldable lead again (new software may read it). */
  readonly retry: boolean;
  /** Where people have said which of two values counts: others are passed over. */
  readonly rulings?: Rulings;
}

/** @param records of one lead, in the order of their offsets */
export const sift = (known: Known, records: readonly LeadRecord[], at: SiftedAt): Sifted => {
  const sifter = new Sifter(known, at);
  if (sifter.parked?.kind === 'conflict' && at.rulings !== undefined) sifter.reconsider();
  if (at.retry && sifter.parked?.kind === 'unfoldable') sifter.drain(null);
  for (const record of records) sifter.take(record);
  return sifter.result();
};

class Sifter {
  parked: Parked | null;
  private readonly known: Known;
  private last: number;
  private lead: Lead | null;
  private waiting: LeadRecord[];
  private readonly applied: AppliedEvent[] = [];
  private readonly conflicts: number[] = [];
  private readonly told: number;
  private readonly rulings: Rulings;
  private duplicates = 0;
  private late: number;

  constructor(known: Known, { told, late, rulings = noRulings }: SiftedAt) {
    this.known = known;
    this.told = told;
    this.late = late;
    this.rulings = rulings;
    this.last = known.last;
    this.lead = known.lead;
    this.parked = known.parked;
    this.waiting = known.held.filter((record) => this.counts(record));
  }

  /** Whether a conflict is still one, after what was ruled out has gone. */
  reconsider(): void {
    const rival = this.waiting.find(({ seq }) => seq <= this.last);
    this.parked = null;
    if (rival === undefined) this.drain(null);
    else this.park('conflict', rival.seq, `seq ${rival.seq} came again with a different value`);
  }

  take(record: LeadRecord): void {
    const { seq } = record;
    if (!this.counts(record)) {
      this.duplicates += 1;
      return;
    }
    // Almost every record is the next one of a lead that waits for nothing.
    if (this.parked === null && this.waiting.length === 0 && seq === this.last + 1) {
      const because = this.apply(record, record.offset);
      if (because === null) return;
      this.waiting.push(record);
      return this.park('unfoldable', seq, because);
    }
    if (seq <= this.last) return this.compare(record);
    const others = this.waiting.filter((held) => held.seq === seq);
    if (others.some((held) => held.value.equals(record.value))) {
      this.duplicates += 1;
      return;
    }
    this.waiting.push(record);
    if (this.parked !== null && this.parked.kind !== 'gap') return;
    if (others.length > 0) this.park('conflict', seq, `seq ${seq} came with two different values`);
    else if (seq === this.last + 1) this.drain(record.offset);
    else this.parkGap();
  }

  /**
   * Applies whatever waits for the next place, until a seq is missing, doubtful or not understood.
   * @param by offset of the record that filled the gap; null where none did
   */
  drain(by: number | null): void {
    while (true) {
      const next = this.waiting.filter(({ seq }) => seq === this.last + 1);
      const [record, rival] = next;
      if (record === undefined) break;
      if (rival !== undefined)
        return this.park('conflict', record.seq, `seq ${record.seq} came with two different values`);
      const because = this.apply(record, by);
      if (because !== null) return this.park('unfoldable', record.seq, because);
      this.waiting = this.waiting.filter((held) => held !== record);
    }
    if (this.waiting.some(({ seq }) => seq > this.last)) this.parkGap();
    else this.parked = null;
  }

  result(): Sifted {
    const held = new Set(this.known.held);
    const waiting = new Set(this.waiting);
    return {
      applied: this.applied,
      parked: this.parked,
      toHold: this.waiting.filter((record) => !held.has(record)),
      drained: this.known.held.filter((record) => !waiting.has(record)),
      duplicates: this.duplicates,
      conflicts: this.conflicts,
      late: this.late,
    };
  }

  /** False where somebody has ruled that another value of this number counts. */
  private counts({ seq, value }: LeadRecord): boolean {
    const kept = this.rulings.get(seq);
    return kept === undefined || kept === sha256(value);
  }

  private compare(record: LeadRecord): void {
    const { seq } = record;
    const here = this.applied.find((event) => event.seq === seq);
    const same =
      here === undefined
        ? this.known.hashes === null || this.known.hashes.get(seq) === sha256(record.value)
        : here.value.equals(record.value);
    if (same || this.waiting.some((held) => held.seq === seq && held.value.equals(record.value))) {
      this.duplicates += 1;
      return;
    }
    this.waiting.push(record);
    this.park('conflict', seq, `seq ${seq} came again with a different value`);
  }

  /** Null when applied, else why not. */
  private apply(record: LeadRecord, by: number | null): string | null {
    const { decoded, leadId, seq, partition, offset, value, republished } = record;
    if (decoded.kind === 'unfoldable') return decoded.because;
    const { envelope, event } = decoded;
    try {
      const after = evolve(this.lead, event, leadId);
      if (after.seq !== seq) return `${event.type} does not continue the lead at seq ${seq}`;
      const { settledAt, late } = this.placeOf(by);
      this.applied.push({
        leadId,
        ...{ seq, partition, offset, settledAt, late, republished, envelope, event, value, after },
      });
      this.lead = after;
      this.last = seq;
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Where readers come by what is applied now. */
  private placeOf(by: number | null): Pick<AppliedEvent, 'settledAt' | 'late'> {
    if (by !== null && by >= this.told) return { settledAt: by, late: null };
    this.late += 1;
    return { settledAt: this.told, late: this.late };
  }

  private parkGap(): void {
    const missing = this.last + 1;
    const later = this.waiting.map(({ seq }) => seq).filter((seq) => seq > missing);
    this.park('gap', missing, `seq ${missing} is missing before seq ${Math.min(...later)}`);
  }

  private park(kind: ParkedKind, fromSeq: number, because: string): void {
    if (kind === 'conflict') this.conflicts.push(fromSeq);
    // A conflict is for a person to settle: nothing that follows makes it less.
    if (this.parked?.kind !== 'conflict') this.parked = { kind, fromSeq, because };
  }
}
