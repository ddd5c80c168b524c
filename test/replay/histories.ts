// Where do saved histories lie, and how are they read and written?
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { WorkflowHandle } from '@temporalio/client';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

const folder = new URL('histories/', import.meta.url);
const ending = '.json.gz';

/** Every saved history by its name, in order of names. */
export const savedHistories = async (): Promise<ReadonlyMap<string, History>> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  const entries = names.map(async (name): Promise<[string, History]> => {
    const text = gunzipSync(await readFile(new URL(name, folder))).toString();
    return [
      name.slice(0, -ending.length),
      JSON.parse(text, (_, value: unknown) => withBytes(value)) as History,
    ];
  });
  return new Map(await Promise.all(entries));
};

/** Compressed: most of a history is the policy that came with the start. */
export const saveHistory = async (name: string, history: History): Promise<void> => {
  const text = JSON.stringify(plain(history));
  await writeFile(new URL(`${name}${ending}`, folder), gzipSync(text, { level: 9 }));
};

/** @returns where the folder lies */
export const emptyCorpus = async (): Promise<string> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return fileURLToPath(folder);
};

/**
 * Messages as plain objects with their own fields only. The SDK has a JSON form of histories, but it needs one single copy
 * of protobufjs in the tree, which no package manager promises.
 */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
};

const withBytes = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'string'
    ? Buffer.from(value.bytes, 'base64')
    : value;
