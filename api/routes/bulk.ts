// How is one command given to many leads: first looked at, then as a job that can be followed, stopped and resumed?
import { z } from 'zod';
import {
  bulkRefusals,
  readBulkJob,
  resumeBulkJob,
  startBulkJob,
  stopBulkJob,
} from '../../doors/bulk/bulk-job.ts';
import type { BulkState } from '../../doors/bulk/bulk-job.ts';
import { commandKind, foreseen, manyLeadCommands } from '../../doors/bulk/many-leads.ts';
import type { ForMany } from '../../doors/bulk/many-leads.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { scopeOf } from '../../doors/sight.ts';
import type { Lead } from '../../domain/lead.ts';
import { LeadId } from '../../events/values.ts';
import { ofAJob, requirePerson } from '../acting-person.ts';
import { BulkBegun, BulkJob, BulkPreview } from '../answers/bulk.ts';
import type { Caller } from '../callers/caller.ts';
import { actorFor } from '../callers/caller.ts';
import { completedCommand } from '../commands/completed-input.ts';
import { commandIdOf, idHeaders, idOfAnother } from '../commands/precondition.ts';
import { mistakesIn } from '../checked.ts';
import { leadsInSight } from '../leads-in-sight.ts';
import { requireAllowance } from '../permit.ts';
import { viewerOf } from '../personal-data.ts';
import { Refusal } from '../refusal.ts';
import { requireCaller } from '../route.ts';
import type { Handling, Route } from '../route.ts';
import type { World } from '../world.ts';
import { bodies } from './commands.ts';

const shownRefusals = 100;

const Asked = z.strictObject({
  command: z.enum(manyLeadCommands),
  input: z.record(z.string(), z.unknown()).default({}).describe('As at the address of the command itself.'),
  leads: z.array(LeadId).min(1).max(5_000).describe('Which leads; each once.'),
  note: z.string().trim().min(1).max(300).default('by the API').describe('What the job is for.'),
});
type Asked = z.infer<typeof Asked>;

const bulk = {
  needs: 'bulk_job',
  tag: 'Bulk',
  query: z.strictObject({}),
  media: 'application/json',
  params: z.object({}),
  headers: null,
} as const;

const preview: Route = {
  ...bulk,
  ...{ method: 'POST', path: '/v1/bulk/preview', name: 'previewBulk', body: Asked },
  summary: 'What many leads would answer to a command, decided as they would decide; nothing is written',
  description: 'Places in somebody’s capacity are counted when the job comes to a lead, not here.',
  answers: { 200: BulkPreview },
  handle: async ({ world, caller, request }) => {
    const known = requireCaller(caller);
    requirePerson(known, ofAJob);
    const asked = request.body as Asked;
    const organisation = await world.engine.organisation();
    const command = await commandIn(world, asked);
    const { leads, notInSight } = await leadsNamed(world, known, asked.leads);
    const answers = await foreseen(world.engine, actorFor(organisation, known), command, leads);
    const count = (state: 'changed' | 'unchanged' | 'refused'): number =>
      answers.filter((answer) => answer.state === state).length;
    return {
      ...{ leads: leads.length, notInSight, changed: count('changed') },
      ...{ unchanged: count('unchanged'), refused: count('refused') },
      refusals: answers
        .flatMap(({ leadId, state, code, because }) =>
          state === 'refused' ? [{ leadId, code: code ?? '', because: because ?? '' }] : [],
        )
        .slice(0, shownRefusals),
    };
  },
};

const begin: Route = {
  ...bulk,
  ...{ method: 'POST', path: '/v1/bulk', name: 'beginBulk', headers: idHeaders, body: Asked },
  summary: 'Give many leads a command, as a job that goes on whatever becomes of the caller',
  description:
    'Needs the header `idempotency-key`: it is the job’s id, and sent again the job that is there goes on. Each lead decides for itself; who refuses is listed and holds no other up.',
  answers: { 202: BulkBegun },
  handle: async ({ world, caller, request, reply }) => {
    const known = requireCaller(caller);
    const author = requirePerson(known, ofAJob);
    const asked = request.body as Asked;
    const jobId = commandIdOf(request);
    const command = await commandIn(world, asked);
    const { leads, notInSight } = await leadsNamed(world, known, asked.leads);
    if (leads.length === 0)
      throw new Refusal('lead_not_found', 'None of these leads is there.', 'Name leads that you may see.');
    await requireOwnId(world, jobId, author);
    await startBulkJob(world.engine, {
      ...{ jobId, kind: commandKind, payload: command, author, note: asked.note },
      leads: leads.map(({ leadId }) => ({ leadId, detail: null })),
    });
    reply.code(202).header('location', `/v1/bulk/${jobId}`);
    return { jobId, leads: leads.length, notInSight };
  },
};

/** Begun again a job goes on: that of somebody else must not. @throws DoorRejection `command_id_reused` */
const requireOwnId = async ({ engine }: World, jobId: string, author: string): Promise<void> => {
  const known = await readBulkJob(engine.pool, jobId).catch((failure: unknown) => {
    if (failure instanceof DoorRejection && failure.code === 'unknown_job') return null;
    throw failure;
  });
  if (known !== null && known.author !== author) throw idOfAnother(jobId);
};

const jobParams = z.object({ jobId: z.uuid() });

const follow: Route = {
  ...bulk,
  ...{ method: 'GET', path: '/v1/bulk/:jobId', name: 'getBulk', params: jobParams, body: null },
  summary: 'How far a job has come, and which leads refused',
  description: 'For who began it, and for administrators.',
  answers: { 200: BulkJob },
  handle: async (at) => told(at.world, await jobOf(at)),
};

const stop: Route = {
  ...bulk,
  ...{
    method: 'POST',
    path: '/v1/bulk/:jobId/stop',
    name: 'stopBulk',
    params: jobParams,
    body: z.strictObject({}),
  },
  summary: 'Stop a job between two leads; what is done stays done',
  description: 'For who began it, and for administrators.',
  answers: { 200: BulkJob },
  handle: async (at) => {
    const { jobId } = await jobOf(at, 'command');
    await stopBulkJob(at.world.engine, jobId);
    return told(at.world, await readBulkJob(at.world.engine.pool, jobId));
  },
};

const resume: Route = {
  ...bulk,
  ...{
    method: 'POST',
    path: '/v1/bulk/:jobId/resume',
    name: 'resumeBulk',
    params: jobParams,
    body: z.strictObject({}),
  },
  summary: 'Go on with a job that was stopped',
  description: 'For who began it, and for administrators.',
  answers: { 200: BulkJob },
  handle: async (at) => {
    const { jobId } = await jobOf(at, 'command');
    await resumeBulkJob(at.world.engine, jobId);
    return told(at.world, await readBulkJob(at.world.engine.pool, jobId));
  },
};

/** The command as each lead will get it. @throws Refusal `invalid_request`, DoorRejection `invalid_input` */
const commandIn = async ({ engine }: World, { command: type, input }: Asked): Promise<ForMany> => {
  const parsed = bodies.get(type)?.safeParse(input);
  if (parsed === undefined) throw new Error(`The command ${type} has no schema.`);
  if (!parsed.success) throw mistakesIn(parsed.error.issues, input, 'The input');
  const completed = completedCommand(type, parsed.data, await engine.organisation());
  // Its input was checked by the schema of this very command.
  return { type, input: completed.input } as ForMany;
};

/** Those that are there and in sight, as the read models have them, each once. */
const leadsNamed = async (
  world: World,
  caller: Caller,
  leadIds: readonly string[],
): Promise<{ readonly leads: readonly Lead[]; readonly notInSight: number }> => {
  const unique = [...new Set(leadIds)];
  const seen = await leadsInSight(world, caller, unique);
  const leads = unique.flatMap((leadId) => seen.get(leadId) ?? []);
  return { leads, notInSight: unique.length - leads.length };
};

/** A job of somebody else is not there, but for administrators. @throws DoorRejection `unknown_job` */
const jobOf = async (
  { world, caller, request }: Handling,
  allowance: 'read' | 'command' = 'read',
): Promise<BulkState> => {
  const known = requireCaller(caller);
  requireAllowance(known, allowance);
  const { jobId } = request.params as z.infer<typeof jobParams>;
  const job = await readBulkJob(world.engine.pool, jobId);
  const isAdministrator = scopeOf(await world.engine.organisation(), known.asker, 'bulk_job') === 'company';
  if (job.author === viewerOf(known) || isAdministrator) return job;
  throw new Refusal('unknown_job', `There is no job ${jobId}.`, 'Name one that you have begun.');
};

const told = async ({ engine }: World, job: BulkState): Promise<z.input<typeof BulkJob>> => ({
  ...{ jobId: job.jobId, kind: job.kind, author: job.author, note: job.note, state: job.state },
  ...{ waiting: job.waiting, changed: job.changed, unchanged: job.unchanged, refused: job.refused },
  refusals: await bulkRefusals(engine.pool, job.jobId, shownRefusals),
});

export const bulkRoutes: readonly Route[] = [preview, begin, follow, stop, resume];
