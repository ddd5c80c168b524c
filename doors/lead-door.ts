// How does anybody say something to a lead? One door for all: the console's, the command line's, an import's.
import { execute } from '../domain/execute.ts';
import type { Policy } from '../domain/policy.ts';
import { withCalendars } from '../domain/policy.ts';
import type { Batch, Receipt } from '../events/commands/batch.ts';
import { DoorRejection } from './door-rejection.ts';
import { forgetNeed, rememberNeeds } from './duplicates/remember-needs.ts';
import type { NeedToRemember } from './duplicates/remember-needs.ts';
import { suspectsFor, suspectsNamed } from './duplicates/suspects.ts';
import type { Engine } from './engine.ts';
import { knownLeads } from './known-leads.ts';
import { batchOf } from './lead-batch.ts';
import type { Sending } from './lead-batch.ts';
import { startLead, updateLead } from './lead-client.ts';
import { attributesOf } from './search-attributes.ts';
import { rejectionOf } from './update-failures.ts';

/**
 * Sends commands to a lead, all or nothing; sent again with the same id they count once.
 * @returns the lead's answer: its last seq, and the events this made
 * @throws DoorRejection with a code, a sentence and what would make it allowed
 */
export const send = async (engine: Engine, sending: Sending): Promise<Receipt> => {
  refuseUnprepared(sending);
  const batch = await batchOf(engine, sending);
  if (batch.commands[0]?.type !== 'ObtainLead') return enrich(engine, sending, batch);
  const known = await knownLeads(engine.pool, [sending.leadId]);
  if (known.has(sending.leadId)) return updateLead(engine, sending.leadId, batch);
  return obtain(engine, sending, await withSuspects(engine, sending, batch));
};

/**
 * Who looks for duplicates is this door, for all doors that use it: none of them can forget. What the lead is found by is
 * written down before it is there, so that it finds others, and they find it, as soon as it is.
 */
const withSuspects = async (engine: Engine, sending: Sending, batch: Batch): Promise<Batch> => {
  const [needs, areThere] = [needsIn(sending), sending.origin === 'import'];
  if (sending.duplicates === 'not looked for') {
    await rememberNeeds(engine, needs, { areThere, as: 'first told' });
    return batch;
  }
  const found = (await suspectsFor(engine, needs, { areThere })).get(sending.leadId) ?? [];
  const commands = batch.commands.map((command) =>
    command.type === 'ObtainLead'
      ? { ...command, input: { ...command.input, suspects: suspectsNamed(command.input.suspects, found) } }
      : command,
  );
  return { ...batch, commands };
};

/** What is told later of customer, need and contacts is written down too: at first only what was not known. */
const enrich = async (engine: Engine, sending: Sending, batch: Batch): Promise<Receipt> => {
  const needs = needsIn(sending);
  await rememberNeeds(engine, needs, { areThere: false, as: 'first told' });
  const receipt = await updateLead(engine, sending.leadId, batch);
  await rememberNeeds(engine, needs, { areThere: false, as: 'told anew' });
  return receipt;
};

const needsIn = ({ leadId, commands }: Sending): readonly NeedToRemember[] =>
  commands.flatMap((command) =>
    command.type === 'ObtainLead' || command.type === 'EnrichLead' ? [{ leadId, command }] : [],
  );

/**
 * Sends a batch that begins with ObtainLead for a lead that is known to be new: an import asks for all its leads at once
 * (`knownLeads`) and not for each, and at once for what they may be the same as (`suspectsFor`).
 * @throws DoorRejection as `send`
 */
export const sendObtained = async (engine: Engine, sending: Sending): Promise<Receipt> => {
  refuseUnprepared(sending);
  return obtain(engine, sending, await batchOf(engine, sending));
};

/** Sends a batch as it is: for doors that have made ready what it needs. */
export const sendPrepared = async (engine: Engine, sending: Sending): Promise<Receipt> =>
  updateLead(engine, sending.leadId, await batchOf(engine, sending));

const obtain = async (engine: Engine, sending: Sending, batch: Batch): Promise<Receipt> => {
  try {
    return await begin(engine, sending, batch);
  } catch (failure) {
    // What was refused is no lead, and nobody is to find it.
    if (failure instanceof DoorRejection && !mayBeThere.has(failure.code))
      await forgetNeed(engine.pool, sending.leadId);
    throw failure;
  }
};

const begin = async (engine: Engine, { leadId, playbook }: Sending, batch: Batch): Promise<Receipt> => {
  const policy: Policy = { playbook: await engine.playbook(playbook ?? 'default'), calendars: {} };
  const attributes = attributesOf(decideHere(batch, leadId, policy, engine.now()));
  const receipt = await startLead(engine, batch, { leadId, policy, wake: false, carry: null }, attributes);
  return receipt ?? updateLead(engine, leadId, batch);
};

/** With these the lead may be there all the same. */
const mayBeThere: ReadonlySet<string> = new Set([
  ...['engine_unavailable', 'already_obtained', 'command_id_reused', 'too_busy', 'stream_unavailable'],
]);

/** Decided here first: what would be refused must not leave a run behind that waits for a lead. */
const decideHere = (
  batch: Batch,
  leadId: string,
  policy: Policy,
  now: number,
): ReturnType<typeof execute>['lead'] => {
  try {
    return execute(batch, leadId, null, withCalendars(policy, batch.calendars), now).lead;
  } catch (failure) {
    throw rejectionOf(failure, batch.commandId);
  }
};

const owning = { ClaimLead: 'claim', ReassignLead: 'reassign', DistributeLead: 'distribute' } as const;

/**
 * What a command needs besides the lead is made ready by doors of its own. A place in somebody's capacity is reserved there, never brought along by the sender. Only an import gives a lead
 * without one: history names owners whatever their capacity.
 */
const refuseUnprepared = ({ commands, origin }: Sending): void => {
  commands.forEach((command, index) => {
    if (command.type === 'AddAttachment' || command.type === 'RemoveAttachment')
      throw new DoorRejection(
        'invalid_input',
        `${command.type} concerns a content that lies outside the lead, and cannot be part of a batch.`,
        "Use the door's own `attach` and `detach`: they see to the content too.",
        { index },
      );
    if (!(command.type in owning)) return;
    const isHistory = command.type === 'DistributeLead' && command.input.reservation === null;
    if (isHistory && origin === 'import') return;
    throw new DoorRejection(
      'invalid_input',
      `${command.type} needs a place reserved for the owner, and cannot be part of a batch.`,
      `Use the door's own ${owning[command.type as keyof typeof owning]}: it reserves the place and sends the command.`,
      { index },
    );
  });
};
