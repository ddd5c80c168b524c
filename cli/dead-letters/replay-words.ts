// What came of a record or a lead that was tried again, in words for a person?
import type { ReplayedLead } from '../../projections/dead-letters/replay-lead.ts';
import type { ReplayedRecord } from '../../projections/dead-letters/replay-record.ts';

export interface Outcome {
  readonly id: string;
  readonly outcome: ReplayedRecord['kind'] | ReplayedLead['kind'];
  /** Whether nothing is left to do about it. */
  readonly done: boolean;
  readonly sentence: string;
}

export const recordOutcome = (id: string, replayed: ReplayedRecord): Outcome => {
  const told = (done: boolean, sentence: string): Outcome => ({
    ...{ id, outcome: replayed.kind, done },
    sentence: `Record ${id}: ${sentence}`,
  });
  switch (replayed.kind) {
    case 'unreadable':
      return told(
        false,
        `it cannot be read: ${replayed.because}. Nothing was published. Mend its bytes (\`leadcycle dlq show ${id} --write FILE\`) and say --with FILE.`,
      );
    case 'unfoldable':
      return told(
        false,
        `it is seq ${String(replayed.seq)} of lead ${replayed.leadId}, which could not be folded with it: ${replayed.because}. Nothing was published.`,
      );
    case 'other_value':
      return told(
        false,
        `seq ${String(replayed.seq)} of lead ${replayed.leadId} is known with other bytes, and an event never changes. Nothing was published.`,
      );
    case 'known':
      return told(
        true,
        `seq ${String(replayed.seq)} of lead ${replayed.leadId} is there already, byte for byte; nothing was published.`,
      );
    case 'applied':
      return told(
        true,
        `published again; the read models hold it as seq ${String(replayed.seq)} of lead ${replayed.leadId}.`,
      );
    case 'lead_parked':
      return told(
        false,
        `published again as seq ${String(replayed.seq)} of lead ${replayed.leadId}, which waits for something else: \`leadcycle dlq show ${replayed.leadId}\`.`,
      );
    case 'on_its_way':
      return told(
        false,
        `published again as seq ${String(replayed.seq)} of lead ${replayed.leadId}; the projector has not come to it yet. Does it run? \`leadcycle status\` says so.`,
      );
  }
};

export const leadOutcome = (id: string, replayed: ReplayedLead): Outcome => {
  const told = (done: boolean, sentence: string): Outcome => ({
    ...{ id, outcome: replayed.kind, done },
    sentence: `Lead ${id}: ${sentence}`,
  });
  switch (replayed.kind) {
    case 'not_waiting':
      return told(true, 'it does not wait; there is nothing to try again.');
    case 'not_to_be_tried':
      return told(false, notTried(id, replayed.lead));
    case 'goes_on':
      return told(true, `it goes on; ${events(replayed.applied)} were taken in.`);
    case 'still_waits':
      return told(
        false,
        `${events(replayed.applied)} were taken in, then it waits again at seq ${String(replayed.lead.fromSeq)}: ${replayed.lead.because}.`,
      );
  }
};

const notTried = (
  id: string,
  { kind, because }: Extract<ReplayedLead, { kind: 'not_to_be_tried' }>['lead'],
): string => {
  switch (kind) {
    case 'gap':
      return `${because}. It goes on by itself when that event comes; \`leadcycle repair --lead ${id}\` publishes it from where it is stored.`;
    case 'conflict':
      return `${because}. Which of the two is true software cannot tell, and the stream keeps both: \`leadcycle dlq show ${id}\` shows them, \`leadcycle dlq rule ${id}\` says which counts.`;
    case 'unfoldable':
      return `${because}.`;
  }
};

const events = (count: number): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? 'event' : 'events'}`;
