// Would a lead take this row? Decided here and now by the same rules, and nothing is sent or kept.
import { randomBytes } from 'node:crypto';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { withPeople } from '../../doors/named-people.ts';
import { parseCommand } from '../../doors/open-command.ts';
import { leadKeyOf } from '../../doors/sealed-text.ts';
import { seal } from '../../doors/sealing.ts';
import { calendarsOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { execute } from '../../domain/execute.ts';
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

export const rehearseRow = ({ organisation, playbook, actor, now }: Stage, delivery: Delivery): Delivered => {
  try {
    const commands = delivery.commands.map((command, index) =>
      seal(LeadCommand, withPeople(parseCommand(command, index), organisation), passingKey),
    );
    const calendars = calendarsOf(organisation, organisation.offices.keys());
    const batch = { actor, origin: 'import' as const, commands, calendars };
    const { events } = execute(batch, delivery.leadId, null, { playbook, calendars: {} }, now);
    return { kind: 'imported', events: events.length };
  } catch (failure) {
    if (failure instanceof LeadRejection || failure instanceof DoorRejection)
      return { kind: 'rejected', because: `${failure.message} ${failure.remedy}` };
    throw failure;
  }
};
