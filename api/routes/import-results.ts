// What came of an import? The rows that were left out, and whether the leads say what the file said.
import { createReadStream, existsSync } from 'node:fs';
import { z } from 'zod';
import { readRejects } from '../../doors/import/read-rejects.ts';
import { keptReconciliation, reconcileImport } from '../../doors/import/reconcile-import.ts';
import { ReconciliationTold, RejectedRows } from '../answers/imports.ts';
import { filesOf, reconciliationOf } from '../import-files.ts';
import { importParams, jobOf } from '../own-import.ts';
import { Refusal } from '../refusal.ts';
import type { Handling, Route } from '../route.ts';

const ofImport = {
  headers: null,
  needs: 'import_job',
  tag: 'Import',
  params: importParams,
  query: z.strictObject({}),
  description: 'For who made it, and for administrators.',
  media: 'application/json',
} as const;

const rejectsOf = async (at: Handling): Promise<{ readonly importId: string; readonly path: string }> => {
  const { importId } = await jobOf(at);
  const { rejectsFile } = filesOf(at.world.settings, importId);
  if (existsSync(rejectsFile)) return { importId, path: rejectsFile };
  throw new Refusal('no_file', 'There are no rejects yet.', 'Start the import, and ask again.');
};

const rejects: Route = {
  ...ofImport,
  ...{ method: 'GET', path: '/v1/imports/:importId/rejects', name: 'getRejects', body: null },
  summary: 'The rows that were not imported, each with its reason and its cells, as CSV',
  media: 'text/csv',
  answers: { 200: z.string().describe('CSV; what would start a formula is made harmless.') },
  handle: async (at) => {
    const { importId, path } = await rejectsOf(at);
    at.reply.header('content-disposition', `attachment; filename="rejects-${importId}.csv"`);
    return at.reply.type('text/csv; charset=utf-8').send(createReadStream(path));
  },
};

const pageQuery = z.strictObject({
  cursor: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .describe('As `next` told it.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const rejected: Route = {
  ...ofImport,
  ...{ method: 'GET', path: '/v1/imports/:importId/rejected', name: 'listRejected', body: null },
  summary: 'The same a page at a time, for who reads no CSV',
  query: pageQuery,
  answers: { 200: RejectedRows },
  handle: async (at) => {
    const { path } = await rejectsOf(at);
    const { cursor, limit } = at.request.query as z.infer<typeof pageQuery>;
    return readRejects(path, cursor, limit);
  },
};

const reconciliation: Route = {
  ...ofImport,
  ...{ method: 'GET', path: '/v1/imports/:importId/reconciliation', name: 'getReconciliation', body: null },
  summary: 'What the file says against what its leads say: totals, and each lead that is unlike its row',
  description:
    'It is done once the import has ended, and kept. What happened to the leads since is no difference. For who made it, and for administrators.',
  answers: { 200: ReconciliationTold },
  handle: async (at) => {
    const { importId } = await jobOf(at);
    return (await keptReconciliation(reconciliationOf(at.world.settings, importId))) ?? { state: 'none' };
  },
};

const reconcileAnew: Route = {
  ...ofImport,
  ...{ method: 'POST', path: '/v1/imports/:importId/reconcile', name: 'reconcileImport' },
  summary: 'Compare once more; the file has to be uploaded again where the import has deleted it',
  body: z.strictObject({}),
  answers: { 202: ReconciliationTold },
  handle: async (at) => {
    const { engine, settings, log } = at.world;
    const job = await jobOf(at, 'command');
    if (job.state === 'running')
      throw new Refusal('import_runs', 'The import is at work on its file.', 'Wait until it has ended.');
    const files = filesOf(settings, job.importId);
    if (!existsSync(files.file))
      throw new Refusal(
        'no_file',
        'The file is not here any more.',
        `Send it again: POST /v1/imports/${job.importId}/file.`,
      );
    const path = reconciliationOf(settings, job.importId);
    if ((await keptReconciliation(path))?.state !== 'at_work')
      reconcileImport(engine, job, files, path).catch((failure: unknown) => {
        log.error({ err: failure, importId: job.importId }, 'an import was not reconciled');
      });
    at.reply.code(202);
    return (await keptReconciliation(path)) ?? { state: 'none' };
  },
};

export const importResultRoutes: readonly Route[] = [rejects, rejected, reconciliation, reconcileAnew];
