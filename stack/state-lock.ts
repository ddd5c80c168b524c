// Who may start or stop the servers of a state folder? One process at a time; one that was killed holds nothing.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { z } from 'zod';
import { isSameProcess, startTimeOf } from './process-identity.mjs';
import { StackFailure } from './stack-failure.ts';
import { prepareStateFolder, writePrivately } from './state-folder.ts';

const Holder = z.object({ pid: z.number(), startTime: z.string() });
type Release = () => Promise<void>;

/**
 * Takes the lock of a state folder; gives the function that releases it.
 * @throws StackFailure when another process holds it
 */
export async function lockState(stateFolder: string): Promise<Release> {
  prepareStateFolder(stateFolder);
  // Taking over from a killed holder is two steps; the gate makes them one for everybody who tries.
  const leaveGate = await enterGate(stateFolder);
  try {
    return await take(stateFolder);
  } finally {
    await leaveGate();
  }
}

async function take(stateFolder: string): Promise<Release> {
  // The library keeps what it holds by this path, so lock and gate need one each; it adds `.lock` for the folder it makes.
  const path = join(stateFolder, 'stack');
  const holderFile = join(stateFolder, 'lock-holder.json');
  const holder = readHolder(holderFile);
  if (holder !== null && !isSameProcess(holder.pid, holder.startTime))
    rmSync(`${path}.lock`, { recursive: true, force: true });
  let release: Release;
  try {
    release = await lockfile.lock(path, {
      realpath: false,
      stale: 60_000,
      update: 10_000,
      onCompromised: leaveAlone,
    });
  } catch (cause) {
    const who = holder === null ? 'Another process' : `Another process (pid ${holder.pid})`;
    throw new StackFailure(
      `${who} is using the state folder ${stateFolder}; end it first, or set LEADCYCLE_STATE to another folder.`,
      { cause },
    );
  }
  writePrivately(
    holderFile,
    JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) ?? 'unknown' }),
  );
  return async () => {
    await release().catch(() => {});
  };
}

async function enterGate(stateFolder: string): Promise<Release> {
  try {
    return await lockfile.lock(join(stateFolder, 'gate'), {
      realpath: false,
      stale: 5_000,
      retries: { retries: 60, minTimeout: 50, maxTimeout: 250 },
      onCompromised: leaveAlone,
    });
  } catch (cause) {
    throw new StackFailure(`The lock of ${stateFolder} cannot be taken; is the folder writable?`, { cause });
  }
}

function readHolder(file: string): z.infer<typeof Holder> | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

// The library's own answer is to throw from a timer. A lock that vanished means that somebody deleted the folder,
// which the servers in it will say themselves.
function leaveAlone(): void {}
