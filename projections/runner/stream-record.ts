// What does a record of the topic say, and of which lead? Read once, at the edge.
import { createHash } from 'node:crypto';
import type { IHeaders } from 'kafkajs';
import { decode } from '../../events/codec.ts';
import type { Decoded } from '../../events/codec.ts';

/** A record as Kafka has it. */
export interface StreamRecord {
  readonly partition: number;
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
  /** Epoch milliseconds as text. */
  readonly timestamp: string;
}

/** A record of which at least lead and seq can be told. */
export interface LeadRecord {
  readonly partition: number;
  readonly offset: number;
  readonly value: Buffer;
  readonly leadId: string;
  readonly seq: number;
  /** Published again by a person, as its header tells; the value is what it always was. */
  readonly republished: boolean;
  readonly decoded: Exclude<Decoded, { kind: 'unreadable' }>;
}

export type ReadRecord =
  | { readonly kind: 'lead'; readonly record: LeadRecord }
  | { readonly kind: 'unreadable'; readonly record: StreamRecord; readonly because: string };

export const readRecord = (record: StreamRecord): ReadRecord => {
  const { partition, offset, value } = record;
  if (value === null) return { kind: 'unreadable', record, because: 'the record has no value' };
  const decoded = decode(value.toString('utf8'));
  if (decoded.kind === 'unreadable') return { kind: 'unreadable', record, because: decoded.because };
  const { leadId, seq } = decoded;
  // A lead id that Postgres cannot hold as a uuid names no lead.
  if (!uuid.test(leadId)) return { kind: 'unreadable', record, because: 'the id names no lead' };
  const republished = isRepublished(record.headers);
  return { kind: 'lead', record: { partition, offset, value, leadId, seq, republished, decoded } };
};

/** Reads a value again that was stored before as one of a lead. */
export const rereadRecord = (
  stored: Pick<LeadRecord, 'partition' | 'offset' | 'value'>,
  republished = false,
): LeadRecord => {
  const read = readRecord({ ...stored, key: null, headers: {}, timestamp: '0' });
  if (read.kind === 'lead') return { ...read.record, republished };
  throw new TypeError(
    `Partition ${stored.partition} offset ${stored.offset} names no lead: ${read.because}.`,
  );
};

/** The header that tells of it. Not the value: the same id always has the same bytes. */
export const republishedHeader = { ce_origin: 'repair' } as const;

const isRepublished = ({ ce_origin: origin }: IHeaders): boolean =>
  origin?.toString() === republishedHeader.ce_origin;

/** Bytes are the same when their sha256 is; in lower-case hex, as Postgres writes it. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
