// How does a person give a lead one command from the command line?
import type { z } from 'zod';
import type { Engine } from '../../doors/engine.ts';
import { leadIdOf, newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { parseCommand } from '../../doors/open-command.ts';
import { actorOf, officeRouting } from '../../doors/organisation/organisation.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import { actingPerson } from '../acting-person.ts';
import type { Answer } from '../answer.ts';
import { misuse } from '../failure.ts';
import { requireLeadId } from '../lead-id.ts';
import { withEngine } from '../with-engine.ts';
import { commandInput, completed, missingFlags } from './command-input.ts';
import type { Given } from './command-input.ts';
import { enriched } from './enrich.ts';
import type { Flag } from './flag.ts';
import { obtained, suspectsOf } from './obtain.ts';
import type { Suspect } from './obtain.ts';
import { receiptAnswer, waitUntilSeen } from './receipt.ts';

export interface LeadVerb {
  readonly type: LeadCommandType;
  readonly verb: string;
  readonly schema: z.ZodObject;
  readonly flags: readonly Flag[];
}

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
export const giveCommand = async (verb: LeadVerb, leadId: string | null, options: VerbOptions): Promise<Answer> => {
  const personId = actingPerson(options);
  if (leadId !== null) requireLeadId(leadId);
  if (options.id !== undefined) requireLeadId(options.id, 'The command id');
  const written = await commandInput(verb.flags, options, options.input);
  if (verb.type === 'ObtainLead') Object.assign(written, obtained(written, personId));
  const missing = missingFlags(verb.schema, verb.flags, written);
  if (missing.length > 0)
    throw misuse(`${verb.type} lacks ${missing.join(', ')}.`, `See \`leadcycle lead ${verb.verb} --help\`.`);

  return withEngine(async (engine) => {
    const id = leadId ?? newLeadId(written, options.id);
    const known = await complete(engine, verb, id, written);
    const input = completed(verb.schema, known.input);
    const command = parseCommand({ type: verb.type, input }, 0);
    const receipt = await send(engine, {
      leadId: id,
      commandId: options.id ?? newId(),
      actor: actorOf(await engine.organisation(), personId),
      commands: [command],
      ...(options.playbook === undefined ? {} : { playbook: options.playbook }),
    });
    if (options.wait === true) await waitUntilSeen(engine, receipt);
    return receiptAnswer(receipt, known.suspects);
  });
};

/** The lead of a source's id is the same for ever; with `--id` a repeat meets the lead that the first one made. */
const newLeadId = ({ source }: Given, commandId: string | undefined): string => {
  if (typeof source === 'object' && source !== null && 'system' in source && 'externalId' in source)
    return leadIdOf(String(source.system), String(source.externalId));
  return commandId === undefined ? newId() : leadIdOf('command', commandId);
};

interface Completed {
  readonly input: Given;
  readonly suspects: readonly Suspect[] | null;
}

const complete = async (engine: Engine, verb: LeadVerb, leadId: string, written: Given): Promise<Completed> => {
  switch (verb.type) {
    case 'ObtainLead': {
      const suspects = await suspectsOf(engine, leadId, written);
      const told = suspects.map(({ leadId: other, because }) => ({ leadId: other, because }));
      return { suspects, input: { ...(await routed(engine, written)), suspects: told } };
    }
    case 'EnrichLead':
      return { suspects: null, input: await routed(engine, await enriched(engine, leadId, written)) };
    default:
      return { suspects: null, input: written };
  }
};

/** The offices that may be accountable follow from where the customer is. */
const routed = async (engine: Engine, written: Given): Promise<Given> => {
  const { customer } = written;
  const territory =
    typeof customer === 'object' && customer !== null && 'territory' in customer && typeof customer.territory === 'string'
      ? customer.territory
      : null;
  return { ...written, routing: officeRouting(await engine.organisation(), territory) };
};
