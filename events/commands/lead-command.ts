// Which commands exist? Every one a lead understands, in the order of its life; union and types derive from this list.
import { z } from 'zod';
import { careCommands } from './care.ts';
import { convertCommands } from './convert.ts';
import { crossVerifyCommands } from './cross-verify.ts';
import { distributeCommands } from './distribute.ts';
import { evaluateCommands } from './evaluate.ts';
import { obtainCommands } from './obtain.ts';
import { serviceLevelCommands } from './service-levels.ts';

export const leadCommands = [
  ...obtainCommands,
  ...evaluateCommands,
  ...crossVerifyCommands,
  ...distributeCommands,
  ...convertCommands,
  ...serviceLevelCommands,
  ...careCommands,
] as const;

export const LeadCommand = z.discriminatedUnion('type', leadCommands);
export type LeadCommand = z.infer<typeof LeadCommand>;
export type LeadCommandType = LeadCommand['type'];
/** One command by its name: `CommandOf<'ClaimLead'>`. */
export type CommandOf<Type extends LeadCommandType> = Extract<LeadCommand, { type: Type }>;

/** These come from effects, timers and other leads alone; every door refuses them. */
export const internalCommands = [
  'OfferOwner',
  'NoOwnerFound',
  'DuplicatesFound',
  'ReachDeadline',
  'AbsorbLead',
  'UnabsorbLead',
  'AbsorbAccepted',
  'AbsorbRefused',
  'UnabsorbAccepted',
  'UnabsorbRefused',
  'AdoptCalendar',
] as const satisfies readonly LeadCommandType[];
