// What does an organisation's file say, once nothing is wrong with it?
import { FileMistakes } from '../file-mistakes.ts';
import { readYaml } from '../yaml-file.ts';
import { organisationMistakes } from './check-organisation.ts';
import { OrganisationFile } from './organisation-file.ts';

/**
 * Reads and checks `org.yaml`.
 * @param file its name, for messages
 * @throws FileMistakes with line and column of all that is wrong
 */
export const readOrganisation = (source: string, file: string): OrganisationFile => {
  const yaml = readYaml(OrganisationFile, source, file);
  const mistakes = organisationMistakes(yaml);
  if (mistakes.length > 0) throw new FileMistakes(file, mistakes);
  return yaml.value;
};
