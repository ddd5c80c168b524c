// How does a lead come to a running clock in these tests? Through the domain itself: obtained, evaluated, given to ben.
import { execute } from '../../domain/execute.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { as, assess, engine, obtain, offer, policy } from '../support/domain-world.ts';
import { leadIdOf } from './lives.ts';

/** Events of a lead of grade C: sixteen working hours until the first contact, reminded at half of them. */
export const firstContactRuns = (number: number, at: number): readonly LeadEvent[] => {
  const id = leadIdOf(number);
  const commands: LeadCommand[] = [obtain(), assess('P', 3), assess('C', 3)];
  const batch = { actor: as('ada'), origin: 'live', commands, calendars: [] } as const;
  const before = execute({ ...batch, commands, calendars: [] }, id, null, policy, at);
  const given = execute(
    { actor: engine, origin: 'live', commands: [offer('ben')], calendars: [] },
    id,
    before.lead,
    policy,
    at,
  );
  return [...before.events, ...given.events];
};
