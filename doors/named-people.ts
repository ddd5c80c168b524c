// Whom does a command name, and in which offices may it put the lead? What it says of people is taken from the organisation.
import type { Routing } from '../events/values.ts';
import { DoorRejection } from './door-rejection.ts';
import type { OpenCommand } from './open-command.ts';
import { personOf, personRef } from './organisation/organisation.ts';
import type { Organisation } from './organisation/organisation.ts';

/**
 * The command with manager and office of everybody it names as the organisation has them: whoever sends it knows an id,
 * and independence of verifiers must not rest on what a sender claims.
 * @throws DoorRejection `unknown_person`
 */
export const withPeople = (command: OpenCommand, organisation: Organisation): OpenCommand => {
  const ref = (personId: string): ReturnType<typeof personRef> => personRef(organisation, personId);
  if (command.type === 'ObtainLead')
    return { ...command, input: { ...command.input, submitter: ref(command.input.submitter.personId) } };
  if (command.type === 'AppointVerifier')
    return { ...command, input: { ...command.input, verifier: ref(command.input.verifier.personId) } };
  if (command.type === 'RecordFinding' && command.input.verifier !== null)
    return { ...command, input: { ...command.input, verifier: ref(command.input.verifier.personId) } };
  if (command.type === 'FormTeam') requireTeam(organisation, command.input);
  if (command.type === 'ReclaimLead') refuseActive(organisation, command.input.ownerId);
  if (command.type === 'NurtureLead' && command.input.keeper !== null)
    return { ...command, input: { ...command.input, keeper: ref(command.input.keeper.personId) } };
  return command;
};

/** An Iron Triangle of people who are there and have the role that they take in it. */
const requireTeam = (
  organisation: Organisation,
  team: Readonly<Record<'AR' | 'SR' | 'FR', string | null>>,
): void => {
  for (const role of ['AR', 'SR', 'FR'] as const) {
    const personId = team[role];
    if (personId === null) continue;
    const { active, roles } = personOf(organisation, personId);
    if (active && roles.includes(role)) continue;
    throw new DoorRejection(
      'not_qualified',
      `"${personId}" cannot be the ${role} of the team: ${active ? `their roles are ${roles.join(', ')}` : 'they have left'}.`,
      `Name somebody active with the role ${role} (\`leadcycle org show\`).`,
    );
  }
};

/** Of an owner who is there a lead is taken by their clocks, or by a manager's ReassignLead. */
const refuseActive = (organisation: Organisation, ownerId: string): void => {
  if (!personOf(organisation, ownerId).active) return;
  throw new DoorRejection(
    'not_permitted',
    `"${ownerId}" is active: only of somebody who has left a lead is taken this way.`,
    'Give it to another with ReassignLead, or let them leave first (`leadcycle org leave`).',
  );
};

const officesOf = (routing: Routing | null): string[] =>
  routing === null
    ? []
    : [routing.rep_office, routing.region, routing.headquarters].flatMap((office) => office?.officeId ?? []);

/** Offices whose working time the lead may need after this command and may not know yet. */
export const officesBroughtBy = (command: OpenCommand): readonly string[] => {
  if (command.type === 'ObtainLead')
    return [...officesOf(command.input.routing), command.input.submitter.officeId];
  if (command.type === 'EnrichLead') return officesOf(command.input.routing);
  if (command.type === 'DistributeLead' || command.type === 'ClaimLead' || command.type === 'ReassignLead')
    return [command.input.owner.officeId, command.input.owner.office.officeId];
  return [];
};
