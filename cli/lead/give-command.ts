// How does a person give a lead one command from the command line?
import { duplicatesFoundOf } from '../../doors/duplicates/seen-duplicates.ts';
import { leadIdOf, newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { actingPerson } from '../acting-person.ts';
import type { Answer } from '../answer.ts';
import { requireLeadId } from '../lead-id.ts';
import { withEngine } from '../with-engine.ts';
import { commandInput } from './command-input.ts';
import type { Given } from './command-input.ts';
import { mergeAnswer, mergeOf } from './merge-outcome.ts';
import { obtained } from './obtain.ts';
import { preparedCommand, requireFlags } from './prepared-command.ts';
import type { LeadVerb } from './prepared-command.ts';
import { receiptAnswer, waitUntilSeen } from './receipt.ts';

export interface VerbOptions extends Given {
  readonly as?: string;
  readonly id?: string;
  readonly input?: string;
  readonly wait?: boolean;
  readonly playbook?: string;
  readonly json?: boolean;
}

/**
 * @param leadId null where the command makes a new lead
 * @throws CliFailure (misuse) before anything is asked of a server, DoorRejection when the lead says no
 */
export const giveCommand = async (
  verb: LeadVerb,
  leadId: string | null,
  options: VerbOptions,
): Promise<Answer> => {
  const personId = actingPerson(options);
  if (leadId !== null) requireLeadId(leadId);
  if (options.id !== undefined) requireLeadId(options.id, 'The command id');
  const said = await commandInput(verb.flags, options, options.input);
  const written = verb.type === 'ObtainLead' ? { ...said, ...obtained(said, personId) } : said;
  // What an enrichment leaves out is taken from the lead, so it shows only there what is missing.
  if (verb.type !== 'EnrichLead') requireFlags(verb, written);

  return withEngine(async (engine) => {
    const id = leadId ?? newLeadId(written, options.id);
    const command = await preparedCommand(engine, verb, id, written);
    const receipt = await send(engine, {
      leadId: id,
      commandId: options.id ?? newId(),
      actor: actorOf(await engine.organisation(), personId),
      commands: [command],
      ...(options.playbook === undefined ? {} : { playbook: options.playbook }),
    });
    const suspects = verb.type === 'ObtainLead' ? await duplicatesFoundOf(engine, personId, id) : null;
    const merge = verb.type === 'MergeLead' || verb.type === 'UnmergeLead' ? await mergeOf(engine, id) : null;
    if (options.wait === true) await waitUntilSeen(engine, receipt);
    return merge === null ? receiptAnswer(receipt, suspects) : mergeAnswer(verb.type, receipt, merge);
  });
};

/** The lead of a source's id is the same for ever; with `--id` a repeat meets the lead that the first one made. */
const newLeadId = (written: Given, commandId: string | undefined): string => {
  const source = written['source'];
  if (typeof source === 'object' && source !== null && 'system' in source && 'externalId' in source)
    return leadIdOf(String(source.system), String(source.externalId));
  return commandId === undefined ? newId() : leadIdOf('command', commandId);
};
