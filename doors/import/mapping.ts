// How do the columns and words of somebody's export read as leads? A file beside the data says so, and is checked here.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readYaml } from '../yaml-file.ts';
import {
  ChannelKind,
  FollowUpKind,
  FollowUpOutcome,
  Level,
  Relation,
  Side,
} from '../../events/vocabulary.ts';
import { ImportTrouble } from './import-trouble.ts';

const Header = z.string().trim().min(1);
const column = Header.nullable().default(null);

/** What a lead is made of; each names the column that holds it. The four without a default must be in the file. */
const Columns = z.strictObject({
  externalId: Header,
  obtainedOn: Header,
  source: Header,
  customerName: Header,
  customerId: column,
  industry: column,
  employees: column,
  revenue: column,
  territory: column,
  contactId: column,
  contactName: column,
  contactEmail: column,
  contactTitle: column,
  contactLevel: column,
  contactRelation: column,
  product: column,
  amount: column,
  currency: column,
  owner: column,
  stage: column,
  opportunityOn: column,
  closedOn: column,
  note: column,
});

const ActivityColumns = z.strictObject({
  lead: Header,
  on: Header,
  kind: Header,
  by: column,
  outcome: column,
});

const Source = z.strictObject({
  channel: ChannelKind,
  name: z.string().trim().min(1).max(200),
  /** Who begins the marketing touches of such a lead. */
  touchesBegunBy: Side,
  /** Whether somebody at the customer spoke of the need, or it is our inference. */
  needStatedBy: z.enum(['customer', 'inferred']).nullable(),
});

/** Where a stage of the export lies in our lifecycle; `unstated` makes no claim, and the lead is evaluated here. */
const StagePlace = z.enum(['unstated', 'convert', 'won', 'lost']);
export type StagePlace = z.infer<typeof StagePlace>;

const Mapping = z.strictObject({
  version: z.literal(1),
  /** The name of the system that gave the ids: together with it an id is the same lead for ever. */
  system: z.string().trim().min(1).max(100),
  delimiter: z.string().min(1).max(2).default(','),
  days: z
    .strictObject({
      /** Which instant a day becomes, as a local time of `timeZone`. */
      at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a local time such as 00:00'),
      /** An IANA name, or `reporting`: the zone in which the playbook cuts months. */
      timeZone: z.string().trim().min(1),
    })
    .default({ at: '00:00', timeZone: 'reporting' }),
  /** The currency in which revenue bands are written. */
  revenueCurrency: z.string().regex(/^[A-Z]{3}$/u, 'must be a currency code such as USD'),
  columns: Columns,
  /** Columns that are known and not needed: left out of the report on ignored ones. */
  leftOut: z.array(Header).default([]),
  values: z.strictObject({
    source: z.record(z.string(), Source),
    stage: z.record(z.string(), StagePlace).default({}),
    contactLevel: z.record(z.string(), Level).default({}),
    contactRelation: z.record(z.string(), Relation).default({}),
  }),
  activities: z
    .strictObject({
      columns: ActivityColumns,
      kind: z.record(z.string(), FollowUpKind),
      outcome: z.record(z.string(), FollowUpOutcome),
    })
    .nullable()
    .default(null),
});
export type Mapping = z.infer<typeof Mapping>;
export type LeadField = keyof Mapping['columns'];
export type ActivityField = keyof NonNullable<Mapping['activities']>['columns'];

/** The same without its owner column: who works on an open lead is then found by the engine. */
export const withoutOwners = (mapping: Mapping): Mapping => {
  const { owner } = mapping.columns;
  if (owner === null) return mapping;
  return {
    ...mapping,
    columns: { ...mapping.columns, owner: null },
    leftOut: [...mapping.leftOut, owner],
  };
};

/**
 * Reads a mapping file.
 * @throws FileMistakes with the line of each mistake; ImportTrouble when there is no such file
 */
export const readMapping = async (file: string): Promise<Mapping> => {
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ImportTrouble(
      `The mapping file ${file} cannot be read.`,
      'Give the path of a YAML file after --mapping.',
      {
        cause,
      },
    );
  });
  return mappingIn(source, file);
};

/**
 * What a mapping says.
 * @param file its name, for messages
 * @throws FileMistakes with the line of each mistake
 */
export const mappingIn = (source: string, file: string): Mapping => readYaml(Mapping, source, file).value;
