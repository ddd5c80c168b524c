// Where do the files of an import lie on this machine? In one folder, named by the import.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFiles } from '../doors/import/import-jobs.ts';
import type { ApiSettings } from './settings.ts';

/** The id was checked to be a UUID: it leads to no other folder. */
export const pathOf = ({ uploads }: ApiSettings, importId: string, name: string): string =>
  join(uploads, `${importId}.${name}.csv`);

export const filesOf = (settings: ApiSettings, importId: string): ImportFiles => {
  const activities = pathOf(settings, importId, 'activities');
  return {
    file: pathOf(settings, importId, 'file'),
    activitiesFile: existsSync(activities) ? activities : null,
    rejectsFile: pathOf(settings, importId, 'rejects'),
  };
};

/** Counts, amounts and ids alone: it stays when the files are gone. */
export const reconciliationOf = ({ uploads }: ApiSettings, importId: string): string =>
  join(uploads, `${importId}.reconciliation.json`);
