// Which stack runs from this state folder? For commands that use one that another process started.
import { foundService } from './adopted-service.ts';
import type { FoundService } from './adopted-service.ts';
import { isServerAlive, readRunRecord } from './run-record.ts';
import { readStackRecord } from './stack-record.ts';
import type { Addresses } from './stack-record.ts';

export interface FoundStack {
  readonly addresses: Addresses;
  readonly services: readonly FoundService[];
}

/** The running stack, or null when it is down or one of its own servers has died. */
export function readStack(stateFolder: string): FoundStack | null {
  const record = readStackRecord(stateFolder);
  if (record?.addresses == null) return null;
  const services: FoundService[] = [];
  for (const name of record.own) {
    const run = readRunRecord(stateFolder, name);
    if (run === null || !isServerAlive(run)) return null;
    services.push(foundService(stateFolder, run));
  }
  return { addresses: record.addresses, services };
}
