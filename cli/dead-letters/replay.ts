// `leadcycle dlq replay`: is what was dead alive again?
import { readFile } from 'node:fs/promises';
import type { ReadSide } from '../../doors/read-side.ts';
import { deadRecords, placeName } from '../../projections/dead-letters/dead-records.ts';
import type { Place } from '../../projections/dead-letters/dead-records.ts';
import { waitingLeads } from '../../projections/dead-letters/parked-leads.ts';
import { replayLead } from '../../projections/dead-letters/replay-lead.ts';
import { replayRecord } from '../../projections/dead-letters/replay-record.ts';
import { print } from '../answer.ts';
import { CliFailure, misuse } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';
import { schemaOf } from '../../projections/consumers.ts';
import { deadLettersOf } from './consumer.ts';
import { deadLetterId } from './dead-letter-id.ts';
import { requireRecord } from './show-one.ts';
import { leadOutcome, recordOutcome } from './replay-words.ts';
import type { Outcome } from './replay-words.ts';

interface Options {
  readonly all?: true;
  readonly with?: string;
  readonly json?: boolean;
}

/** As long as a projector that works takes many times over. */
const patienceMs = 20_000;
const leadsAtMost = 100_000;

export const replay = async (word: string | undefined, options: Options): Promise<void> => {
  if ((word === undefined) === (options.all !== true))
    throw misuse('What is to be tried again?', 'Name one as `leadcycle dlq list` does, or say `--all`.');
  const named = word === undefined ? null : deadLetterId(word);
  if (options.with !== undefined && named?.kind !== 'record')
    throw misuse('--with says what to publish instead of one record.', 'Name the record, PARTITION/OFFSET.');
  const mended = options.with === undefined ? null : await bytesIn(options.with);
  const outcomes = await withReadSide(async (side): Promise<readonly Outcome[]> => {
    if (named === null) return everything(side);
    return [
      named.kind === 'record'
        ? await oneRecord(side, named.place, mended)
        : await oneLead(side, named.leadId),
    ];
  });
  print({ json: word === undefined ? outcomes : outcomes[0], text: () => inWords(outcomes) }, options);
  if (outcomes.some(({ done }) => !done)) process.exitCode = 1;
};

const bytesIn = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new CliFailure(`The file ${file} cannot be read.`, 'Give the path of a file after --with.', {
      cause,
    });
  }
};

const oneRecord = async (side: ReadSide, place: Place, mended: Buffer | null): Promise<Outcome> => {
  const letters = deadLettersOf(side, 'projector');
  const record = await requireRecord(side, place, 'projector');
  return recordOutcome(
    placeName(place),
    await replayRecord({ ...letters, timeoutMs: patienceMs }, record, mended),
  );
};

const oneLead = async ({ pool, configuration }: ReadSide, leadId: string): Promise<Outcome> =>
  leadOutcome(leadId, await replayLead(pool, configuration.topic, leadId));

const everything = async (side: ReadSide): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const place of await deadRecords(deadLettersOf(side, 'projector')))
    outcomes.push(await oneRecord(side, place, null));
  const waiting = await waitingLeads(side.pool, schemaOf.projector, { limit: leadsAtMost });
  for (const { leadId, kind } of waiting)
    if (kind === 'unfoldable') outcomes.push(await oneLead(side, leadId));
  return outcomes;
};

const inWords = (outcomes: readonly Outcome[]): string =>
  outcomes.length === 0
    ? 'Nothing waits that could be tried again.'
    : outcomes.map(({ sentence }) => sentence).join('\n');
