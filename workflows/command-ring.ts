// Which commands did the lead accept already, and what did it answer?
import { LeadRejection } from '../domain/rejection.ts';
import type { Batch, Receipt } from '../events/commands/batch.ts';
import { printOf } from './command-print.ts';
import { ringLimit } from './policies.ts';

/** One accepted command; also those that made no event. */
export interface Remembered {
  readonly id: string;
  /** Workflow time in epoch milliseconds. */
  readonly at: number;
  readonly print: string;
  /** The last seq the lead had given by then; the events of the command are the ones up to it. */
  readonly seq: number;
  readonly types: readonly string[];
}

/**
 * The answer to a command that was accepted before; null for a new one.
 * @throws LeadRejection `command_id_reused` when another command had this id
 */
export const answerOf = (ring: readonly Remembered[], batch: Batch, leadId: string): Receipt | null => {
  const known = ring.find(({ id }) => id === batch.commandId);
  if (known === undefined) return null;
  if (known.print !== printOf(batch))
    throw new LeadRejection(
      'command_id_reused',
      `Command id ${batch.commandId} was used for another command.`,
      'Give each command an id of its own; repeat one only with the same content.',
    );
  return { ...receiptOf(known, leadId), duplicate: true };
};

export const receiptOf = ({ seq, types }: Remembered, leadId: string): Receipt => ({
  leadId,
  seq,
  events: types.map((type, index) => ({ type, seq: seq - types.length + 1 + index })),
  duplicate: false,
});

/** The ring with one more; those that are old enough to be refused as stale leave, but some always stay. */
export const remember = (ring: readonly Remembered[], accepted: Remembered): readonly Remembered[] => [
  ...trimmed(ring, accepted.at),
  accepted,
];

/**
 * @param now epoch milliseconds
 * @throws LeadRejection `too_busy` when a day's commands fill the ring
 */
export const requireRoom = (ring: readonly Remembered[], now: number): void => {
  if (ring.length < ringLimit.atMost || trimmed(ring, now).length < ringLimit.atMost) return;
  throw new LeadRejection(
    'too_busy',
    `This lead has accepted ${ringLimit.atMost} commands within a day.`,
    'Send the command again tomorrow, and look for what sends so many.',
  );
};

const trimmed = (ring: readonly Remembered[], now: number): readonly Remembered[] => {
  const young = ring.findIndex(({ at }) => at > now - ringLimit.age);
  const old = young === -1 ? ring.length : young;
  return ring.slice(Math.min(old, Math.max(0, ring.length - ringLimit.atLeast)));
};
