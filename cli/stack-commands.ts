// Which commands run the servers of this machine? up, down, status, doctor and reset.
import type { Command } from 'commander';
import { stopStack } from '../stack/down.ts';
import { examine } from '../stack/doctor.ts';
import { cacheFolderOf, stateFolderOf } from '../stack/folders.ts';
import { withoutPassword } from '../stack/postgres-health.ts';
import { resetStack } from '../stack/reset.ts';
import { stackStatus } from '../stack/status.ts';
import type { StackStatus } from '../stack/status.ts';
import { misuse } from './failure.ts';
import { bringUp } from './stack-up.ts';

interface OutputOptions {
  readonly json?: boolean;
}

const FAILED = 1;

/**
 * Adds `up`, `down`, `status`, `doctor` and `reset`, each with `--json`. `status` of what is down and `doctor` where
 * something is missing end with code 1.
 */
export function addStackCommands(program: Command): void {
  add(program, 'up', 'start Temporal, Kafka, Postgres and the engine, and leave them running').action(up);
  add(program, 'down', 'stop what `up` started; the data stays').action(down);
  add(program, 'status', 'what runs, where, since when').action(status);
  add(program, 'doctor', 'what is missing on this machine, and how to get it').action(doctor);
  add(program, 'reset', 'stop everything and delete all its data').option('--yes', 'do delete').action(reset);
}

const add = (program: Command, name: string, description: string): Command =>
  program.command(name).description(description).option('--json', 'print one JSON value instead of text');

async function up(options: OutputOptions): Promise<void> {
  const stateFolder = stateFolderOf(process.env);
  const before = stackStatus(stateFolder);
  const { addresses, apiAddress } = await bringUp({
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
    ...(apiAddress === null
      ? []
      : [`  Console    ${apiAddress}/console/`, `  API        ${apiAddress}   ${apiAddress}/docs`]),
    `  State      ${stateFolder}`,
  ];
  print(options, { ...after, apiAddress, alreadyUp: same }, lines);
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
  if (options.yes !== true)
    throw misuse(
      `This deletes all leads, events and reports in ${stateFolder}.`,
      'Say `leadcycle reset --yes` to do it.',
    );
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
