// `leadcycle demo`: what does it take, how does it end, and what is left running?
import { once } from 'node:events';
import { join } from 'node:path';
import type { Command } from 'commander';
import { cacheFolderOf, stateFolderOf } from '../stack/folders.ts';
import { withoutPassword } from '../stack/postgres-health.ts';
import { addCommand, print } from './answer.ts';
import { startProgress } from './demo/progress.ts';
import { faultsOf, inWords, jsonOf } from './demo/report.ts';
import type { DemoReport } from './demo/report.ts';
import { runDemo } from './demo/run-demo.ts';
import { openTheatre } from './demo/theatre.ts';
import type { Theatre } from './demo/theatre.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly once?: true;
  readonly keep?: true;
  readonly leads?: number;
  readonly live: number;
  readonly json?: boolean;
}

const INTERRUPTED = 130;

export const addDemoCommand = (program: Command): void => {
  addCommand(program, 'demo', 'import a sample, play lives of leads by several people, and audit all of it')
    .option('--once', 'end when it is over, instead of leaving everything running')
    .option('--keep', 'go on with the data of the last demo, instead of beginning anew')
    .option('--leads <rows>', 'rows of the sample to import (default: all 600)', wholeNumber(1, 1_000_000))
    .option('--live <lives>', 'lives to play', wholeNumber(1, 100_000), 120)
    .addHelpText(
      'after',
      `
It has a state folder of its own, \`demo\` in the usual one, and begins anew each time. Servers named by TEMPORAL_ADDRESS,
KAFKA_BROKERS and DATABASE_URL are used under names of this run; the others are its own and end with it. Kill any of its
processes while it runs: it starts them again. Exit code 1 when stream, read models and workflows differ, or an order was
won against the rules.`,
    )
    .action(demo);
};

const demo = async (options: Options): Promise<void> => {
  const began = performance.now();
  const progress = startProgress(began);
  const theatre = await openTheatre({
    stateFolder: join(stateFolderOf(process.env), 'demo'),
    cacheFolder: cacheFolderOf(process.env),
    environment: process.env,
    keep: options.keep === true,
    tell: progress.tell,
  });
  const interrupted = (): void => {
    progress.tell('stopping');
    theatre.close().then(
      () => process.exit(INTERRUPTED),
      () => process.exit(INTERRUPTED),
    );
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const size = { leads: options.leads ?? null, live: options.live };
    const report = await runDemo(theatre, size, { progress, began });
    const faults = faultsOf(report);
    for (const fault of faults) progress.tell(fault);
    if (faults.length > 0) process.exitCode = 1;
    print({ json: jsonOf(report), text: () => inWords(report) }, options);
    if (options.once === true) return;
    process.stderr.write(`\n${whatNow(theatre, report)}\n`);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await theatre.close();
  }
};

const whatNow = ({ addresses, apiAddress, exports }: Theatre, { played }: DemoReport): string => {
  const { temporalAddress, temporalUiAddress, kafkaBrokers, databaseUrl } = addresses;
  const leadOf = (word: string): string =>
    played.leads.find(({ script }) => script.name.includes(word))?.leadId ?? played.leads[0]?.leadId ?? '';
  return [
    'Everything is left running until Ctrl-C.',
    `  Temporal   ${temporalAddress}${temporalUiAddress === null ? '' : `   ${temporalUiAddress}`}`,
    `  Kafka      ${kafkaBrokers}`,
    `  Postgres   ${withoutPassword(databaseUrl)}`,
    ...(apiAddress === null
      ? []
      : [`  Console    ${apiAddress}/console/`, `  API        ${apiAddress}   ${apiAddress}/docs`]),
    '',
    'In another terminal:',
    ...exports.map((line) => `  ${line}`),
    `  npx leadcycle show ${leadOf('verification by two')}`,
    `  npx leadcycle timeline ${leadOf('reclaimed')}`,
    '  npx leadcycle pipeline --by stage,office',
    '  npx leadcycle churn',
    '  npx leadcycle notify deliveries',
    '  npx leadcycle audit --all',
    ...(apiAddress === null ? [] : overHttp(apiAddress)),
  ].join('\n');
};

/** As the manager of an office of the demo, whose leads were played. */
const overHttp = (address: string): readonly string[] => [
  `  curl -c nora.txt -H 'content-type: application/json' -d '{"personId": "nora-whitfield"}' ${address}/v1/session`,
  `  curl -b nora.txt ${address}/v1/me/queue`,
  `  curl -b nora.txt ${address}/v1/reports/pipeline`,
  `  curl -b nora.txt -N ${address}/v1/stream`,
];
