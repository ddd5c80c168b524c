// What did the clocks of a life do? Their steps and ends, short enough to be compared in one line each.
import type { Receiver } from '../../events/service-levels.ts';
import type { Life } from './spec.ts';

/** `mia`, `sales_manager@emea` */
const named = (to: Receiver): string => {
  switch (to.kind) {
    case 'person':
      return to.personId;
    case 'role':
      return `${to.role}@${to.officeId}`;
    case 'managers_of_role':
      return `managers of ${to.role}@${to.officeId}`;
    case 'pool':
      return `pool ${to.officeId} (${to.role})`;
    case 'webhook':
      return to.name;
  }
};

/** What the steps of a clock did: when, at which share, what, to whom. */
export const steps = (story: Life, clock: string): (readonly [string, number, string, string])[] =>
  story.events.flatMap((event) => {
    if (event.type !== 'ClockThresholdReached' && event.type !== 'ClockBreached') return [];
    const { stepId, action, to } = event.data;
    if (event.data.clock !== clock) return [];
    const percent = event.type === 'ClockBreached' ? 100 : Math.round(event.data.percent);
    const above =
      story.all('EscalationRaised').find(({ data }) => data.escalationId === stepId)?.data.to ?? [];
    return [[event.time, percent, action, [...to, ...above].map(named).join(', ')] as const];
  });

/** How its cycles ended, one after the other. */
export const stops = (story: Life, clock: string): string[] =>
  story
    .all('ClockStopped')
    .filter(({ data }) => data.clock === clock)
    .map(({ data }) => data.result);
