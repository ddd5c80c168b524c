// What does the runner need of a Kafka client? One member of a group that hands over batches, a partition at a time.
import type { StreamRecord } from './stream-record.ts';

export interface PartitionBatch {
  readonly partition: number;
  /** In order of offset; offsets need not be contiguous. */
  readonly records: readonly StreamRecord[];
  /** Offset after the last one of the batch, control records included. */
  readonly nextOffset: number;
  /** Keeps the membership. @throws when the group has moved on: let it pass, the client rejoins by itself */
  readonly heartbeat: () => Promise<void>;
  /** False once the consumer is being stopped. */
  readonly isRunning: () => boolean;
}

export interface PartitionHandler {
  /**
   * A new generation of the group gave us these partitions; answers where to read each.
   * @param isRunning false once the consumer is being stopped
   */
  assigned(partitions: readonly number[], isRunning: () => boolean): Promise<ReadonlyMap<number, number>>;
  /** Answers the offset to read on from: `batch.nextOffset`, or another one to seek to. Never throws for data. @throws TablesDiffer, which ends the consumer */
  batch(batch: PartitionBatch): Promise<number>;
}

export interface PartitionedConsumer {
  /**
   * Joins the group and begins to hand over batches; resolves with the first assignment.
   * @throws when the group cannot be joined
   */
  run(handler: PartitionHandler): Promise<void>;
  /** Leaves the group after the batches in hand. */
  stop(): Promise<void>;
  /** Rejects when the consumer died and will not come back by itself. */
  readonly died: Promise<never>;
}
