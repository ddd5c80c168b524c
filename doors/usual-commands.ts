// What does somebody do with a lead every day, and which of it would this lead take from them now?
import type { LeadCommandType } from '../events/commands/lead-command.ts';
import type { Actor, PersonRef } from '../events/values.ts';
import type { Lead } from '../domain/lead.ts';
import type { NextStep } from '../domain/next-steps.ts';
import { offerOf } from '../domain/offers.ts';
import type { Playbook } from '../domain/playbook.ts';
import { dependence } from '../domain/verification/independence.ts';

const daily: readonly LeadCommandType[] = [
  ...(['RecordFollowUp', 'RecordFinding', 'AssessDimension', 'AssessPain'] as const),
];

/**
 * What comes next and is theirs to do, then the daily ones; each once, and none that the lead would refuse for who they are or
 * where it stands.
 */
export const usualCommands = (
  lead: Lead,
  person: PersonRef,
  actor: Actor,
  { steps, playbook }: { readonly steps: readonly NextStep[]; readonly playbook: Playbook },
): readonly LeadCommandType[] => {
  const next = steps.flatMap(({ command }) => command ?? []);
  return [...new Set([...next, ...daily])].filter(
    (command) =>
      offerOf(command, lead, actor) === 'possible' &&
      // Who brought a lead or owns it finds nothing on it.
      (command !== 'RecordFinding' || dependence(lead, person, playbook) === null),
  );
};
