// What has to be known and looked up before a command can be sent? Ids nobody thinks of, offices, earlier facts.
import type { z } from 'zod';
import type { Engine } from '../../doors/engine.ts';
import { parseCommand } from '../../doors/open-command.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { officeRouting } from '../../doors/organisation/organisation.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import { misuse } from '../failure.ts';
import { missingFlags } from './command-input.ts';
import type { Given } from './command-input.ts';
import { completed } from './completed.ts';
import { enriched } from './enrich.ts';
import { isRecord } from './flag-value.ts';
import type { Flag } from './flag.ts';
import { refuseUnknownFields } from './unknown-fields.ts';

export interface LeadVerb {
  readonly type: LeadCommandType;
  readonly verb: string;
  readonly schema: z.ZodObject;
  readonly flags: readonly Flag[];
}

/** @throws CliFailure (misuse) naming the flags that are missing */
export const requireFlags = (verb: LeadVerb, written: Given): void => {
  const missing = missingFlags(verb.schema, verb.flags, written);
  if (missing.length === 0) return;
  throw misuse(`${verb.type} lacks ${missing.join(', ')}.`, `See \`leadcycle lead ${verb.verb} --help\`.`);
};

/**
 * @param written as a person wrote it; `obtained` has been applied to that of a new lead
 * @throws DoorRejection `invalid_input`, or CliFailure (misuse)
 */
export const preparedCommand = async (
  engine: Engine,
  verb: LeadVerb,
  leadId: string,
  written: Given,
): Promise<OpenCommand> => {
  refuseUnknownFields(verb.schema, written);
  const input = await lookedUp(engine, verb, leadId, written);
  requireFlags(verb, input);
  return parseCommand({ type: verb.type, input: completed(verb.schema, input, Date.now()) }, 0);
};

const lookedUp = async (engine: Engine, verb: LeadVerb, leadId: string, written: Given): Promise<Given> => {
  if (verb.type === 'ObtainLead') return { suspects: [], ...(await routed(engine, written)) };
  if (verb.type !== 'EnrichLead') return written;
  const laid = await enriched(engine, leadId, written);
  return isRecord(written['customer']) ? routed(engine, laid) : laid;
};

/** The offices that may be accountable follow from where the customer is. */
const routed = async (engine: Engine, written: Given): Promise<Given> => {
  const { customer } = written;
  const territory =
    isRecord(customer) && typeof customer['territory'] === 'string' ? customer['territory'] : null;
  return { ...written, routing: officeRouting(await engine.organisation(), territory) };
};
