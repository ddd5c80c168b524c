// Which events exist? Every one of a lead's life, in the order of the life; union, types and versions derive from this list.
import { z } from 'zod';
import { careEvents } from './care.ts';
import { convertEvents } from './convert.ts';
import { crossVerifyEvents } from './cross-verify.ts';
import { distributeEvents } from './distribute.ts';
import { evaluateEvents } from './evaluate.ts';
import { obtainEvents } from './obtain.ts';
import { serviceLevelEvents } from './service-levels.ts';

export const leadEvents = [
  ...obtainEvents,
  ...evaluateEvents,
  ...crossVerifyEvents,
  ...distributeEvents,
  ...convertEvents,
  ...serviceLevelEvents,
  ...careEvents,
] as const;

export const LeadEvent = z.discriminatedUnion('type', leadEvents);
export type LeadEvent = z.infer<typeof LeadEvent>;
export type LeadEventType = LeadEvent['type'];
/** One event by its name: `EventOf<'LeadAssigned'>`. */
export type EventOf<Type extends LeadEventType> = Extract<LeadEvent, { type: Type }>;
