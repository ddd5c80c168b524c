// How does the clock of the first contact begin in these tests? Four working hours, reminded at half of them.
import { instant } from '../../domain/time.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { hour } from '../support/domain-world.ts';

/** @param at 10:00 of a working day of the test company */
export const firstContactStarted = (at: number): LeadEvent => ({
  type: 'ClockStarted',
  time: instant(at),
  data: {
    ...{ clock: 'first_contact', cycle: 1, officeId: 'london', calendarHash: 'hash-of-london' },
    ...{ targetMs: 4 * hour, remainingMs: 4 * hour, dueAt: instant(at + 5 * hour) },
    steps: [
      { stepId: 'first_contact/1/50/1', percent: 50, action: 'remind_owner', due: instant(at + 2 * hour) },
      { stepId: 'first_contact/1/100/2', percent: 100, action: 'tell_manager', due: instant(at + 5 * hour) },
      { stepId: 'first_contact/1/150/3', percent: 150, action: 'tell_tier_up', due: instant(at + 7 * hour) },
    ],
  },
});
