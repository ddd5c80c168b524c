// A batch of a person's commands, as a door would send it.
import { randomUUID } from 'node:crypto';
import type { Batch } from '../../events/commands/batch.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { as } from './domain-world.ts';
import type { Name } from './domain-world.ts';

/** Issued now, under an id of its own, unless `changes` say otherwise. */
export const batchOf = (who: Name, commands: LeadCommand[], changes: Partial<Batch> = {}): Batch => ({
  commandId: randomUUID(),
  issuedAt: new Date().toISOString(),
  actor: as(who),
  origin: 'live',
  commands,
  calendars: [],
  playbook: null,
  correlationId: null,
  traceparent: '',
  ...changes,
});
