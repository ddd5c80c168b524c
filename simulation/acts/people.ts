// Who does it? Of those who may give a command to this lead the one who is nearest to it, or there first.
import { mayGive } from '../../domain/permissions.ts';
import { ownershipOf } from '../../domain/lead.ts';
import { pathOf } from '../../domain/service-levels/office.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import type { Role } from '../../events/vocabulary.ts';
import type { PersonRecord } from '../../doors/organisation/organisation.ts';
import { peopleWith } from '../company.ts';
import { hour } from '../office-hours.ts';
import type { Act, Scene } from '../life.ts';

/** Whether the person may give this command to the lead as it stands. */
export const mayDo = ({ world, lead }: Scene, personId: string, command: LeadCommandType): boolean =>
  mayGive(command, world.company.actor(personId), lead);

/**
 * Those of a role who may give the command, in the nearest office first.
 * @param roles in the order in which they are asked
 */
export const peopleFor = (
  scene: Scene,
  command: LeadCommandType,
  ...roles: readonly Role[]
): readonly PersonRecord[] => {
  const { lead, world } = scene;
  const path = pathOf(lead);
  const distance = ({ officeId }: PersonRecord): number =>
    path.includes(officeId) ? path.indexOf(officeId) : path.length;
  return peopleWith(world.company, ...roles)
    .filter(({ personId }) => mayDo(scene, personId, command))
    .sort((one, other) => distance(one) - distance(other));
};

/** The nearest manager who may; null where there is none. */
export const managerFor = (scene: Scene, command: LeadCommandType): string | null =>
  (peopleFor(scene, command, 'lead_manager')[0] ?? peopleFor(scene, command, 'sales_manager')[0])?.personId ??
  null;

export const salesManagerFor = (scene: Scene, command: LeadCommandType): string | null =>
  peopleFor(scene, command, 'sales_manager')[0]?.personId ?? null;

export const ownerOf = ({ lead }: Scene): string | null => ownershipOf(lead)?.owner.personId ?? null;

/** Whoever knows the lead: its owner, else its submitter before it had one, else a manager. */
export const whoKnows = (scene: Scene, command: LeadCommandType): string | null => {
  const { lead } = scene;
  const own = ownerOf(scene) ?? (lead.ownershipNo === 0 ? lead.submitter.personId : null);
  return own !== null && isStaying(scene, own) && mayDo(scene, own, command)
    ? own
    : managerFor(scene, command);
};

/** Whether the person has not left by now. */
export const isStaying = ({ world, now }: Scene, personId: string): boolean => {
  const leaves = world.company.leavesAt(personId);
  return leaves === null || leaves > now;
};

/**
 * Something that a person does after some hours of work; null where nobody is there to do it.
 * @param hours working hours from now, in the office of the person
 */
export const actBy = (
  { world, now }: Scene,
  personId: string | null,
  hours: number,
  play: (scene: Scene, personId: string) => void,
): Act | null => {
  if (personId === null) return null;
  const at = world.company.present(personId, now, hours * hour);
  return at === Infinity ? null : { at, play: (scene) => play(scene, personId) };
};
