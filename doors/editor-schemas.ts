// What may stand in the files that people write? As JSON Schema, so that an editor helps while they do.
import { z } from 'zod';
import { OrganisationFile } from './organisation/organisation-file.ts';
import { PlaybookFile } from './playbook/playbook-file.ts';

const files = {
  playbook: { schema: PlaybookFile, title: 'A playbook: what may differ from company to company' },
  organisation: { schema: OrganisationFile, title: 'An organisation: offices, working time and people' },
} as const;

export type WrittenFile = keyof typeof files;
export const writtenFiles = Object.keys(files) as readonly WrittenFile[];

/**
 * The schema of a file as it is written, draft 2020-12, as text that ends with a line break. It knows fields and words; what
 * only the whole shows (sums, references, conditions) is told by `check`.
 */
export const editorSchema = (file: WrittenFile): string => {
  const { schema, title } = files[file];
  const { $schema, ...content } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ $schema, title, ...content }, null, 2)}\n`;
};
