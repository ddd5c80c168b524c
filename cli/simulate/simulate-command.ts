// `leadcycle simulate`: what does it take, and how does it tell what came of it?
import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Effects } from '../../simulation/effects.ts';
import { addCommand, print } from '../answer.ts';
import { CliFailure } from '../failure.ts';
import { startProgress } from '../import/progress.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';
import { spanOf } from './span.ts';
import { simulateToFile } from './to-file.ts';
import { simulateToKafka } from './to-kafka.ts';
import { simulateToPostgres } from './to-postgres.ts';
import { feedIn } from './feed-words.ts';
import type { Simulated, SimulationWish } from './run-simulation.ts';

interface Options {
  readonly leads: number;
  readonly months: number;
  readonly seed: number;
  readonly until?: string;
  readonly effects: Effects;
  readonly unfit: number;
  readonly answers?: string;
  readonly to: readonly string[];
  readonly org?: string;
  readonly playbook?: string;
  readonly add?: true;
  readonly json?: boolean;
}

export const addSimulateCommand = (program: Command): void => {
  addCommand(program, 'simulate', 'let a made-up company live: leads of many months, as events')
    .requiredOption('--leads <number>', 'leads that are obtained', wholeNumber(1, 10_000_000))
    .option('--months <number>', 'months that it takes, up to --until', wholeNumber(1, 120), 24)
    .option(
      '--seed <number>',
      'what chance begins with: the same seed, the same lives',
      wholeNumber(0, 2 ** 31 - 1),
      1,
    )
    .option(
      '--until <day>',
      'when it ends: a day in UTC, which does not count, or an instant (default: today)',
    )
    .addOption(
      new Option(
        '--effects <which>',
        'whether class, first contact and follow-up cycle change the chance of a loss',
      )
        .choices(['planted', 'none'])
        .default('planted'),
    )
    .option(
      '--unfit <percent>',
      'of so many of a hundred leads the first talk shows that they need what we do not make, beside those of every company',
      wholeNumber(0, 100),
      0,
    )
    .option('--answers <file>', 'write what a report should find, as JSON')
    .option('--to <feed...>', 'kafka, postgres, or: file FILE.ndjson', ['kafka'])
    .option('--org <file>', 'with a file: the organisation in YAML (default: the one in examples/)')
    .option(
      '--playbook <name>',
      'the playbook that leads follow; with a file: its YAML (default: the default one)',
    )
    .option('--add', 'to kafka or postgres: also where leads are there already')
    .addHelpText(
      'after',
      `
Simulated leads are for reports, and for whoever reads the stream: no engine runs them, nobody is notified, and commands to
them are refused. They follow the rules of the domain all the same. Memory grows with the leads that are open at one time,
not with their events. --to file needs no servers; personal fields are sealed under LEADCYCLE_MASTER_KEY.

--to postgres writes the read models that the projector would have made, and no stream: for large sizes. The events lie at
places that no topic has (negative offsets), so a projector reads its topic from where it stood, and readers of the cursor
are told of them. \`leadcycle audit\` says that the stream lacks them, and a rebuild, which takes them out again, asks for
--accept-differences.`,
    )
    .action(simulateLeads);
};

const simulateTo = { kafka: simulateToKafka, postgres: simulateToPostgres };

const simulateLeads = async (options: Options): Promise<void> => {
  const feed = feedIn(options.to);
  const { leads, months, seed, effects, unfit } = options;
  const span = spanOf(options.until ?? null, months, new Date());
  const progress = startProgress('Leads', leads);
  const wish: SimulationWish = {
    ...{ leads, months, seed, effects, unfit: unfit / 100 },
    span,
    playbook: options.playbook ?? null,
    onLead: (obtained) => progress.step(obtained),
  };
  const simulated = await (
    feed.kind === 'file'
      ? simulateToFile(wish, { file: feed.file, organisationFile: options.org ?? null })
      : simulateTo[feed.kind](wish, {
          add: options.add === true,
          organisationFile: options.org ?? null,
        })
  ).finally(() => progress.stop());
  if (options.answers !== undefined) await writeAnswers(options.answers, simulated);
  const { answers, seconds, refused } = simulated;
  const { total, events } = answers;
  const { leads: obtained, ...byOutcome } = total;
  const summary = {
    leads: obtained,
    events,
    byOutcome,
    refused,
    placesTimes: simulated.placesTimes,
    seconds,
  };
  print({ json: summary, text: () => inWords(simulated) }, options);
};

const writeAnswers = async (file: string, { answers }: Simulated): Promise<void> => {
  await writeFile(file, `${JSON.stringify(answers, null, 2)}\n`).catch((cause: unknown) => {
    throw new CliFailure(
      `The answer sheet ${file} cannot be written.`,
      'Give the path of a file in a folder that is there after --answers. The leads are simulated all the same.',
      { cause },
    );
  });
};

const inWords = ({ answers, seconds, placesTimes }: Simulated): string => {
  const { total, events, from, until, effects } = answers;
  return [
    `${total.leads.toLocaleString('en-US')} leads from ${from.slice(0, 10)} up to ${until.slice(0, 10)}: ${events.toLocaleString('en-US')} events in ${String(seconds)} s.`,
    table(
      ['in the end', 'leads'],
      (['won', 'lost', 'open', 'disqualified', 'merged'] as const).map((name) => [name, total[name]]),
    ),
    effects === 'planted'
      ? 'Planted: a higher class, an earlier first contact and a shorter follow-up cycle each make a loss less likely.'
      : 'Nothing planted: every decision is a loss with the same chance.',
    ...(placesTimes === 1
      ? []
      : [
          `So many leads are more than the organisation can carry: everybody keeps ${String(placesTimes)} times as many as it says.`,
        ]),
  ].join('\n\n');
};
