// What does the API tell of a file that is imported?
import { z } from 'zod';

const Report = z.object({
  dryRun: z.boolean(),
  rows: z.number(),
  imported: z.number(),
  alreadyThere: z.number(),
  rejected: z.number(),
  repeated: z.number().describe('Rows with the id of an earlier row: counted once, and not imported.'),
  suspected: z.number().describe('Imported, and marked as a suspected duplicate.'),
  byStage: z.record(z.string(), z.number()),
  byOutcome: z.object({ won: z.number(), lost: z.number(), open: z.number() }),
  activities: z.object({ read: z.number(), imported: z.number(), ofNoLead: z.number() }),
  events: z.number(),
  ignoredColumns: z.array(z.string()).readonly(),
  rejects: z
    .array(
      z.object({
        ...{ line: z.number(), row: z.number(), externalId: z.string() },
        ...{ column: z.string(), reason: z.string() },
      }),
    )
    .readonly()
    .describe('The first of them; all are in `/rejects`.'),
  seconds: z.number(),
});

export const ImportTold = z
  .object({
    importId: z.uuid(),
    author: z.string(),
    dryRun: z.boolean(),
    ignoreOwners: z.boolean(),
    state: z.enum(['waiting', 'running', 'finished', 'failed']),
    rows: z.number().describe('About how many rows the file has; 0 before it is begun.'),
    done: z.number().describe('Rows read.'),
    report: Report.nullable().describe('Null until it is finished.'),
    because: z.string().nullable().describe('Why it failed.'),
  })
  .meta({ id: 'ImportTold', description: 'A file of history that becomes leads: how far it has come.' });
