// `leadcycle dlq show`: what exactly is the matter with one record or lead?
import { writeFile } from 'node:fs/promises';
import { deadRecordAt, placeName } from '../../projections/dead-letters/dead-records.ts';
import type { DeadRecordInFull, Place } from '../../projections/dead-letters/dead-records.ts';
import { waitingLeads, waitingRecords } from '../../projections/dead-letters/parked-leads.ts';
import type { WaitingLead, WaitingRecord } from '../../projections/dead-letters/parked-leads.ts';
import type { ReadSide } from '../../doors/read-side.ts';
import { print } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { CliFailure, misuse } from '../failure.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { storedEvent } from '../../projections/dead-letters/stored-event.ts';
import type { StoredValue } from '../../projections/dead-letters/stored-event.ts';
import { schemaOf } from '../../projections/consumers.ts';
import { deadLettersOf } from './consumer.ts';
import type { Consumer } from '../../projections/consumers.ts';
import { deadLetterId } from './dead-letter-id.ts';
import { kindWords } from './list.ts';

interface Options {
  readonly consumer: Consumer;
  readonly write?: string;
  readonly json?: boolean;
}

export const showOne = async (word: string, options: Options): Promise<void> => {
  const named = deadLetterId(word);
  if (named.kind === 'lead' && options.write !== undefined)
    throw misuse('--write takes the bytes of one record; this is a lead.', 'Leave it out, or name a record.');
  const answer = await withReadSide((side) =>
    named.kind === 'record'
      ? recordAnswer(side, named.place, options)
      : leadAnswer(side, named.leadId, options),
  );
  print(answer, options);
};

const recordAnswer = async (side: ReadSide, place: Place, { consumer, write }: Options): Promise<Answer> => {
  const record = await requireRecord(side, place, consumer);
  if (write !== undefined) await writeNew(write, record.value ?? Buffer.alloc(0));
  const { value, ...rest } = record;
  const text = value?.toString('utf8') ?? null;
  const isText = value === null || Buffer.from(text ?? '').equals(value);
  const shown = { value: isText ? text : null, base64: value?.toString('base64') ?? null };
  return {
    json: { id: placeName(record), ...rest, ...shown },
    text: () =>
      [
        `Record ${placeName(record)}, published ${record.publishedAt}, key ${record.key ?? '–'}: ${record.because}.`,
        ...Object.entries(record.headers).map(([name, header]) => `  ${name}: ${header}`),
        isText
          ? (text ?? '(no value)')
          : `(no text: ${String(record.bytes)} bytes, in base64)\n${shown.base64 ?? ''}`,
        ...(write === undefined ? [] : [`Its bytes are in ${write}.`]),
      ].join('\n'),
  };
};

/** @throws CliFailure where there is no such dead letter */
export const requireRecord = async (
  side: ReadSide,
  place: Place,
  consumer: Consumer,
): Promise<DeadRecordInFull> => {
  const record = await deadRecordAt(deadLettersOf(side, consumer), place);
  if (record !== null) return record;
  throw new CliFailure(
    `No dead letter came from ${placeName(place)}.`,
    '`leadcycle dlq list` shows which there are.',
    { code: 'unknown_dead_letter' },
  );
};

const writeNew = async (file: string, bytes: Buffer): Promise<void> => {
  await writeFile(file, bytes, { flag: 'wx' }).catch((cause: unknown) => {
    throw new CliFailure(
      `The file ${file} cannot be written.`,
      'Give the path of a file that is not there yet, in a folder that is.',
      { cause },
    );
  });
};

const leadAnswer = async ({ pool }: ReadSide, leadId: string, { consumer }: Options): Promise<Answer> => {
  const [lead] = await waitingLeads(pool, schemaOf[consumer], { leadId, limit: 1 });
  if (lead === undefined) throw notWaiting(leadId);
  const records = await waitingRecords(pool, schemaOf[consumer], leadId);
  const stored = lead.kind === 'conflict' ? await storedEvent(pool, { leadId, seq: lead.fromSeq }) : null;
  return {
    json: {
      ...lead,
      stored: stored === null ? null : { sha256: stored.sha256, value: stored.value.toString('utf8') },
      records: records.map(({ value, ...rest }) => ({ ...rest, value: value.toString('utf8') })),
    },
    text: () => leadInWords(lead, records, stored),
  };
};

export const notWaiting = (leadId: string): CliFailure =>
  new CliFailure(`Lead ${leadId} does not wait.`, '`leadcycle dlq list` shows which do.', {
    code: 'not_waiting',
  });

const leadInWords = (
  lead: WaitingLead,
  records: readonly WaitingRecord[],
  stored: StoredValue | null,
): string =>
  [
    `Lead ${lead.leadId} waits for ${kindWords[lead.kind]} since ${lead.since}, at seq ${String(lead.fromSeq)}: ${lead.because}.`,
    table(
      ['seq', 'record', 'sha256', 'type'],
      [
        ...(stored === null
          ? []
          : [[lead.fromSeq, 'stored', stored.sha256.slice(0, 16), typeIn(stored.value)]]),
        ...records.map(({ seq, partition, offset, sha256, value }) => [
          ...[seq, placeName({ partition, offset }), sha256.slice(0, 16), typeIn(value)],
        ]),
      ],
    ),
    ...(lead.kind === 'conflict'
      ? [
          `\`leadcycle dlq rule ${lead.leadId} --keep ${stored === null ? 'PARTITION/OFFSET' : 'stored'} --because TEXT\` says which counts; --json shows them whole.`,
        ]
      : []),
  ].join('\n');

const typeIn = (value: Buffer): string =>
  /"type":"(?<type>leadcycle\.[^"]+)"/u.exec(value.toString('utf8'))?.groups?.['type'] ?? '–';
