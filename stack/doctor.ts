// Is all there that the stack needs, and how does one get what is missing? The answer as data, nothing is changed.
import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import getPort from 'get-port';
import { given } from './environment.ts';
import type { Environment } from './environment.ts';
import { installedJava } from './java.ts';
import { kafkaJarsName } from './kafka-jars.ts';
import { USUAL_PORTS } from './ports.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { runTool } from './run-tool.ts';
import { StackFailure } from './stack-failure.ts';
import { installedTemporal, isOlder } from './temporal-binary.ts';
import { platform, versionLock } from './version-lock.ts';

export interface Finding {
  readonly name: string;
  /** `missing` = the stack does not come up without it; `note` = it does, but somebody may want to know. */
  readonly state: 'ok' | 'note' | 'missing';
  readonly found: string;
  /** What to do; null when there is nothing to do. */
  readonly advice: string | null;
}

export interface DoctorOptions {
  readonly stateFolder: string;
  readonly cacheFolder: string;
  readonly environment: Environment;
}

/** Looks at the machine, the downloads and the folders. */
export async function examine(options: DoctorOptions): Promise<readonly Finding[]> {
  const { stateFolder, cacheFolder, environment } = options;
  const cached = (name: string): boolean => existsSync(join(cacheFolder, name));
  const temporal = await temporalFinding(environment, cached);
  const java = await javaFinding(environment, cached);
  const jars = given(environment, 'KAFKA_BROKERS') !== null || cached(kafkaJarsName);
  return [
    ok('node', process.version),
    await toolFinding('npm', ['--version'], null, 'install npm; it comes with Node'),
    await toolFinding(
      'python3 with pip',
      ['-m', 'pip', '--version'],
      temporal.state === 'ok' && java.state === 'ok',
      'install Python 3 with pip: it fetches Temporal, and Java where there is none',
    ),
    java,
    await toolFinding(
      'mvn',
      ['--version'],
      jars,
      `install Maven: it fetches Kafka ${versionLock.kafka.version}; or set KAFKA_BROKERS`,
    ),
    temporal,
    jars ? ok('kafka', 'the jars are there') : note('kafka', 'will be downloaded (43 MB)', null),
    postgresFinding(environment),
    emailFinding(environment),
    folderFinding('state folder', stateFolder, 'LEADCYCLE_STATE'),
    folderFinding('download folder', cacheFolder, 'LEADCYCLE_CACHE'),
    ...(await portFindings()),
    memoryFinding(),
    await diskFinding(stateFolder),
  ];
}

const ok = (name: string, found: string): Finding => ({ name, state: 'ok', found, advice: null });
const note = (name: string, found: string, advice: string | null): Finding => ({
  name,
  state: 'note',
  found,
  advice,
});
const missing = (name: string, found: string, advice: string): Finding => ({
  name,
  state: 'missing',
  found,
  advice,
});

// `dispensable`: what it would fetch is there already; null = it is needed for other things.
async function toolFinding(
  name: string,
  args: readonly string[],
  dispensable: boolean | null,
  advice: string,
): Promise<Finding> {
  const { code, output } = await runTool(name.split(' ')[0] ?? name, args);
  if (code === 0)
    return ok(
      name,
      output
        .split('\n')[0]
        ?.replace(/\u001b\[\d*m/g, '')
        .trim() ?? '',
    );
  return dispensable === false
    ? missing(name, 'not there', advice)
    : note(name, 'not there, and not needed now', advice);
}

async function javaFinding(environment: Environment, cached: (name: string) => boolean): Promise<Finding> {
  if (given(environment, 'KAFKA_BROKERS') !== null) return ok('java', 'not needed: KAFKA_BROKERS is set');
  const java = await installedJava(environment);
  if (java !== null && java.major >= 17) return ok('java', `${java.major} (${java.command})`);
  const { package: wheel, version, wheels } = versionLock.java;
  if (cached(`${wheel}-${version}-${platform}`)) return ok('java', 'a downloaded one');
  const found = java === null ? 'not there' : `${java.major} is too old`;
  if (wheels[platform] === undefined)
    return missing('java', found, 'install Java 17 or newer, or set JAVA_HOME');
  return note('java', `${found}; will be downloaded (35 MB)`, 'install Java 17 or newer to do without');
}

async function temporalFinding(
  environment: Environment,
  cached: (name: string) => boolean,
): Promise<Finding> {
  if (given(environment, 'TEMPORAL_ADDRESS') !== null)
    return ok('temporal', 'not needed: TEMPORAL_ADDRESS is set');
  const { package: wheel, version, wheels } = versionLock.temporal;
  const named = given(environment, 'TEMPORAL_BIN');
  if (named !== null)
    return existsSync(named)
      ? ok('temporal', named)
      : missing(
          'temporal',
          `TEMPORAL_BIN says ${named}, which does not exist`,
          'correct or unset TEMPORAL_BIN',
        );
  const installed = await installedTemporal(environment);
  if (installed !== null && !isOlder(installed.version, version))
    return ok('temporal', `${installed.version} (${installed.command})`);
  if (cached(`${wheel}-${version}-${platform}`)) return ok('temporal', `${version}, downloaded`);
  if (wheels[platform] === undefined)
    return missing(
      'temporal',
      `no download for ${platform}`,
      `install the Temporal CLI ${version}, or set TEMPORAL_ADDRESS`,
    );
  return note('temporal', 'will be downloaded (45 MB)', null);
}

function postgresFinding(environment: Environment): Finding {
  if (given(environment, 'DATABASE_URL') !== null) return ok('postgres', 'not needed: DATABASE_URL is set');
  try {
    return ok('postgres', postgresBinaries().folder);
  } catch (failure) {
    if (!(failure instanceof StackFailure)) throw failure;
    return missing('postgres', 'not there', failure.message);
  }
}

function emailFinding(environment: Environment): Finding {
  return given(environment, 'LEADCYCLE_SMTP_URL') === null
    ? note(
        'e-mail',
        'no server: notifications go to webhooks and to the log',
        'set LEADCYCLE_SMTP_URL to send e-mails',
      )
    : ok('e-mail', 'LEADCYCLE_SMTP_URL is set');
}

function folderFinding(name: string, folder: string, variable: string): Finding {
  const existing = firstExisting(folder);
  try {
    accessSync(existing, constants.W_OK);
    return ok(name, folder);
  } catch {
    return missing(name, `${folder} cannot be written to`, `set ${variable} to a folder of your own`);
  }
}

async function portFindings(): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, port] of Object.entries(USUAL_PORTS)) {
    const free = (await getPort({ port })) === port;
    findings.push(
      free
        ? ok(`port ${port}`, `free (${name})`)
        : note(`port ${port}`, `in use (${name})`, 'another one is taken when the stack starts'),
    );
  }
  return findings;
}

function memoryFinding(): Finding {
  const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`;
  const found = `${gigabytes(freemem())} free of ${gigabytes(totalmem())}`;
  return totalmem() >= 4 * 2 ** 30
    ? ok('memory', found)
    : note('memory', found, 'the stack and the product want 4 GB together');
}

async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(firstExisting(folder));
  const gigabytes = (bavail * bsize) / 2 ** 30;
  const found = `${gigabytes.toFixed(1)} GB free`;
  return gigabytes >= 2
    ? ok('disk', found)
    : note('disk', found, 'make room: the data of the three servers grows');
}

const firstExisting = (folder: string): string =>
  existsSync(folder) ? folder : firstExisting(dirname(folder));
