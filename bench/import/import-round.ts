// How fast do the rows of a round become leads, and did they? Every row a lead, every lead whole on the topic, as many ends as told.
import pMap from 'p-map';
import type { ImportReport } from '../../doors/import/import-report.ts';
import type { ExportFiles } from '../../doors/import/ready-rows.ts';
import { leadsAtOnce, runImport } from '../../doors/import/run-import.ts';
import type { Engine } from '../../doors/engine.ts';
import { leadIdOf } from '../../doors/ids.ts';
import { workflowIdOf } from '../../doors/lead-client.ts';
import { eventTypeName } from '../../domain/envelope.ts';
import { check } from '../benchmark.ts';
import { checkOrder } from '../lifecycle/check-order.ts';
import type { TopicWatch } from '../lifecycle/topic-watch.ts';
import type { LivedLead } from '../lifecycle/whole-life.ts';
import type { ShapeOfRow } from './shape-of-export.ts';

/** @returns rows a second; what is still done for the leads once Kafka has their events is waited for, not counted */
export const importRound = async (
  engine: Engine,
  watch: TopicWatch,
  {
    files,
    rows,
    importer,
  }: { readonly files: ExportFiles; readonly rows: readonly ShapeOfRow[]; readonly importer: string },
): Promise<number> => {
  const expected = rows.map(({ externalId, shape }) => ({
    leadId: leadIdOf(files.mapping.system, externalId),
    seq: shape.steps.flatMap(({ eventBytes }) => eventBytes).length,
  }));
  const began = performance.now();
  const told = await runImport(engine, {
    ...{ ...files, personId: importer, rejectsFile: null, dryRun: false },
    ...{ concurrency: leadsAtOnce, onRow: () => undefined, onNotice: () => undefined },
  });
  await Promise.all(expected.map(({ leadId, seq }) => watch.reached(leadId, seq)));
  const seconds = (performance.now() - began) / 1_000;
  checkImported(told, expected, watch);
  await clearAway(engine, expected, watch);
  return rows.length / seconds;
};

/** @param expected each row as a lead, with the seq that the pure core gives its last event */
const checkImported = (told: ImportReport, expected: readonly LivedLead[], watch: TopicWatch): void => {
  const { imported, rejected, alreadyThere, byOutcome } = told;
  check(
    imported === expected.length && rejected === 0 && alreadyThere === 0,
    `Of ${expected.length} new rows the import took ${imported}, rejected ${rejected} and found ${alreadyThere}.`,
  );
  for (const lead of expected) checkOrder(lead, watch);
  const won = expected.filter(({ leadId }) => has(watch, leadId, 'OrderWon')).length;
  const lost = expected.filter(({ leadId }) => has(watch, leadId, 'LeadLost')).length;
  check(
    won === byOutcome.won && lost === byOutcome.lost && expected.length - won - lost === byOutcome.open,
    `The import tells of ${byOutcome.won} won and ${byOutcome.lost} lost; on the topic ${won} are won and ${lost} lost.`,
  );
};

const has = (watch: TopicWatch, leadId: string, type: 'OrderWon' | 'LeadLost'): boolean =>
  watch.types(leadId).includes(eventTypeName(type));

/** A company keeps its open leads; here each round would find more of them than the one before, and be slower by that. */
const clearAway = async (
  { client }: Engine,
  leads: readonly LivedLead[],
  watch: TopicWatch,
): Promise<void> => {
  await pMap(
    leads,
    async ({ leadId }) => {
      const handle = client.workflow.getHandle(workflowIdOf(leadId));
      const isEnded = has(watch, leadId, 'OrderWon') || has(watch, leadId, 'LeadLost');
      if (isEnded) await handle.result();
      else await handle.terminate('the round of the benchmark is over');
    },
    { concurrency: 10 },
  );
};
