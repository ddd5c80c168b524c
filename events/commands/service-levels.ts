// What can be asked of the clocks on a lead.
import { z } from 'zod';
import { Id, Instant } from '../values.ts';
import { ClockName } from '../vocabulary.ts';
import { defineCommand } from './command.ts';

const reason = z.string().trim().min(1).max(1000);

export const PauseClock = defineCommand('PauseClock', { clock: ClockName, until: Instant, reason });
export const ResumeClock = defineCommand('ResumeClock', { clock: ClockName });
export const AcknowledgeEscalation = defineCommand('AcknowledgeEscalation', {
  escalationId: Id,
  note: z.string().trim().min(1).max(1000).nullable(),
});
export const ExcuseBreach = defineCommand('ExcuseBreach', {
  clock: ClockName,
  cycle: z.int().min(1),
  reason,
});

/** Comes from the lead's one timer, never through a door: whatever is due by `due` happens now, in order. */
export const ReachDeadline = defineCommand('ReachDeadline', { due: Instant });

export const serviceLevelCommands = [
  PauseClock,
  ResumeClock,
  AcknowledgeEscalation,
  ExcuseBreach,
  ReachDeadline,
] as const;
