// What does an event of a clock say, as one line for a person?
import type { Open } from '../../doors/open-schema.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { serviceLevelEvents } from '../../events/service-levels.ts';
import type { Receiver } from '../../events/service-levels.ts';
import { localTime, workingTime } from '../moments.ts';

type ClockEventType = (typeof serviceLevelEvents)[number]['shape']['type']['value'];
type ClockEvent = Extract<Open<LeadEvent>, { type: ClockEventType }>;

const types: ReadonlySet<string> = new Set(serviceLevelEvents.map((schema) => schema.shape.type.value));

export const isClockEvent = (event: Open<LeadEvent>): event is ClockEvent => types.has(event.type);

/** @param timeZone in which the instants it names are written */
export const clockWords = (event: ClockEvent, timeZone: string): string => {
  const at = (instant: string): string => localTime(instant, timeZone);
  const which = `${event.data.clock} ${event.data.cycle}`;
  switch (event.type) {
    case 'ClockStarted':
      return `${which}: ${workingTime(event.data.targetMs)}, due ${at(event.data.dueAt)}`;
    case 'ClockResumed':
    case 'ClockRescheduled':
      return `${which}: ${event.data.because}; due ${at(event.data.dueAt)}`;
    case 'ClockPaused':
      return `${which}${event.data.until === null ? '' : ` until ${at(event.data.until)}`}: ${event.data.because}`;
    case 'ClockStopped':
      return `${which}: ${event.data.result.replace('_', ' ')}, ${event.data.because}${event.data.lateEntry === 'yes' ? ' (entered late)' : ''}`;
    case 'ClockThresholdReached':
      return `${which} at ${Math.round(event.data.percent)} %${stepWords(event.data)}`;
    case 'ClockBreached':
      return `${which}${stepWords(event.data)}`;
    case 'BreachExcused':
      return `${which}: ${event.data.because}`;
    case 'EscalationRaised':
      return `${which} to ${receiverWords(event.data.to)}${event.data.told === 'again' ? ', again' : ''}`;
    case 'EscalationAcknowledged': {
      const { escalationId, by, until, note } = event.data;
      return `${escalationId} by ${by.personId}, held until ${at(until)}${note === null ? '' : `: ${note}`}`;
    }
  }
};

type Told = Pick<Extract<ClockEvent, { type: 'ClockBreached' }>['data'], 'action' | 'to' | 'punctuality'>;

/** `: raise tier, tells mia (told late)` */
const stepWords = ({ action, to, punctuality }: Told): string => {
  const words = [
    ...(action === 'tell' ? [] : [action.replaceAll('_', ' ')]),
    ...(to.length === 0 ? [] : [`tells ${receiverWords(to)}`]),
  ];
  return `${words.length === 0 ? '' : `: ${words.join(', ')}`}${punctuality === 'late' ? ' (late)' : ''}`;
};

/** `mia, the sales_manager of emea` */
export const receiverWords = (to: readonly Receiver[]): string =>
  to.length === 0 ? 'nobody' : to.map(receiver).join(', ');

const receiver = (to: Receiver): string => {
  switch (to.kind) {
    case 'person':
      return to.personId;
    case 'role':
      return `the ${to.role} of ${to.officeId}`;
    case 'managers_of_role':
      return `who manages the ${to.role} of ${to.officeId}`;
    case 'pool':
      return `the pool of ${to.officeId} (${to.role})`;
    case 'webhook':
      return `the webhook ${to.name}`;
  }
};
