// What does a batch look like that the lead gives itself?
import { instant } from '../domain/time.ts';
import type { Batch, Calendar } from '../events/commands/batch.ts';
import type { LeadCommand } from '../events/commands/lead-command.ts';
import { uuidOf } from './command-print.ts';
import type { LeadRun } from './run-state.ts';

/**
 * One command by the engine. Its id follows from lead, seq and cause, so that a replay decides the same bytes.
 * @param rule id of the rule that acts
 * @param cause tells two commands at one seq apart
 * @param calendars of offices the command may bring the lead to
 */
export const ownBatch = (
  run: LeadRun,
  command: LeadCommand,
  {
    rule,
    cause,
    now,
    calendars = [],
  }: { rule: string; cause: string; now: number; calendars?: readonly Calendar[] },
): Batch => ({
  commandId: uuidOf(`${run.leadId}:${run.lead?.seq ?? 0}:${cause}`),
  issuedAt: instant(now),
  actor: { kind: 'engine', rule },
  origin: 'live',
  commands: [command],
  calendars: [...calendars],
  playbook: null,
  correlationId: null,
  traceparent: '',
});
