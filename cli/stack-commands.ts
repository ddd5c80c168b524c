// Which commands run the servers of this machine? up, down, status, doctor and reset.
import type { Command } from 'commander';
import { stopStack } from '../stack/down.ts';
import { examine } from '../stack/doctor.ts';
import { cacheFolderOf, stateFolderOf } from '../stack/folders.ts';
import { withoutPassword } from '../stack/postgres-health.ts';
import { resetStack } from '../stack/reset.ts';
import { StackFailure } from '../stack/stack-failure.ts';
import { stackStatus } from '../stack/status.ts';
import type { StackStatus } from '../stack/status.ts';
import { bringUp } from './stack-up.ts';

interface OutputOptions {
  readonly json?: boolean;
}

const FAILED = 1;
const MISUSE = 2;

/** Adds `up`, `down`, `status`, `doctor` and `reset`, each with `--json`; exit codes 0, 1 (failed), 2 (misuse). */
export function addStackCommands(program: Command): void {
  add(program, 'up', 'start Temporal, Kafka, Postgres and the engine, and leave them running').action(
    guarded(up),
  );
  add(program, 'down', 'stop what `up` started; the data stays').action(guarded(down));
  add(program, 'status', 'what runs, where, since when').action(guarded(status));
  add(program, 'doctor', 'what is missing on this machine, and how to get it').action(guarded(doctor));
  add(program, 'reset', 'stop everything and delete all its data')
    .option('--yes', 'do delete')
    .action(guarded(reset));
}

const add = (program: Command, name: string, description: string): Command =>
  program.command(name).description(description).option('--json', 'print one JSON value instead of text');

async function up(options: OutputOptions): Promise<void> {
  const stateFolder = stateFolderOf(process.env);
  const before = stackStatus(stateFolder);
  const addresses = await bringUp({
    stateFolder,
    cacheFolder: cacheFolderOf(process.env),
    environment: process.env,
    // Progress goes to stderr, so that stdout holds the answer alone.
    report: (name, message) => process.stderr.write(`${name.padEnd(10)} ${message}\n`),
  });
  const after = stackStatus(stateFolder);
  const same = before.up && after.services.every(({ pid }) => before.services.some((was) => was.pid === pid));
  const lines = [
    same ? 'It was up already.' : 'It is up.',
    `  Temporal   ${addresses.temporalAddress}${addresses.temporalUiAddress === null ? '' : `   ${addresses.temporalUiAddress}`}`,
    `  Kafka      ${addresses.kafkaBrokers}`,
    `  Postgres   ${withoutPassword(addresses.databaseUrl)}`,
    `  State      ${stateFolder}`,
  ];
  print(options, { ...after, alreadyUp: same }, lines);
}

async function down(options: OutputOptions): Promise<void> {
  const stopped = await stopStack(stateFolderOf(process.env));
  const text =
    stopped.length === 0 ? 'Nothing was running.' : `Stopped ${stopped.join(', ')}; the data stays.`;
  print(options, { stopped }, [text]);
}

async function status(options: OutputOptions): Promise<void> {
  const found = stackStatus(stateFolderOf(process.env));
  print(options, found, statusLines(found));
  if (!found.up) process.exitCode = FAILED;
}

async function doctor(options: OutputOptions): Promise<void> {
  const environment = process.env;
  const stateFolder = stateFolderOf(environment);
  const findings = await examine({ stateFolder, cacheFolder: cacheFolderOf(environment), environment });
  const healthy = findings.every(({ state }) => state !== 'missing');
  const lines = findings.map(
    ({ name, state, found, advice }) =>
      `${state.padEnd(8)} ${name.padEnd(18)} ${found}${state === 'ok' || advice === null ? '' : ` - ${advice}`}`,
  );
  print(options, { healthy, findings }, [
    ...lines,
    healthy ? 'All that is needed is there.' : 'Something is missing.',
  ]);
  if (!healthy) process.exitCode = FAILED;
}

async function reset(options: OutputOptions & { readonly yes?: boolean }): Promise<void> {
  const stateFolder = stateFolderOf(process.env);
  if (options.yes !== true) {
    const sentence = `This deletes all leads, events and reports in ${stateFolder}; say \`leadcycle reset --yes\` to do it.`;
    complain(options, sentence, MISUSE);
    return;
  }
  const deleted = await resetStack(stateFolder);
  const text =
    deleted.length === 0
      ? 'There was nothing to delete.'
      : `Deleted ${deleted.join(', ')} in ${stateFolder}.`;
  print(options, { deleted }, [text]);
}

function statusLines(found: StackStatus): readonly string[] {
  const services = found.services.map(({ name, state, pid, since, logFile }) => {
    const facts = [pid === null ? null : `pid ${pid}`, since === null ? null : `since ${since}`, logFile];
    return `${name.padEnd(10)} ${[state, ...facts.filter((fact) => fact !== null)].join(', ')}`;
  });
  return [found.up ? 'It is up.' : 'It is down; `leadcycle up` starts it.', ...services];
}

function print({ json }: OutputOptions, value: object, lines: readonly string[]): void {
  console.log(json === true ? JSON.stringify(value) : lines.join('\n'));
}

function complain(options: OutputOptions, sentence: string, code: number): void {
  if (options.json === true) console.log(JSON.stringify({ error: sentence }));
  console.error(sentence);
  process.exitCode = code;
}

// A failure that was foreseen is told by its sentence alone; another one is a mistake of ours and keeps its trace.
const guarded =
  <Options extends OutputOptions>(action: (options: Options) => Promise<void>) =>
  async (options: Options): Promise<void> => {
    try {
      await action(options);
    } catch (failure) {
      if (!(failure instanceof StackFailure)) throw failure;
      complain(options, failure.message, FAILED);
    }
  };
