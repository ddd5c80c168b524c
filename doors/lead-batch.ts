// How do commands from a person become the batch a lead decides? Checked, completed, sealed, with the calendars they need.
import type { Batch } from '../events/commands/batch.ts';
import { LeadCommand } from '../events/commands/lead-command.ts';
import type { Actor } from '../events/values.ts';
import type { Origin } from '../events/vocabulary.ts';
import { DoorRejection } from './door-rejection.ts';
import type { Engine } from './engine.ts';
import { officesBroughtBy, withPeople } from './named-people.ts';
import { parseCommand, personalCommands } from './open-command.ts';
import type { OpenCommand } from './open-command.ts';
import { calendarsOf } from './organisation/organisation.ts';
import { refuseUnsoundCondition, withKeeper } from './rest.ts';
import { seal } from './sealing.ts';
import { traceOf } from './ids.ts';
import { isUuid } from './uuid.ts';

/** What somebody wants done to a lead. */
export interface Sending {
  readonly leadId: string;
  /** UUID; the same for the same request, however often it is sent. */
  readonly commandId: string;
  readonly actor: Actor;
  /** 1 to 50, decided in order, all or nothing. */
  readonly commands: readonly OpenCommand[];
  /** @defaultValue 'live' */
  readonly origin?: Exclude<Origin, 'repair'>;
  /** The lead's seq as the sender last saw it: refused where it has moved on. @defaultValue whatever it is */
  readonly expectedSeq?: number;
  /** @defaultValue null */
  readonly correlationId?: string | null;
  /**
   * Whether a lead that is obtained is compared with those that are there. Not for lives that are only played.
   * @defaultValue 'looked for'
   */
  readonly duplicates?: 'looked for' | 'not looked for';
  /** Playbook of a lead that is obtained. @defaultValue 'default' */
  readonly playbook?: string;
}

/**
 * @throws DoorRejection `invalid_input`, `internal_command` or `unknown_person`, naming the command by its index
 */
export const batchOf = async (engine: Engine, sending: Sending): Promise<Batch> => {
  requireIds(sending);
  const organisation = await engine.organisation();
  const named = sending.commands.map((command, index) => {
    const parsed = parseCommand(command, index);
    refuseUnsoundCondition(parsed, index);
    return withPeople(parsed, organisation);
  });
  const commands = await withKeeper(engine, sending.leadId, named);
  return {
    commandId: sending.commandId,
    issuedAt: new Date(engine.now()).toISOString(),
    actor: sending.actor,
    origin: sending.origin ?? 'live',
    commands: await sealed(engine, sending.leadId, commands),
    calendars: calendarsOf(organisation, commands.flatMap(officesBroughtBy)),
    playbook: await playbookFor(engine, commands),
    ...(sending.expectedSeq === undefined ? {} : { expectedSeq: sending.expectedSeq }),
    correlationId: sending.correlationId ?? null,
    traceparent: traceOf(sending.commandId),
  };
};

/** The published version that the commands have the lead adopt; a batch brings one. */
const playbookFor = async (engine: Engine, commands: readonly OpenCommand[]): Promise<Batch['playbook']> => {
  const adopting = commands.filter((command) => command.type === 'AdoptPlaybook');
  const [first] = adopting;
  if (first === undefined) return null;
  if (adopting.length > 1)
    throw new DoorRejection(
      'invalid_input',
      'A batch has the lead adopt several playbooks.',
      'Send AdoptPlaybook once: the last version is the one that counts.',
    );
  const { name, version } = first.input;
  return { ...(await engine.playbookVersion(name, version)) };
};

/** A key is made only for what needs one: a mistyped id of a lead leaves nothing behind. */
const sealed = async (
  { keys }: Engine,
  leadId: string,
  commands: readonly OpenCommand[],
): Promise<LeadCommand[]> => {
  if (!commands.some(({ type }) => personalCommands.has(type))) return commands as LeadCommand[];
  const key = (await keys.keysFor([leadId])).get(leadId);
  if (key === undefined) throw new Error(`no key was made for lead ${leadId}`);
  return commands.map((command) => seal(LeadCommand, command, key));
};

const requireIds = ({ leadId, commandId, commands }: Sending): void => {
  const wrong = !isUuid(leadId) ? 'lead' : !isUuid(commandId) ? 'command' : null;
  if (wrong !== null)
    throw new DoorRejection(
      'invalid_input',
      `The id of the ${wrong} is not a UUID in small letters.`,
      'Write it like 0199c0de-0000-7000-8000-000000000000.',
    );
  if (commands.length < 1 || commands.length > 50)
    throw new DoorRejection(
      'invalid_input',
      `${commands.length} commands were sent at once.`,
      'Send 1 to 50 of them together.',
    );
};
