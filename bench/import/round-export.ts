// Which export does a round import? A part of the sample, under ids and customers that no round before it had.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMapping } from '../../doors/import/mapping.ts';
import type { ExportFiles } from '../../doors/import/ready-rows.ts';

const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

export const organisationFile = example('org.yaml');

/** So many rounds make the whole sample: small ones alternate often enough that other work on the machine meets both sides. */
export const partsOfSample = 4;

/**
 * Without customers of its own a round would find the leads of those before it as duplicates, and tell more than the sample.
 * @param folder where its files are written
 * @param round below 100: as many digits for each, so that all rounds of a part have the same bytes
 */
export const roundExport = async (folder: string, round: number): Promise<ExportFiles> => {
  const mark = String(round).padStart(2, '0');
  const [headers = '', ...rows] = await linesOf('crm-leads.csv');
  const [activityHeaders = '', ...activities] = await linesOf('crm-activities.csv');
  const size = Math.ceil(rows.length / partsOfSample);
  const first = (round % partsOfSample) * size;
  const part = rows.slice(first, first + size);
  const ids = new Set(part.map(idIn));
  const write = async (name: string, lines: readonly string[]): Promise<string> => {
    const file = join(folder, `${mark}-${name}`);
    await writeFile(file, `${lines.join('\n')}\n`);
    return file;
  };
  const mapping = await readMapping(example('crm-export.mapping.yaml'));
  return {
    file: await write('leads.csv', [headers, ...part.map((row) => row.replaceAll('acct_', `acct_${mark}`))]),
    activitiesFile: await write('activities.csv', [
      activityHeaders,
      ...activities.filter((row) => ids.has(idIn(row))),
    ]),
    mapping: { ...mapping, system: `${mapping.system}-${mark}` },
    limit: null,
  };
};

const linesOf = async (name: string): Promise<readonly string[]> =>
  (await readFile(example(name), 'utf8')).trimEnd().split(/\r?\n/u);

/** Both files begin with the id of the lead, and no cell of the sample is quoted. */
const idIn = (line: string): string => line.slice(0, line.indexOf(','));
