// What does somebody do with a lead every day, and which of it would this lead take from them now?
import type { LeadCommandType } from '../events/commands/lead-command.ts';
import type { Actor, PersonRef } from '../events/values.ts';
import { isEnded } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import type { NextStep } from '../domain/next-steps.ts';
import { mayGive } from '../domain/permissions.ts';
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
  if (isEnded(lead)) return [];
  const next = steps.flatMap(({ command }) => command ?? []);
  return [...new Set([...next, ...daily])].filter(
    (command) =>
      mayGive(command, actor, lead) && (command !== 'RecordFinding' || mayFind(lead, person, playbook)),
  );
};

const mayFind = (lead: Lead, person: PersonRef, playbook: Playbook): boolean => {
  const { standing } = lead;
  const isObtained =
    standing.stage !== 'obtain' && !(standing.stage === 'nurture' && standing.left === 'obtain');
  return isObtained && dependence(lead, person, playbook) === null;
};
