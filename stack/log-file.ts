// What did a server say last? Reading the end of a log, for failures that must name their reason.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const WINDOW_BYTES = 16_384;

export const sizeOfLog = (file: string): number => {
  if (!existsSync(file)) return 0;
  const handle = openSync(file, 'r');
  try {
    return fstatSync(handle).size;
  } finally {
    closeSync(handle);
  }
};

/** What was written to a log after byte `from`, at most its last 16 KiB. */
export function readLogSince(file: string, from: number): string {
  if (!existsSync(file)) return '';
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const start = Math.max(from, size - WINDOW_BYTES);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    readSync(handle, bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** The line of a log that most likely names the reason: the last error, else the last line. */
export function reasonInLog(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  const blamed = lines.findLast((line) => /\b(fatal|\w*error|exception|panic|cannot|unable)\b/i.test(line));
  return (blamed ?? lines.at(-1) ?? 'it wrote nothing').slice(0, 300);
}
