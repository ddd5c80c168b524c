// Which findings were heard, and which were taken back? New ones as rows; what becomes of those that were there before.
import type { LeadChange } from '../read-model.ts';

export interface FindingRow {
  readonly leadId: string;
  readonly findingId: string;
  readonly seq: number;
  readonly angle: string;
  readonly result: string;
  readonly medium: string;
  readonly contactId: string;
  readonly level: string | null;
  readonly verifier: string;
  readonly recordedBy: string;
  readonly time: string;
  readonly recordedtime: string;
  readonly validUntil: string;
  readonly supersededSeq: number | null;
  readonly supersededAt: string | null;
  readonly supersededRecordedtime: string | null;
  readonly supersededBy: string | null;
}

type TakenBack = Pick<FindingRow, 'leadId' | 'findingId'> & {
  readonly [Part in Extract<keyof FindingRow, `superseded${string}`>]: NonNullable<FindingRow[Part]>;
};

export interface FindingRows {
  readonly heard: readonly FindingRow[];
  /** Of findings that were heard before the chunk. */
  readonly takenBack: readonly TakenBack[];
}

export const findingRows = (changes: readonly LeadChange[]): FindingRows => {
  const heard = new Map<string, FindingRow>();
  const takenBack: TakenBack[] = [];
  for (const { events } of changes)
    for (const { leadId, seq, event, envelope } of events) {
      const { recordedtime } = envelope;
      if (event.type === 'FindingRecorded') {
        const { findingId, angle, result, medium, contactId, level, validUntil } = event.data;
        heard.set(`${leadId} ${findingId}`, {
          leadId,
          ...{ findingId, seq, angle, result, medium, contactId, level, validUntil, recordedtime },
          ...{ verifier: event.data.verifier.personId, recordedBy: event.data.recordedBy.personId },
          ...{ time: event.time, supersededSeq: null, supersededAt: null },
          ...{ supersededRecordedtime: null, supersededBy: null },
        });
      }
      if (event.type !== 'FindingSuperseded') continue;
      const { findingId, by } = event.data;
      const superseded = {
        supersededSeq: seq,
        ...{ supersededAt: event.time, supersededRecordedtime: recordedtime },
        supersededBy: by.personId,
      };
      const finding = heard.get(`${leadId} ${findingId}`);
      if (finding === undefined) takenBack.push({ leadId, findingId, ...superseded });
      else heard.set(`${leadId} ${findingId}`, { ...finding, ...superseded });
    }
  return { heard: [...heard.values()], takenBack };
};
