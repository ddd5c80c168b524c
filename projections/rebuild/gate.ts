// How is a running build held still at given offsets, without leaving its group? A gate between the group and the tables.
import { setTimeout as pause } from 'node:timers/promises';
import type { PartitionHandler } from '../runner/partitioned-consumer.ts';

export interface Gate {
  /** The handler, behind the gate. */
  readonly around: (handler: PartitionHandler) => PartitionHandler;
  /** Lets nothing more begin; resolves when nothing is under way. */
  close(): Promise<void>;
  /** Lets records before these offsets through, by partition; null: all. */
  open(ends: ReadonlyMap<number, number> | null): void;
}

/** How often a batch that stands before the gate looks again. */
const lookEveryMs = 20;

export const gate = (): Gate => {
  let isClosed = false;
  let ends: ReadonlyMap<number, number> | null = null;
  let underWay = 0;
  let told: readonly (() => void)[] = [];

  const endOf = (partition: number): number => {
    if (isClosed) return 0;
    return ends === null ? Infinity : (ends.get(partition) ?? 0);
  };
  const leave = (): void => {
    underWay -= 1;
    if (underWay > 0) return;
    for (const tell of told) tell();
    told = [];
  };

  return {
    around: (handler) => ({
      assigned: (partitions, isRunning) => handler.assigned(partitions, isRunning),
      batch: async (batch) => {
        const first = batch.records[0]?.offset ?? batch.nextOffset;
        const end = endOf(batch.partition);
        if (first >= end) {
          await pause(lookEveryMs);
          await batch.heartbeat();
          return first;
        }
        underWay += 1;
        const records = batch.records.filter(({ offset }) => offset < end);
        const isWhole = records.length === batch.records.length && batch.nextOffset <= end;
        return handler.batch(isWhole ? batch : { ...batch, records, nextOffset: end }).finally(leave);
      },
    }),
    close: async () => {
      isClosed = true;
      if (underWay > 0) await new Promise<void>((resolve) => (told = [...told, resolve]));
    },
    open: (upTo) => {
      ends = upTo;
      isClosed = false;
    },
  };
};
