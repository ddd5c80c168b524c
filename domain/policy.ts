// What does a lead need to know besides itself to decide? Its playbook and the working time of the offices it may meet.
import type { Calendar } from '../events/commands/batch.ts';
import type { Playbook } from './playbook.ts';

export interface Policy {
  readonly playbook: Playbook;
  /** By office id. An office that is not here has no working time known: nothing can be scheduled in it. */
  readonly calendars: Readonly<Record<string, Calendar>>;
}

/** The policy with these calendars in it; a newer one of the same office replaces the older. */
export const withCalendars = (policy: Policy, calendars: readonly Calendar[]): Policy => {
  if (calendars.every((calendar) => policy.calendars[calendar.officeId] === calendar)) return policy;
  const known: Record<string, Calendar> = Object.assign({}, policy.calendars);
  for (const calendar of calendars) known[calendar.officeId] = calendar;
  return { ...policy, calendars: known };
};
