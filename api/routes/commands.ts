// How is a lead given a command over HTTP? An address a command; who gives it is the caller, whatever the body says.
import { z } from 'zod';
import { attach, detach } from '../../doors/attachments/attach.ts';
import { duplicatesFoundOf } from '../../doors/duplicates/seen-duplicates.ts';
import { leadIdOf } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { openCommands, parseCommand } from '../../doors/open-command.ts';
import { openSchemaOf } from '../../doors/open-schema.ts';
import { claim, distribute, reassign } from '../../doors/ownership.ts';
import type { Receipt as Answered } from '../../events/commands/batch.ts';
import { leadCommands } from '../../events/commands/lead-command.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import { PersonId } from '../../events/values.ts';
import { Obtained, Receipt } from '../answers/receipt.ts';
import { actorFor } from '../callers/caller.ts';
import { askedSchemaOf } from '../commands/asked-schema.ts';
import { completedCommand } from '../commands/completed-input.ts';
import { commandHeaders, commandIdOf, expectedSeqOf, idHeaders } from '../commands/precondition.ts';
import { requireOwnOffice, submitterIn } from '../commands/submitter.ts';
import { leadInSight, leadSeenWhole } from '../lead-in-sight.ts';
import { viewerOf } from '../personal-data.ts';
import { Refusal } from '../refusal.ts';
import { requireCaller } from '../route.ts';
import type { Handling, Route } from '../route.ts';
import { leadParams } from './leads.ts';

const reason = z.string().trim().min(1).max(1000);
const Given = z.strictObject({ to: PersonId.describe('Who is to own the lead.'), reason });

/** What AddAttachment and RemoveAttachment ask, as their own schemas have checked it. */
interface AboutAttachment {
  readonly attachmentId: string;
  readonly fileName: string;
  readonly says: string | null;
}

/** Commands for which a place is reserved first: who owns, and with which place, is not for the caller to say. */
const owning = { ClaimLead: z.strictObject({}), DistributeLead: Given, ReassignLead: Given } as const;
const isOwning = (type: LeadCommandType): type is keyof typeof owning => type in owning;

const bodyOf = (type: LeadCommandType, schema: z.ZodObject): z.ZodObject =>
  isOwning(type) ? owning[type] : askedSchemaOf(type, schema);

/** What of the command is asked, by its name. */
export const bodies: ReadonlyMap<LeadCommandType, z.ZodObject> = new Map(
  leadCommands.flatMap((schema) => {
    const type = schema.shape.type.value;
    if (!openCommands.has(type)) return [];
    const open: unknown = openSchemaOf(schema.shape.input);
    return open instanceof z.ZodObject ? [[type, bodyOf(type, open)] as const] : [];
  }),
);

const bodyFor = (type: LeadCommandType): z.ZodObject => {
  const body = bodies.get(type);
  if (body === undefined) throw new Error(`The command ${type} has no schema that a caller could fill.`);
  return body;
};

const command = {
  method: 'POST',
  needs: 'command',
  tag: 'Commands',
  query: z.strictObject({}),
  media: 'application/json',
} as const;

const about =
  'Needs the header `idempotency-key`, a UUID: sent again with the same one the command counts once. With `if-match`, the ETag of the lead, it is refused where the lead has moved on.';

const obtain: Route = {
  ...command,
  ...{ path: '/v1/leads', name: 'obtainLead', params: z.object({}) },
  summary: 'Record a new lead',
  description: `The lead’s id follows from \`source\` or, without one, from the id of the command. ${about}`,
  headers: idHeaders,
  body: bodyFor('ObtainLead'),
  answers: { 200: Obtained, 201: Obtained },
  handle: async ({ world: { engine }, caller, request, reply }) => {
    const known = requireCaller(caller);
    const organisation = await engine.organisation();
    const commandId = commandIdOf(request);
    const actor = actorFor(organisation, known);
    const said = submitterIn(request.body as Readonly<Record<string, unknown>>, known);
    requireOwnOffice(organisation, known, said);
    const completed = parseCommand(completedCommand('ObtainLead', said, organisation), 0);
    const leadId = newLeadId(completed, commandId);
    const receipt = await send(engine, { leadId, commandId, actor, commands: [completed] });
    const viewer = viewerOf(known);
    const suspects = viewer === null ? [] : await duplicatesFoundOf(engine, viewer, leadId);
    reply.code(receipt.duplicate ? 200 : 201).header('location', `/v1/leads/${leadId}`);
    reply.header('etag', `"${String(receipt.seq)}"`);
    return { ...receipt, suspects };
  },
};

/** The lead of a source’s id is the same for ever; a repeat of the command meets the lead that the first one made. */
const newLeadId = (completed: ReturnType<typeof parseCommand>, commandId: string): string => {
  const source = completed.type === 'ObtainLead' ? completed.input.source : null;
  return source === null ? leadIdOf('command', commandId) : leadIdOf(source.system, source.externalId);
};

const commandRoute = (type: LeadCommandType): Route => ({
  ...command,
  ...{ path: `/v1/leads/:leadId/commands/${type}`, name: `command${type}`, params: leadParams },
  summary: `Give a lead ${type}`,
  description: about,
  headers: commandHeaders,
  body: bodyFor(type),
  answers: { 200: Receipt },
  handle: async (at) => {
    const receipt = await given(type, at);
    at.reply.header('etag', `"${String(receipt.seq)}"`);
    return receipt;
  },
});

const given = async (type: LeadCommandType, { world, caller, request }: Handling): Promise<Answered> => {
  const known = requireCaller(caller);
  const { leadId } = request.params as z.infer<typeof leadParams>;
  const commandId = commandIdOf(request);
  const expectedSeq = expectedSeqOf(request);
  const { engine } = world;
  const seen = expectedSeq === null ? {} : { expectedSeq };
  if (type === 'ClaimLead') {
    await leadInSight(world, known, leadId);
    const personId = viewerOf(known);
    if (personId === null) throw noPerson();
    return claim(engine, { leadId, commandId, personId, ...seen });
  }
  await leadSeenWhole(world, known, leadId);
  const organisation = await engine.organisation();
  const actor = actorFor(organisation, known);
  if (type === 'DistributeLead' || type === 'ReassignLead') {
    const { to: personId, reason: why } = request.body as z.infer<typeof Given>;
    const giving = { leadId, commandId, personId, actor, reason: why, ...seen };
    return type === 'DistributeLead' ? distribute(engine, giving) : reassign(engine, giving);
  }
  if (type === 'AddAttachment') {
    return attach(engine, { leadId, commandId, actor, ...(request.body as AboutAttachment), ...seen });
  }
  if (type === 'RemoveAttachment') {
    const { attachmentId } = request.body as Pick<AboutAttachment, 'attachmentId'>;
    return detach(engine, { leadId, commandId, actor, attachmentId, ...seen });
  }
  const said = request.body as Readonly<Record<string, unknown>>;
  const completed = parseCommand(completedCommand(type, said, organisation), 0);
  // A lead goes into no lead that whoever merges them may not see.
  if (completed.type === 'MergeLead') await leadSeenWhole(world, known, completed.input.intoLeadId);
  return send(engine, { leadId, commandId, actor, commands: [completed], ...seen });
};

const noPerson = (): Refusal =>
  new Refusal('not_permitted', 'Only a person claims leads.', 'Act as a person of the organisation.');

export const commandRoutes: readonly Route[] = [
  obtain,
  ...[...bodies.keys()].filter((type) => type !== 'ObtainLead').map(commandRoute),
];
