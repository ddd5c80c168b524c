// What does an event of a clock say, as one line for a person?
import type { Open } from '../../doors/open-schema.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { serviceLevelEvents } from '../../events/service-levels.ts';
import { workingTime } from '../moments.ts';

type ClockEventType = (typeof serviceLevelEvents)[number]['shape']['type']['value'];
type ClockEvent = Extract<Open<LeadEvent>, { type: ClockEventType }>;

const types: ReadonlySet<string> = new Set(serviceLevelEvents.map((schema) => schema.shape.type.value));

export const isClockEvent = (event: Open<LeadEvent>): event is ClockEvent => types.has(event.type);

const at = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

export const clockWords = (event: ClockEvent): string => {
  if (event.type === 'EscalationAcknowledged')
    return `${event.data.escalationId}${event.data.note === null ? '' : `: ${event.data.note}`}`;
  const which = `${event.data.clock} ${event.data.cycle}`;
  switch (event.type) {
    case 'ClockStarted':
      return `${which}: ${workingTime(event.data.targetMs)}, due ${at(event.data.dueAt)}`;
    case 'ClockResumed':
    case 'ClockRescheduled':
      return `${which}: ${event.data.because}; due ${at(event.data.dueAt)}`;
    case 'ClockPaused':
      return `${which} until ${at(event.data.until)}: ${event.data.because}`;
    case 'ClockStopped':
      return `${which}: ${event.data.result.replace('_', ' ')}, ${event.data.because}`;
    case 'ClockThresholdReached':
      return `${which} at ${event.data.percent} %: ${event.data.action.replaceAll('_', ' ')}${late(event.data.punctuality)}`;
    case 'ClockBreached':
      return `${which}${event.data.action === null ? '' : `: ${event.data.action.replaceAll('_', ' ')}`}${late(event.data.punctuality)}`;
    case 'BreachExcused':
      return `${which}: ${event.data.because}`;
    case 'EscalationRaised': {
      const { to } = event.data;
      return `${which} to ${to.kind === 'person' ? to.personId : `${to.role} of ${to.officeId}`}`;
    }
  }
};

const late = (punctuality: 'on_time' | 'late'): string => (punctuality === 'late' ? ' (told late)' : '');
