// `leadcycle dlq list`: which records could nobody read, and which leads wait?
import { deadRecords, placeName } from '../../projections/dead-letters/dead-records.ts';
import type { DeadRecord } from '../../projections/dead-letters/dead-records.ts';
import { waitingLeads } from '../../projections/dead-letters/parked-leads.ts';
import type { WaitingLead } from '../../projections/dead-letters/parked-leads.ts';
import { print } from '../answer.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { schemaOf } from '../../projections/consumers.ts';
import { deadLettersOf } from './consumer.ts';
import type { Consumer } from '../../projections/consumers.ts';

interface Options {
  readonly consumer: Consumer;
  readonly limit: number;
  readonly json?: boolean;
}

interface Listed {
  readonly consumer: Consumer;
  /** All there are; `records` has the latest of them. */
  readonly unreadable: number;
  readonly records: readonly (DeadRecord & { readonly id: string })[];
  readonly leads: readonly WaitingLead[];
}

export const listWaiting = async ({ consumer, limit, ...options }: Options): Promise<void> => {
  const listed = await withReadSide(async (side): Promise<Listed> => {
    const records = await deadRecords(deadLettersOf(side, consumer));
    return {
      ...{ consumer, unreadable: records.length },
      records: records.slice(-limit).map((record) => ({ id: placeName(record), ...record })),
      leads: await waitingLeads(side.pool, schemaOf[consumer], { limit }),
    };
  });
  print({ json: listed, text: () => inWords(listed) }, options);
};

const inWords = ({ unreadable, records, leads }: Listed): string => {
  if (records.length === 0 && leads.length === 0) return 'Nothing waits: every record was taken in.';
  const parts: string[] = [];
  if (records.length > 0)
    parts.push(
      `${unreadable.toLocaleString('en-US')} records could not be read${unreadable > records.length ? `, the latest ${String(records.length)}` : ''}:`,
      table(
        ['record', 'published', 'bytes', 'key', 'because'],
        records.map(({ id, publishedAt, bytes, key, because }) => [
          ...[id, minute(publishedAt), bytes, key, because],
        ]),
      ),
    );
  if (leads.length > 0)
    parts.push(
      'Leads that wait, the longest first:',
      table(
        ['lead', 'for', 'since', 'stopped at', 'first waiting', 'waiting', 'because'],
        leads.map(({ leadId, kind, since, fromSeq, firstWaiting, waiting, because }) => [
          ...[leadId, kindWords[kind], minute(since), fromSeq, firstWaiting, waiting, because],
        ]),
      ),
    );
  return parts.join('\n');
};

export const kindWords: Readonly<Record<WaitingLead['kind'], string>> = {
  gap: 'a missing event',
  unfoldable: 'other software',
  conflict: 'a person',
};

const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
