// How is a CRM export imported over HTTP? A mapping, a file or two, then a start; progress and rejects can be read.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { beginImport, makeImport, readImport } from '../../doors/import/import-jobs.ts';
import type { ImportFiles, ImportJob } from '../../doors/import/import-jobs.ts';
import { personOf } from '../../doors/organisation/organisation.ts';
import { reachOf, scopeOf } from '../../doors/sight.ts';
import { ImportTold } from '../answers/imports.ts';
import { commandIdOf, idHeaders, idOfAnother } from '../commands/precondition.ts';
import { requireAllowance } from '../permit.ts';
import { viewerOf } from '../personal-data.ts';
import { Refusal } from '../refusal.ts';
import { CsvFile, requireCaller } from '../route.ts';
import type { Handling, Route } from '../route.ts';
import type { ApiSettings } from '../settings.ts';
import { writtenWrong } from '../written-wrong.ts';

const importing = {
  headers: null,
  needs: 'import_job',
  tag: 'Import',
  query: z.strictObject({}),
  media: 'application/json',
} as const;

const Asked = z.strictObject({
  mapping: z.string().min(1).max(100_000).describe('YAML: how columns and words read as leads.'),
  dryRun: z.boolean().default(false).describe('Read, check and decide all of it, and change nothing.'),
  ignoreOwners: z.boolean().default(false).describe('The engine finds an owner for each open lead.'),
});

const make: Route = {
  ...importing,
  ...{
    method: 'POST',
    path: '/v1/imports',
    name: 'makeImport',
    params: z.object({}),
    headers: idHeaders,
    body: Asked,
  },
  summary: 'Say how a CRM export reads as leads; its file comes next',
  description:
    'Needs the header `idempotency-key`: it is the import’s id. For managers of headquarters, because leads of every office may be in the file.',
  answers: { 201: ImportTold },
  handle: async ({ world, caller, request, reply }) => {
    const known = requireCaller(caller);
    requireAllowance(known, 'command');
    const author = viewerOf(known);
    const organisation = await world.engine.organisation();
    const { offices } = reachOf(organisation, known.asker, 'import_job');
    const roles = author === null ? [] : personOf(organisation, author).roles;
    // Administrators look after imports; leads are brought in by who directs them.
    const directs = roles.some((role) => role === 'lead_manager' || role === 'sales_manager');
    if (author === null || !directs || offices !== null)
      throw new Refusal(
        'not_permitted',
        'An import may bring leads to every office.',
        'It is for lead managers and sales managers of headquarters.',
      );
    const { mapping, dryRun, ignoreOwners } = request.body as z.infer<typeof Asked>;
    const importId = commandIdOf(request);
    await makeImport(world.engine.pool, { importId, author, mapping, dryRun, ignoreOwners }).catch(
      writtenWrong('/mapping', 'The mapping cannot be read.'),
    );
    const job = await readImport(world.engine.pool, importId);
    if (job.author !== author) throw idOfAnother(importId);
    reply.code(201).header('location', `/v1/imports/${importId}`);
    return job;
  },
};

const params = z.object({ importId: z.uuid() });
const what = z.enum(['file', 'activities']);
const uploadParams = params.extend({ what });

/** A gigabyte: several million rows. */
const largestFile = 1024 ** 3;

const upload: Route = {
  ...importing,
  ...{ method: 'POST', path: '/v1/imports/:importId/:what', name: 'uploadImport', params: uploadParams },
  summary: 'Upload the file of leads, or that of their activities, as text/csv',
  description: 'It takes the place of one that was uploaded before; once the import has begun none is taken.',
  body: CsvFile,
  answers: { 200: ImportTold },
  handle: async (at) => {
    const job = await jobOf(at, 'command');
    if (job.state === 'running')
      throw new Refusal('import_runs', 'The import is at work on its file.', 'Wait until it has ended.');
    const { body } = at.request;
    if (!(body instanceof Readable))
      throw new Refusal('unsupported_media_type', 'This is no CSV.', 'Send it with content-type: text/csv.');
    const { what: which } = at.request.params as z.infer<typeof uploadParams>;
    const path = pathOf(at.world.settings, job.importId, which);
    await mkdir(at.world.settings.uploads, { recursive: true, mode: 0o700 });
    // What is cut off on the way is no file yet.
    await pipeline(body, bounded(), createWriteStream(`${path}.part`, { mode: 0o600 }));
    await rename(`${path}.part`, path);
    return job;
  },
};

const bounded = (): Transform => {
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      if (bytes > largestFile)
        done(new Refusal('too_large', 'The file is larger than a gigabyte.', 'Send it in parts.'));
      else done(null, chunk);
    },
  });
};

const start: Route = {
  ...importing,
  ...{ method: 'POST', path: '/v1/imports/:importId/start', name: 'startImport', params },
  summary: 'Begin an import, or go on with one that was broken off',
  description: 'It goes on whatever becomes of the caller. Rows whose lead is there are passed over.',
  body: z.strictObject({}),
  answers: { 202: ImportTold },
  handle: async (at) => {
    const { engine, log } = at.world;
    const job = await jobOf(at, 'command');
    const files = filesOf(at.world.settings, job.importId);
    if (!existsSync(files.file))
      throw new Refusal(
        'no_file',
        'No file was uploaded to this server.',
        `Send it first: POST /v1/imports/${job.importId}/file.`,
      );
    const begun = await beginImport(engine, job, files);
    begun?.ended
      .then(() => forget(at, job.importId, files))
      .catch((failure: unknown) => {
        log.error({ err: failure, importId: job.importId }, 'the end of an import was not seen to');
      });
    at.reply.code(202);
    return readImport(engine.pool, job.importId);
  },
};

/** What is imported lies in the leads: of the files, which are full of people, only rejects stay. */
const forget = async ({ world }: Handling, importId: string, files: ImportFiles): Promise<void> => {
  const { state, dryRun } = await readImport(world.engine.pool, importId);
  if (state !== 'finished' || dryRun) return;
  for (const file of [files.file, files.activitiesFile]) if (file !== null) await rm(file, { force: true });
};

const follow: Route = {
  ...importing,
  ...{ method: 'GET', path: '/v1/imports/:importId', name: 'getImport', params, body: null },
  summary: 'How far an import has come, and what came of it',
  description: 'For who made it, and for administrators.',
  answers: { 200: ImportTold },
  handle: jobOf,
};

const rejects: Route = {
  ...importing,
  ...{ method: 'GET', path: '/v1/imports/:importId/rejects', name: 'getRejects', params, body: null },
  summary: 'The rows that were not imported, each with its reason and its cells, as CSV',
  description: 'For who made it, and for administrators.',
  media: 'text/csv',
  answers: { 200: z.string().describe('CSV; what would start a formula is made harmless.') },
  handle: async (at) => {
    const { importId } = await jobOf(at);
    const { rejectsFile } = filesOf(at.world.settings, importId);
    if (!existsSync(rejectsFile))
      throw new Refusal('no_file', 'There are no rejects yet.', 'Start the import, and ask again.');
    at.reply.header('content-disposition', `attachment; filename="rejects-${importId}.csv"`);
    return at.reply.type('text/csv; charset=utf-8').send(createReadStream(rejectsFile));
  },
};

/** An import of somebody else is not there, but for administrators. @throws DoorRejection, Refusal `unknown_job` */
async function jobOf(
  { world, caller, request }: Handling,
  allowance: 'read' | 'command' = 'read',
): Promise<ImportJob> {
  const known = requireCaller(caller);
  requireAllowance(known, allowance);
  const { importId } = request.params as z.infer<typeof params>;
  const job = await readImport(world.engine.pool, importId);
  const isAdministrator = scopeOf(await world.engine.organisation(), known.asker, 'import_job') === 'company';
  if (job.author === viewerOf(known) || isAdministrator) return job;
  throw new Refusal('unknown_job', `There is no import ${importId}.`, 'Name one that you have made.');
}

/** The id was checked to be a UUID: it leads to no other folder. */
const pathOf = ({ uploads }: ApiSettings, importId: string, name: string): string =>
  join(uploads, `${importId}.${name}.csv`);

const filesOf = (settings: ApiSettings, importId: string): ImportFiles => {
  const activities = pathOf(settings, importId, 'activities');
  return {
    file: pathOf(settings, importId, 'file'),
    activitiesFile: existsSync(activities) ? activities : null,
    rejectsFile: pathOf(settings, importId, 'rejects'),
  };
};

export const importRoutes: readonly Route[] = [make, upload, start, follow, rejects];
