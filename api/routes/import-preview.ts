// What would become of an export? Its beginning is looked at before anything is uploaded, and nothing is kept of it.
import { z } from 'zod';
import { lookAtExport } from '../../doors/import/look-at-export.ts';
import { ImportPreview } from '../answers/imports.ts';
import { importerOf } from '../own-import.ts';
import type { Route } from '../route.ts';

const Asked = z.strictObject({
  mapping: z.string().min(1).max(100_000).describe('YAML: how columns and words read as leads.'),
  ignoreOwners: z.boolean().default(false).describe('The engine finds an owner for each open lead.'),
  head: z.string().max(150_000).describe('How the file of leads begins: as many whole lines as fit.'),
  isWhole: z.boolean().describe('Whether that is all of the file.'),
  activitiesHead: z.string().max(50_000).nullable().default(null).describe('The same of the activities.'),
  rows: z.int().min(0).max(200).default(20).describe('Rows to rehearse at most.'),
});

const preview: Route = {
  ...{
    method: 'POST',
    path: '/v1/imports/preview',
    needs: 'import_job',
    name: 'previewImport',
    tag: 'Import',
  },
  summary: 'How an export reads by this mapping: its columns, and what would become of its first rows',
  description:
    'Decided by the rules, and nothing is written down. All rows are rehearsed by an import with `dryRun`. For managers of headquarters.',
  params: z.object({}),
  query: z.strictObject({}),
  headers: null,
  body: Asked,
  answers: { 200: ImportPreview },
  media: 'application/json',
  handle: async (at) => {
    const personId = await importerOf(at);
    const asked = at.request.body as z.infer<typeof Asked>;
    return lookAtExport(at.world.engine, { ...asked, personId });
  },
};

export const importPreviewRoutes: readonly Route[] = [preview];
