// Would a lead take this row? Decided here and now by the same rules, and nothing is sent or kept.
import { randomBytes } from 'node:crypto';
import { DoorRejection } from '../door-rejection.ts';
import { withPeople } from '../named-people.ts';
import { parseCommand } from '../open-command.ts';
import { leadKeyOf } from '../sealed-text.ts';
import { seal } from '../sealing.ts';
import { calendarsOf } from '../organisation/organisation.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { execute } from '../../domain/execute.ts';
import type { Executed } from '../../domain/execute.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Actor } from '../../events/values.ts';
import type { Delivered, Delivery } from './deliver-row.ts';

export interface Stage {
  readonly organisation: Organisation;
  readonly playbook: Playbook;
  readonly actor: Actor;
  readonly now: number;
}

/** What is sealed for a rehearsal is thrown away with it. */
const passingKey = leadKeyOf(randomBytes(32));

/** A lead that took its row, or why it would not. */
export type Rehearsed =
  ({ readonly kind: 'imported' } & Executed) | Extract<Delivered, { readonly kind: 'rejected' }>;

export const rehearseRow = (stage: Stage, delivery: Delivery): Delivered => {
  const rehearsed = playRow(stage, delivery);
  return rehearsed.kind === 'rejected' ? rehearsed : { kind: 'imported', events: rehearsed.events.length };
};

/** The lead as the row leaves it, and its events. */
export const playRow = (
  { organisation, playbook, actor, now }: Stage,
  { leadId, commands: told }: Pick<Delivery, 'leadId' | 'commands'>,
): Rehearsed => {
  try {
    const commands = told.map((command, index) =>
      seal(LeadCommand, withPeople(parseCommand(command, index), organisation), passingKey),
    );
    const calendars = calendarsOf(organisation, organisation.offices.keys());
    const batch = { actor, origin: 'import' as const, commands, calendars };
    return { kind: 'imported', ...execute(batch, leadId, null, { playbook, calendars: {} }, now) };
  } catch (failure) {
    if (failure instanceof LeadRejection || failure instanceof DoorRejection)
      return { kind: 'rejected', because: `${failure.message} ${failure.remedy}` };
    throw failure;
  }
};
