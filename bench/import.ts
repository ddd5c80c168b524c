// How fast does an export become leads? The rows of the sample until Kafka has their last event, beside bare workflows of the same bytes.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pMap from 'p-map';
import { leadsAtOnce } from '../doors/import/run-import.ts';
import { importOrganisation } from '../doors/organisation/import-organisation.ts';
import { readOrganisation } from '../doors/organisation/read-organisation.ts';
import { createTopics } from '../workers/topics.ts';
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { importRound } from './import/import-round.ts';
import { organisationFile, partsOfSample, roundExport } from './import/round-export.ts';
import { shapeOfExport } from './import/shape-of-export.ts';
import { bareWorkflowId, liveBare } from './lifecycle/bare-life.ts';
import { bareNames } from './lifecycle/bare-names.ts';
import { checkOrder } from './lifecycle/check-order.ts';
import { ownClient } from './lifecycle/own-client.ts';
import { watchTopic } from './lifecycle/topic-watch.ts';
import { inTurns, rounded, summaryOf } from './paired-ratios.ts';

/** The whole sample twice. */
const rounds = 2 * partsOfSample;
const importer = 'ines-okafor';

export const run = async ({ servers, engine: open, report }: BenchContext): Promise<BenchResult> => {
  const { configuration, startProcess } = await servers();
  const bare = bareNames(configuration);
  const { kafkaBrokers: brokers, topic } = configuration;
  await createTopics({ brokers, topic: bare.topic });
  await startProcess('lifecycle', new URL('../workers/lifecycle.ts', import.meta.url));
  await startProcess('bare', new URL('lifecycle/bare-worker.ts', import.meta.url));
  const engine = await open();
  const organisation = readOrganisation(await readFile(organisationFile, 'utf8'), organisationFile);
  await importOrganisation(engine.pool, organisation, new Date());
  const client = await ownClient(configuration);
  const folder = await mkdtemp(join(tmpdir(), 'leadcycle-bench-export-'));
  const watches = {
    ours: await watchTopic({ brokers, topic, groupId: `${topic}.watch` }),
    reference: await watchTopic({ brokers, topic: bare.topic, groupId: `${bare.topic}.watch` }),
  };
  const done = { ours: 0, reference: 0 };
  const parts = await Promise.all(
    Array.from({ length: partsOfSample }, async (_, part) =>
      shapeOfExport(engine, await roundExport(folder, part), importer),
    ),
  );
  const partOf = (round: number): (typeof parts)[number] => parts[round % partsOfSample] ?? [];
  const ours = async (): Promise<number> => {
    const round = done.ours++;
    const files = await roundExport(folder, round);
    return importRound(engine, watches.ours, { files, rows: partOf(round), importer });
  };
  const reference = async (): Promise<number> => {
    const rows = partOf(done.reference++);
    const began = performance.now();
    const lived = await pMap(rows, ({ shape }) => liveBare(client, shape, bare.taskQueue), {
      concurrency: leadsAtOnce,
    });
    await Promise.all(lived.map(({ leadId, seq }) => watches.reference.reached(leadId, seq)));
    const seconds = (performance.now() - began) / 1_000;
    for (const lead of lived) checkOrder(lead, watches.reference);
    await pMap(lived, ({ leadId }) => client.workflow.getHandle(bareWorkflowId(leadId)).result(), {
      concurrency: 10,
    });
    return rows.length / seconds;
  };

  try {
    await ours();
    await reference();
    const bytes = { ours: watches.ours.bytes(), reference: watches.reference.bytes() };
    check(
      Math.abs(bytes.ours / bytes.reference - 1) < 0.02,
      `The import published ${bytes.ours} bytes and the reference ${bytes.reference}: they are not to be compared.`,
    );
    const rows = parts.flat();
    const events = rows.flatMap(({ shape }) => shape.steps.flatMap(({ eventBytes }) => eventBytes));
    report(
      `warm; ${rows.length} rows in ${partsOfSample} parts make ${events.length} events, ${leadsAtOnce} rows at once`,
    );
    const turns = await inTurns(rounds, { ours, reference }, (round, index) =>
      report(
        `round ${index + 1}: ours ${rounded(round.ours, 1)}, bare ${rounded(round.reference, 1)} rows/s, ratio ${rounded(round.ours / round.reference)}`,
      ),
    );
    return {
      ...{ name: 'import', unit: 'rows/s', ...summaryOf(turns), target: 0.8, checked: true },
      details: { rounds, rows: rows.length, events: events.length, leadsAtOnce },
    };
  } finally {
    await Promise.all([watches.ours.close(), watches.reference.close()]);
    await client.connection.close();
    await rm(folder, { recursive: true, force: true });
  }
};
