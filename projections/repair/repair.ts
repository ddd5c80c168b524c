// What does the stream lack that is stored somewhere? Published again, byte for byte, from the first place that has it.
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { audit } from '../audit/audit.ts';
import type { LeadStates } from '../audit/audit.ts';
import { republisher } from '../runner/republish.ts';
import type { Republisher } from '../runner/republish.ts';
import { rereadRecord } from '../runner/stream-record.ts';
import type { LeadRecord } from '../runner/stream-record.ts';
import { lackingEvents } from './lacking.ts';
import { lostTails, replace, rewind } from './places.ts';
import type { EventId, LostTail } from './places.ts';
import type { StoredBytes, StoredEvent } from './stored-bytes.ts';

export interface RepairOptions {
  readonly kafka: Kafka;
  readonly pool: Pool;
  readonly topic: string;
  /** Asks leads themselves how far they are; a lead that does not answer is published only with `unconfirmed`. */
  readonly leadStates: LeadStates;
  /** Asked in this order. */
  readonly sources: readonly StoredBytes[];
  /** Only these; null: all. */
  readonly leadIds: ReadonlySet<string> | null;
  /** Also looks for events that workflows decided and nobody ever saw: asks every lead. */
  readonly askWorkflows: boolean;
  /** Trusts stored bytes of leads that nobody runs. */
  readonly unconfirmed: boolean;
  /** Says what it would do. */
  readonly dryRun: boolean;
  readonly tailMs?: number;
  readonly gapMs?: number;
}

export type RepairOutcome =
  | 'published'
  | 'would_be_published'
  /** Its workflow has it, and publishes it as soon as it can. */
  | 'on_its_way'
  | 'stored_nowhere'
  /** The lead itself does not know of it, or nobody runs the lead. */
  | 'unconfirmed'
  /** What is stored under this number is no readable event of it. */
  | 'spoilt';

export interface RepairedEvent {
  readonly leadId: string;
  readonly seq: number;
  readonly outcome: RepairOutcome;
  /** The place that had its bytes; null where none had. */
  readonly from: StoredBytes['name'] | null;
}

export interface Repaired {
  /** Partitions of which Kafka lost the end. */
  readonly lostTails: readonly LostTail[];
  readonly events: readonly RepairedEvent[];
}

/**
 * Publishes what is lacking, lead by lead, in order of seq. May be broken off and called again: what is there already is no
 * longer lacking. Values are what they were; a header says that they are no news, so nobody is notified.
 * @throws what Kafka or Postgres answers
 */
export const repair = async (options: RepairOptions): Promise<Repaired> => {
  const { kafka, pool, topic, dryRun } = options;
  const { differences } = await audit({
    ...{ kafka, pool, topic, leadStates: options.askWorkflows ? options.leadStates : null },
    ...(options.tailMs === undefined ? {} : { tailMs: options.tailMs }),
    ...(options.gapMs === undefined ? {} : { gapMs: options.gapMs }),
  });
  const tails = await lostTails(pool, kafka, topic);
  const stream = await republisher(kafka, topic);
  const events: RepairedEvent[] = [];
  try {
    const lost: EventId[] = [];
    if (!dryRun) for (const tail of tails) lost.push(...(await rewind(options, tail)));
    const lacking = await lackingEvents(pool, { differences, lost });
    for (const [leadId, seqs] of lacking)
      if (options.leadIds?.has(leadId) !== false)
        events.push(...(await repairLead(options, stream, { leadId, seqs })));
  } finally {
    await stream.close();
  }
  return { lostTails: tails, events };
};

interface Lacking {
  readonly leadId: string;
  readonly seqs: readonly number[];
}

const repairLead = async (
  options: RepairOptions,
  stream: Republisher,
  { leadId, seqs }: Lacking,
): Promise<readonly RepairedEvent[]> => {
  const stored = await storedBytes(options.sources, { leadId, seqs });
  const known = (await options.leadStates([leadId]))[0]?.seq ?? (options.unconfirmed ? Infinity : 0);
  const repaired: RepairedEvent[] = [];
  for (const seq of seqs) {
    const found = stored.get(seq);
    const told = (outcome: RepairOutcome): number =>
      repaired.push({ leadId, seq, outcome, from: found?.from ?? null });
    if (found === undefined) told('stored_nowhere');
    else if (found.state === 'on_its_way') told('on_its_way');
    else if (seq > known) told('unconfirmed');
    else {
      const record = recordOf(found.value, { leadId, seq });
      if (record === null) told('spoilt');
      else if (options.dryRun) told('would_be_published');
      else {
        const [place] = await stream.publish([record]);
        if (place !== undefined) await replace(options.pool, { leadId, seq }, place);
        told('published');
      }
    }
  }
  return repaired;
};

const storedBytes = async (
  sources: readonly StoredBytes[],
  { leadId, seqs }: Lacking,
): Promise<ReadonlyMap<number, StoredEvent & { readonly from: StoredBytes['name'] }>> => {
  const found = new Map<number, StoredEvent & { readonly from: StoredBytes['name'] }>();
  for (const source of sources) {
    const still = seqs.filter((seq) => !found.has(seq));
    if (still.length === 0) break;
    for (const [seq, event] of await source.find(leadId, still))
      found.set(seq, { ...event, from: source.name });
  }
  return found;
};

/** Null where the bytes are not an event of this lead under this number. */
const recordOf = (
  value: Buffer,
  { leadId, seq }: { readonly leadId: string; readonly seq: number },
): LeadRecord | null => {
  try {
    const record = rereadRecord({ partition: -1, offset: -1, value });
    const isIt = record.leadId === leadId && record.seq === seq && record.decoded.kind === 'event';
    return isIt ? record : null;
  } catch {
    return null;
  }
};
