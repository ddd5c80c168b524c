// Are the files in the cache the ones we locked? Each start checks; a file whose size and time did not change is not read again.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { StackFailure } from './stack-failure.ts';
import { writePrivately } from './state-folder.ts';

const Stamps = z.record(z.string(), z.object({ size: z.number(), mtimeMs: z.number(), sha256: z.string() }));
type Stamps = z.infer<typeof Stamps>;
const STAMPS = '.verified.json';

/**
 * Checks files of a folder against their sha256 (path relative to the folder → lower-case hex).
 * @throws StackFailure naming the first file that is missing or differs
 */
export async function verifyFiles(folder: string, expected: ReadonlyMap<string, string>): Promise<void> {
  const known = readStamps(folder);
  const stamps: Stamps = {};
  for (const [path, sha256] of expected) {
    const file = join(folder, path);
    const facts = await stat(file).catch(() => null);
    if (facts === null) throw refused(folder, path, 'is missing');
    const { size, mtimeMs } = facts;
    const stamp = known[path];
    const same = stamp?.size === size && stamp.mtimeMs === mtimeMs && stamp.sha256 === sha256;
    if (!same && (await sha256Of(file)) !== sha256)
      throw refused(folder, path, 'is not the file that was locked');
    stamps[path] = { size, mtimeMs, sha256 };
  }
  if (JSON.stringify(stamps) !== JSON.stringify(known))
    writePrivately(join(folder, STAMPS), JSON.stringify(stamps));
}

/** The sha256 of a file, lower-case hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

function readStamps(folder: string): Stamps {
  try {
    return Stamps.parse(JSON.parse(readFileSync(join(folder, STAMPS), 'utf8')));
  } catch {
    return {};
  }
}

const refused = (folder: string, path: string, what: string): StackFailure =>
  new StackFailure(
    `${path} in ${folder} ${what} (sha256 differs from the lock); delete that folder and start again.`,
  );
