// What does the API tell of a file that is imported?
import { z } from 'zod';

const Reject = z.object({
  ...{ line: z.number(), row: z.number(), externalId: z.string() },
  ...{ column: z.string(), reason: z.string() },
});

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
  rejects: z.array(Reject).readonly().describe('The first of them; all are in `/rejects`.'),
  seconds: z.number(),
});

export const ImportTold = z
  .object({
    importId: z.uuid(),
    madeAt: z.string(),
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

export const RejectedRows = z
  .object({
    headers: z.array(z.string()).readonly().describe('Names of the cells.'),
    items: z.array(Reject.extend({ cells: z.array(z.string()).readonly() })).readonly(),
    next: z.number().nullable().describe('The `cursor` of the next page; null after the last.'),
  })
  .meta({
    id: 'RejectedRows',
    description: 'Rows that were not imported, each with its reason and its cells.',
  });

const Columns = z
  .object({
    fields: z
      .array(
        z.object({
          field: z.string().describe('As the mapping names it.'),
          asked: z.string().nullable().describe('The header that the mapping gives it; null for none.'),
          found: z.string().nullable().describe('The header in the file; null where there is none.'),
          isNeeded: z.boolean().describe('Whether nothing can be imported without it.'),
        }),
      )
      .readonly(),
    unknown: z
      .array(z.string())
      .readonly()
      .describe('Headers that the mapping does not name: they are ignored.'),
    alike: z.array(z.string()).readonly().describe('Headers that stand there more than once.'),
  })
  .meta({ id: 'ImportColumns', description: 'Columns of a file against what the mapping asks for.' });

export const ImportPreview = z
  .object({
    mistakes: z
      .array(z.object({ line: z.number(), column: z.number(), message: z.string() }))
      .readonly()
      .describe('Of the mapping. With any, nothing else is known.'),
    troubles: z
      .array(z.object({ message: z.string(), remedy: z.string() }))
      .readonly()
      .describe('What keeps the file from being imported, or will reject many of its rows.'),
    columns: Columns.nullable(),
    activityColumns: Columns.nullable(),
    rows: z
      .array(
        z.object({
          row: z.number().describe('1 is the first after the header.'),
          line: z.number().nullable().describe('Null where it repeats an id.'),
          externalId: z.string(),
          becomes: z.enum(['lead', 'there already', 'repeated', 'rejected']),
          lead: z
            .object({
              ...{ customer: z.string().nullable(), product: z.string().nullable(), stage: z.string() },
              owner: z.string().nullable(),
              amount: z.object({ minor: z.number(), currency: z.string() }).nullable(),
              events: z.number(),
            })
            .nullable(),
          column: z.string().nullable().describe('At which a rejected row fails.'),
          reason: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'ImportPreview', description: 'How an export would be read, going by how it begins.' });

const Unlike = z.object({
  ...{
    externalId: z.string(),
    leadId: z.string(),
    what: z.enum(['lead', 'outcome', 'amount', 'activities']),
  },
  ...{ inTheExport: z.string(), inTheEngine: z.string().nullable().describe('Null: there is no lead.') },
});

export const ReconciliationTold = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('none') }),
    z.object({ state: z.literal('at_work'), rows: z.number(), toldAt: z.string() }),
    z.object({ state: z.literal('failed'), because: z.string(), toldAt: z.string() }),
    z.object({
      state: z.literal('done'),
      found: z.object({
        rows: z.number().describe('Rows that were read well, each id once.'),
        leftOut: z.number().describe('Rejected rows, and rows that repeat an id: in none of the totals.'),
        totals: z
          .array(
            z.object({
              what: z.string(),
              ...{ inTheExport: z.string(), inTheEngine: z.string() },
              currency: z.string().nullable().describe('Null: a count. Else amounts, in minor units.'),
            }),
          )
          .readonly(),
        unlike: z.array(Unlike).readonly().describe('The first thousand.'),
      }),
      unlike: z.number().describe('How many there are in all.'),
      toldAt: z.string(),
    }),
  ])
  .meta({ id: 'ReconciliationTold', description: 'What a file says against what its leads say.' });
