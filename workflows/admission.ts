// May this command be decided now? Checks that have nothing to do with the lead itself.
import { LeadRejection } from '../domain/rejection.ts';
import type { Batch } from '../events/commands/batch.ts';
import type { internalCommands } from '../events/commands/lead-command.ts';
import { requireRoom } from './command-ring.ts';
import type { Outbox } from './outbox.ts';
import { clockSkew, outboxLimit, staleAfter } from './policies.ts';
import type { LeadRun } from './run-state.ts';

/** A record, so that the compiler sees when one is missing: the list itself stands beside zod, outside the bundle. */
const internal: Readonly<Record<(typeof internalCommands)[number], true>> = {
  OfferOwner: true,
  NoOwnerFound: true,
  DuplicatesFound: true,
  ReachDeadline: true,
  AbsorbLead: true,
  UnabsorbLead: true,
  AbsorbAccepted: true,
  AbsorbRefused: true,
  UnabsorbAccepted: true,
  UnabsorbRefused: true,
  AdoptCalendar: true,
};

/**
 * @param now epoch milliseconds
 * @throws LeadRejection `internal_command`, `stale_command`, `invalid_input`, `seq_moved_on`, `too_busy` or `stream_unavailable`
 */
export const requireAdmission = (run: LeadRun, batch: Batch, now: number): void => {
  requireFromOutside(batch);
  requireFresh(batch, now);
  requireSeq(run, batch);
  requireRoom(run.ring, now);
  if (isFull(run.outbox, 0)) throw streamUnavailable();
};

/** What the update `ask` is for: repeats of it are known by what the lead has become. */
const askedOnly: readonly string[] = ['AbsorbLead', 'UnabsorbLead', 'AdoptCalendar'];

/** @throws LeadRejection `internal_command`: this way is for what the engine and other leads ask of a lead */
export const requireFromTheEngine = ({ commands, actor }: Batch): void => {
  const other = commands.findIndex(({ type }) => !askedOnly.includes(type));
  if (other === -1 && actor.kind === 'engine') return;
  throw new LeadRejection(
    'internal_command',
    'Only the engine asks this way, to take a lead over or give it back, or to hand it a calendar.',
    'Send a command of your own with the update `execute`.',
    Math.max(other, 0),
  );
};

/** @throws LeadRejection `stream_unavailable` when not even clocks and effects have room left */
export const requireHeadroom = (outbox: Outbox): void => {
  if (isFull(outbox, outboxLimit.headroom)) throw streamUnavailable();
};

/** Whether what waits leaves no room; `headroom` events more may come from clocks and effects. */
export const isFull = (outbox: Outbox, headroom: number): boolean =>
  outbox.waiting.length >= outboxLimit.events + headroom ||
  outbox.bytes >= outboxLimit.bytes * (1 + headroom / outboxLimit.events);

/** @throws LeadRejection `stream_unavailable` when these events would not fit; they always fit where nothing waits */
export const requireFits = (outbox: Outbox, events: number): void => {
  if (outbox.waiting.length > 0 && outbox.waiting.length + events > outboxLimit.events)
    throw streamUnavailable();
};

const requireFromOutside = (batch: Batch): void => {
  const index = batch.commands.findIndex(({ type }) => Object.hasOwn(internal, type));
  if (index === -1 && batch.actor.kind !== 'engine') return;
  const what = index === -1 ? 'The actor "engine"' : (batch.commands[index]?.type ?? 'The command');
  throw new LeadRejection(
    'internal_command',
    `${what} comes from the engine alone.`,
    'Send a command of your own as a person or a service.',
    Math.max(index, 0),
  );
};

const requireFresh = (batch: Batch, now: number): void => {
  const issuedAt = Date.parse(batch.issuedAt);
  if (issuedAt < now - staleAfter)
    throw new LeadRejection(
      'stale_command',
      `The command was issued at ${batch.issuedAt}, more than a day ago.`,
      'Look whether it is still wanted, and send it anew.',
    );
  if (issuedAt > now + clockSkew)
    throw new LeadRejection(
      'invalid_input',
      `The command was issued at ${batch.issuedAt}, which is in the future.`,
      'Set the clock of the machine that sends it.',
    );
};

const requireSeq = ({ lead }: LeadRun, { expectedSeq }: Batch): void => {
  const seq = lead?.seq ?? 0;
  if (expectedSeq === undefined || expectedSeq === seq) return;
  throw new LeadRejection(
    'seq_moved_on',
    `The lead stands at ${seq} by now, and not at ${expectedSeq}.`,
    'Look at what has happened since, and send the command anew if it is still wanted.',
  );
};

const streamUnavailable = (): LeadRejection =>
  new LeadRejection(
    'stream_unavailable',
    `${outboxLimit.events} events of this lead wait for the stream.`,
    'Send the command again in a minute; what was accepted is kept.',
  );
