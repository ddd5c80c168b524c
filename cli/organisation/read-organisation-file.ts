// What does the organisation's file say that somebody named on the command line?
import { readFile } from 'node:fs/promises';
import type { OrganisationFile } from '../../doors/organisation/organisation-file.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { misuse } from '../failure.ts';

/** @throws CliFailure (misuse) where there is no such file, FileMistakes for what is wrong in it */
export const readOrganisationFile = async (file: string): Promise<OrganisationFile> => {
  const source = await readFile(file, 'utf8').catch(() => {
    throw misuse(
      `The file ${file} cannot be read.`,
      'Give the path of an organisation in YAML, such as examples/org.yaml.',
    );
  });
  return readOrganisation(source, file);
};
