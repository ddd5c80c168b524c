// Which run is this? A new one each time, unless the last one is to go on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../doors/ids.ts';
import { prepareStateFolder, writePrivately } from '../../stack/state-folder.ts';

const file = (stateFolder: string): string => join(stateFolder, 'demo-run');

/** Twelve letters and digits; with `keep` those of the last run in this folder, if there was one. */
export const nameOfRun = (stateFolder: string, keep: boolean): string => {
  const known = keep ? lastRun(stateFolder) : null;
  if (known !== null) return known;
  // The end of a UUID v7 is chance, its beginning the time.
  const fresh = newId().replaceAll('-', '').slice(-12);
  prepareStateFolder(stateFolder);
  writePrivately(file(stateFolder), `${fresh}\n`);
  return fresh;
};

const lastRun = (stateFolder: string): string | null => {
  try {
    const name = readFileSync(file(stateFolder), 'utf8').trim();
    return /^[0-9a-f]{12}$/u.test(name) ? name : null;
  } catch {
    return null;
  }
};
