// Which commands can be given to many leads at once, what would each lead answer, and how does the job give them?
import type { BulkAction } from '../../activities/bulk.ts';
import { execute } from '../../domain/execute.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Policy } from '../../domain/policy.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import type { Actor } from '../../events/values.ts';
import { DoorRejection } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import { newId } from '../ids.ts';
import { batchOf } from '../lead-batch.ts';
import { send } from '../lead-door.ts';
import { parseCommand } from '../open-command.ts';
import type { OpenCommand } from '../open-command.ts';
import { calendarsByOffice, ownerOf } from '../organisation/organisation.ts';
import { distribute, reassign } from '../ownership.ts';
import { playbookVersions } from '../playbook/versions.ts';
import { rejectionOf } from '../update-failures.ts';
import { bulkCommand } from './bulk-command.ts';

/**
 * What says the same of every lead, and names nothing that is one lead's alone. None holds personal text: a job keeps what it
 * gives as it was said.
 */
export const manyLeadCommands = [
  ...(['EvaluateLead', 'ClassifyLead', 'TierLead', 'DistributeLead', 'ReassignLead', 'ReleaseLead'] as const),
  ...(['ReclaimLead', 'NurtureLead', 'ReturnLead', 'LoseLead', 'DisqualifyLead', 'ReopenLead'] as const),
  ...(['PauseClock', 'ResumeClock', 'AdoptPlaybook'] as const),
] as const satisfies readonly LeadCommandType[];
export type ManyLeadCommand = (typeof manyLeadCommands)[number];

/** Who is to own the lead; a place is reserved for each when its turn comes. */
interface Giving {
  readonly to: string;
  readonly reason: string;
}

export type ForMany =
  | { readonly type: 'DistributeLead' | 'ReassignLead'; readonly input: Giving }
  | { readonly type: Exclude<ManyLeadCommand, 'DistributeLead' | 'ReassignLead'>; readonly input: object };

const isGiving = (command: ForMany): command is Extract<ForMany, { readonly input: Giving }> =>
  command.type === 'DistributeLead' || command.type === 'ReassignLead';

/** The kind of job that workers know. */
export const commandKind = 'give_command';

/** What the job does to one lead: the command, through the door that people use. */
export const commandAction = (door: () => Promise<Engine>): BulkAction =>
  bulkCommand(door, ({ engine, actor, commandId, leadId, payload }) => {
    const command = payload as ForMany;
    if (!isGiving(command))
      return send(engine, { leadId, commandId, actor, commands: [parseCommand(command, 0)] });
    const { to: personId, reason } = command.input;
    const giving = { leadId, commandId, actor, personId, reason };
    return command.type === 'DistributeLead' ? distribute(engine, giving) : reassign(engine, giving);
  });

export interface Foreseen {
  readonly leadId: string;
  readonly state: 'changed' | 'unchanged' | 'refused';
  /** Of a refusal. */
  readonly code: string | null;
  readonly because: string | null;
}

/**
 * What each lead would answer now, decided as it would decide; nothing is written. Places in somebody's capacity are counted
 * when the job comes to a lead, not here.
 * @throws DoorRejection for a command that no lead could take
 */
export const foreseen = async (
  engine: Engine,
  actor: Actor,
  command: ForMany,
  leads: readonly Lead[],
): Promise<readonly Foreseen[]> => {
  const organisation = await engine.organisation();
  const calendars = calendarsByOffice(organisation);
  const playbookOf = playbookVersions(engine.pool);
  const answers: Foreseen[] = [];
  for (const lead of leads) {
    const policy: Policy = { playbook: await playbookOf(lead.playbook), calendars };
    answers.push(await answerOf(engine, lead, { actor, command, policy }));
  }
  return answers;
};

const answerOf = async (
  engine: Engine,
  lead: Lead,
  { actor, command, policy }: { readonly actor: Actor; readonly command: ForMany; readonly policy: Policy },
): Promise<Foreseen> => {
  const { leadId } = lead;
  const commandId = newId();
  try {
    const commands = [await commandFor(engine, command, lead)];
    const batch = await batchOf(engine, { leadId, commandId, actor, commands });
    const now = Math.max(engine.now(), Date.parse(lead.movedAt));
    const { events } = execute(batch, leadId, lead, policy, now);
    return { leadId, state: events.length > 0 ? 'changed' : 'unchanged', code: null, because: null };
  } catch (failure) {
    const rejection = rejectionOf(failure, commandId);
    if (!(rejection instanceof DoorRejection)) throw failure;
    return { leadId, state: 'refused', code: rejection.code, because: rejection.message };
  }
};

/** As the doors that reserve a place make it, with a place that is only thought of. */
const commandFor = async (engine: Engine, command: ForMany, lead: Lead): Promise<OpenCommand> => {
  if (!isGiving(command)) return parseCommand(command, 0);
  const { to, reason } = command.input;
  const owner = ownerOf(await engine.organisation(), to, roleAskedFor(lead));
  const expiresAt = new Date(engine.now() + 120_000).toISOString();
  const reservation = { ownershipNo: lead.ownershipNo + 1, expiresAt };
  return command.type === 'ReassignLead'
    ? { type: 'ReassignLead', input: { owner, reservation, reason } }
    : { type: 'DistributeLead', input: { owner, reservation, reason, stated: null } };
};

const roleAskedFor = (lead: Lead): ReturnType<typeof ownerOf>['role'] | undefined =>
  lead.standing.stage === 'distribute' ? lead.standing.pool?.role : ownershipOf(lead)?.owner.role;
