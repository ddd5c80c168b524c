// What does the state folder remember of its stack? Its ports for the next start, and the addresses while it is up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Ports } from './ports.ts';
import { writePrivately } from './state-folder.ts';

export const SERVERS = ['temporal', 'kafka', 'postgres'] as const;
export type ServerName = (typeof SERVERS)[number];

const Addresses = z.object({
  temporalAddress: z.string(),
  temporalUiAddress: z.string().nullable(),
  kafkaBrokers: z.string(),
  databaseUrl: z.string(),
});
/** Where the three are: host:port, an http address or null, a comma list of host:port, a postgres:// address with password. */
export type Addresses = Readonly<z.infer<typeof Addresses>>;

const StackRecord = z.object({
  ports: Ports,
  /** Null while it is down. */
  addresses: Addresses.nullable(),
  /** The servers that run from this folder; the others are somebody else's. */
  own: z.array(z.enum(SERVERS)),
  timeSkipping: z.boolean(),
});
export type StackRecord = z.infer<typeof StackRecord>;

const file = (stateFolder: string): string => join(stateFolder, 'stack.json');

/** What was remembered, or null when there is nothing (or nothing that can be read). */
export function readStackRecord(stateFolder: string): StackRecord | null {
  try {
    return StackRecord.parse(JSON.parse(readFileSync(file(stateFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** Readable by its owner only: the database address carries the password. */
export function writeStackRecord(stateFolder: string, record: StackRecord): void {
  writePrivately(file(stateFolder), `${JSON.stringify(record, null, 2)}\n`);
}

/** Remembers the ports, forgets the addresses. */
export function forgetAddresses(stateFolder: string): void {
  const record = readStackRecord(stateFolder);
  if (record !== null) writeStackRecord(stateFolder, { ...record, addresses: null, own: [] });
}
