// `leadcycle repair`: what the stream lacks and somebody has stored is published again.
import { stat } from 'node:fs/promises';
import { Kafka, logLevel } from 'kafkajs';
import type { Command } from 'commander';
import { publishedHistory } from '../../doors/published-history.ts';
import { archivedEvents, ArchiveUnreadable } from '../../exports/archive/archived-events.ts';
import { repair } from '../../projections/repair/repair.ts';
import type { Repaired, RepairedEvent, RepairOutcome } from '../../projections/repair/repair.ts';
import { eventTable } from '../../projections/repair/stored-bytes.ts';
import type { StoredBytes } from '../../projections/repair/stored-bytes.ts';
import { addCommand, print } from '../answer.ts';
import { CliFailure, misuse } from '../failure.ts';
import { requireLeadId } from '../lead-id.ts';
import { leadStatesOf } from '../reports/lead-states.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-engine.ts';

interface Options {
  readonly lead?: readonly string[];
  readonly archive?: string;
  readonly dryRun?: true;
  readonly workflows?: true;
  readonly unconfirmed?: true;
  readonly json?: boolean;
}

const shownAtMost = 50;

export const addRepairCommand = (program: Command): void => {
  addCommand(program, 'repair', 'publish again what the stream lacks, from wherever its bytes are stored')
    .option('--dry-run', 'say what would be published, and publish nothing')
    .option('--lead <id...>', 'only these leads')
    .option(
      '--archive <folder>',
      'the Parquet archive of this topic (default: LEADCYCLE_ARCHIVE, if it is set)',
    )
    .option('--workflows', 'ask the workflow of every lead whether the stream lacks what it decided')
    .option('--unconfirmed', 'also what is stored of leads that nobody runs (simulated ones)')
    .addHelpText(
      'after',
      `
Places are asked in this order: the table of events, the archive, the history of the workflow. What a workflow still has to publish is
left to it. Bytes stay what they were, so nothing counts twice, and nobody is notified. Exit code 1 when the stream still
lacks something; \`leadcycle audit\` says whether all agree.`,
    )
    .action(run);
};

const run = async (options: Options): Promise<void> => {
  for (const leadId of options.lead ?? []) requireLeadId(leadId);
  const archive = await archiveIn(options.archive ?? process.env['LEADCYCLE_ARCHIVE'] ?? '');
  const repaired = await withEngine((engine) => {
    const { kafkaBrokers, topic } = engine.configuration;
    const kafka = new Kafka({
      ...{ clientId: 'leadcycle-repair', brokers: [...kafkaBrokers] },
      logLevel: logLevel.NOTHING,
    });
    return repair({
      ...{ kafka, topic, pool: engine.pool, leadStates: leadStatesOf(engine) },
      sources: [eventTable(engine.pool), ...archive, publishedHistory(engine)],
      leadIds: options.lead === undefined ? null : new Set(options.lead),
      askWorkflows: options.workflows === true,
      unconfirmed: options.unconfirmed === true,
      dryRun: options.dryRun === true,
    });
  }).catch((failure: unknown) => {
    if (!(failure instanceof ArchiveUnreadable)) throw failure;
    throw new CliFailure(failure.message, 'What was published before stays; call it again.', {
      cause: failure,
    });
  });
  print({ json: repaired, text: () => inWords(repaired) }, options);
  if (repaired.events.some(({ outcome }) => outcome !== 'published')) process.exitCode = 1;
};

/** Nothing where none is kept. */
const archiveIn = async (folder: string): Promise<readonly StoredBytes[]> => {
  if (folder === '') return [];
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return [archivedEvents(folder)];
  throw misuse(
    `There is no archive at ${folder}.`,
    'Give the folder that the archiver writes to after --archive, or leave out --archive and LEADCYCLE_ARCHIVE.',
  );
};

const inWords = ({ lostTails, events }: Repaired): string => {
  if (events.length === 0 && lostTails.length === 0) return 'The stream lacks nothing that anybody knows of.';
  const tails = lostTails.map(
    ({ partition, end, stood }) =>
      `Partition ${String(partition)} ends at ${figure(end)} in Kafka; the read models stood at ${figure(stood)}.`,
  );
  const rows = events
    .slice(0, shownAtMost)
    .map(({ leadId, seq, outcome, from }) => [...[leadId, seq, outcomeWords[outcome], from]]);
  return [
    ...tails,
    ...counted(events),
    ...(events.length > shownAtMost ? [`The first ${String(shownAtMost)}:`] : []),
    ...(rows.length === 0 ? [] : [table(['lead', 'seq', 'what', 'from'], rows)]),
  ].join('\n');
};

const outcomeWords: Readonly<Record<RepairOutcome, string>> = {
  published: 'published again',
  would_be_published: 'would be published',
  on_its_way: 'its workflow publishes it by itself',
  stored_nowhere: 'stored nowhere',
  unconfirmed: 'not confirmed by the lead',
  spoilt: 'spoilt: not what its number says',
};

const counted = (events: readonly RepairedEvent[]): readonly string[] =>
  Object.entries(outcomeWords).flatMap(([outcome, words]) => {
    const count = events.filter((event) => event.outcome === outcome).length;
    return count === 0 ? [] : [`${figure(count)} events: ${words}.`];
  });

const figure = (count: number): string => count.toLocaleString('en-US');
