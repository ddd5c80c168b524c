// How does a command become part of the lead? Checked for free first, then dedupe, decide, evolve, outbox.
import type { Batch, Receipt } from '../events/commands/batch.ts';
import { requireAdmission, requireFits, requireFromTheEngine, requireHeadroom } from './admission.ts';
import { noticeAge } from './age.ts';
import { requireShape } from './batch-shape.ts';
import { answerOf, receiptOf, remember } from './command-ring.ts';
import { printOf } from './command-print.ts';
import { decideBatch } from './decision.ts';
import type { Decision } from './decision.ts';
import { append } from './outbox.ts';
import { reconsider } from './run-state.ts';
import type { LeadRun } from './run-state.ts';

/** What the lead would make of a command, and when: true for as long as it has accepted nothing else. */
export interface Foreseen {
  readonly commandId: string;
  readonly now: number;
  readonly accepted: number;
  readonly decision: Decision;
}

/**
 * Decides the command dry, so that a refusal costs no history. Synchronous: the server ignores what a promise says.
 * @returns what `acceptCommand` need not decide again; null where there is nothing to decide yet, or any more
 * @throws LeadRejection as `acceptCommand` would
 */
export const validateCommand = (run: LeadRun, batch: Batch, now: number): Foreseen | null => {
  requireShape(batch);
  if (run.state !== 'loaded' || answerOf(run.ring, batch, run.leadId) !== null) return null;
  const decision = admit(run, batch, now);
  return { commandId: batch.commandId, now, accepted: run.accepted, decision };
};

/**
 * Takes a command from outside. Once accepted it is never lost, and counts once.
 * @param now epoch milliseconds of workflow time
 * @param foreseen what the validator found; a replay has none, and decides the same itself
 * @throws LeadRejection when it is refused; the run is unchanged then
 */
export const acceptCommand = (
  run: LeadRun,
  batch: Batch,
  now: number,
  foreseen: Foreseen | null,
): Receipt => {
  requireShape(batch);
  const answered = answerOf(run.ring, batch, run.leadId);
  if (answered !== null) return answered;
  const decision = isStillSo(foreseen, run, batch, now) ? foreseen.decision : admit(run, batch, now);
  take(run, decision);
  const accepted = {
    id: batch.commandId,
    at: now,
    print: printOf(batch),
    seq: run.lead?.seq ?? 0,
    types: decision.types,
  };
  run.ring = remember(run.ring, accepted);
  return receiptOf(accepted, run.leadId);
};

/**
 * Takes a command that the lead gives itself: a deadline, an effect's answer. It has no id that anybody could repeat.
 * @returns how many events it made
 * @throws LeadRejection when the lead refuses it
 */
export const acceptOwnCommand = (run: LeadRun, batch: Batch, now: number): number => {
  const decision = decideBatch(run, batch, now);
  take(run, decision);
  return decision.types.length;
};

/** @throws LeadRejection as `acceptAsked` would */
export const validateAsked = (run: LeadRun, batch: Batch, now: number): void => {
  requireShape(batch);
  requireFromTheEngine(batch);
  if (run.state === 'loaded') admitAsked(run, batch, now);
};

/**
 * Takes what another lead asks, or a calendar. A repeat makes no event: the lead knows what it took over, and from whom.
 * @throws LeadRejection when it is refused; the run is unchanged then
 */
export const acceptAsked = (run: LeadRun, batch: Batch, now: number): Receipt => {
  requireShape(batch);
  requireFromTheEngine(batch);
  const decision = admitAsked(run, batch, now);
  take(run, decision);
  const { types } = decision;
  return receiptOf({ id: batch.commandId, at: now, print: '', seq: run.lead?.seq ?? 0, types }, run.leadId);
};

const isStillSo = (
  foreseen: Foreseen | null,
  run: LeadRun,
  batch: Batch,
  now: number,
): foreseen is Foreseen =>
  foreseen?.commandId === batch.commandId && foreseen.now === now && foreseen.accepted === run.accepted;

const admitAsked = (run: LeadRun, batch: Batch, now: number): Decision => {
  requireHeadroom(run.outbox);
  return decideBatch(run, batch, now);
};

const admit = (run: LeadRun, batch: Batch, now: number): Decision => {
  requireAdmission(run, batch, now);
  const decision = decideBatch(run, batch, now);
  requireFits(run.outbox, decision.outgoing.length);
  return decision;
};

const take = (run: LeadRun, { lead, policy, outgoing }: Decision): void => {
  run.lead = lead;
  run.policy = policy;
  run.outbox = append(run.outbox, outgoing);
  run.accepted += 1;
  noticeAge(run);
  reconsider(run);
};
