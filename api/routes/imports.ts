// How is a CRM export imported over HTTP? A mapping, a file or two, then a start; how far it has come can be read.
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { beginImport, latestImports, makeImport, readImport } from '../../doors/import/import-jobs.ts';
import type { ImportFiles } from '../../doors/import/import-jobs.ts';
import { reconcileImport } from '../../doors/import/reconcile-import.ts';
import { scopeOf } from '../../doors/sight.ts';
import { ImportTold } from '../answers/imports.ts';
import { commandIdOf, idHeaders, idOfAnother } from '../commands/precondition.ts';
import { filesOf, pathOf, reconciliationOf } from '../import-files.ts';
import { importerOf, importParams, jobOf } from '../own-import.ts';
import { viewerOf } from '../personal-data.ts';
import { Refusal } from '../refusal.ts';
import { CsvFile, requireCaller } from '../route.ts';
import type { Handling, Route } from '../route.ts';
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
  handle: async (at) => {
    const { world, request, reply } = at;
    const author = await importerOf(at);
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

const params = importParams;
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
      .then(() => seeOut(at, job.importId, files))
      .catch((failure: unknown) => {
        log.error({ err: failure, importId: job.importId }, 'the end of an import was not seen to');
      });
    at.reply.code(202);
    return readImport(engine.pool, job.importId);
  },
};

/**
 * What is imported lies in the leads: once both were compared, of the files, which are full of people, only rejects stay.
 */
const seeOut = async ({ world }: Handling, importId: string, files: ImportFiles): Promise<void> => {
  const job = await readImport(world.engine.pool, importId);
  if (job.state !== 'finished' || job.dryRun) return;
  await reconcileImport(world.engine, job, files, reconciliationOf(world.settings, importId));
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

const list: Route = {
  ...importing,
  ...{ method: 'GET', path: '/v1/imports', name: 'listImports', params: z.object({}), body: null },
  summary: 'The latest fifty imports of the caller; of everybody for administrators',
  description: '',
  answers: { 200: z.object({ items: z.array(ImportTold).readonly() }) },
  handle: async ({ world, caller }) => {
    const known = requireCaller(caller);
    const organisation = await world.engine.organisation();
    const all = scopeOf(organisation, known.asker, 'import_job') === 'company';
    const author = viewerOf(known);
    if (author === null && !all) return { items: [] };
    return { items: await latestImports(world.engine.pool, all ? null : author) };
  },
};

const exampleFile = new URL('../../examples/crm-export.mapping.yaml', import.meta.url);

const example: Route = {
  ...importing,
  ...{
    method: 'GET',
    path: '/v1/imports/example',
    name: 'getExampleMapping',
    params: z.object({}),
    body: null,
  },
  summary: 'A mapping to begin with: that of the example, with its comments',
  description: '',
  answers: { 200: z.object({ mapping: z.string().describe('YAML.') }) },
  handle: async () => ({ mapping: await readFile(exampleFile, 'utf8') }),
};

export const importRoutes: readonly Route[] = [list, example, make, upload, start, follow];
