// What does a projector let be seen of its work? Where each partition stands, which ones wait, how long transactions take.

export interface ProjectorWatch {
  /** Offset of the next record, by partition that this process holds. */
  readonly positions: Map<number, number>;
  /** Partitions whose work failed and is being tried again in place. */
  readonly waiting: Set<number>;
  /** Told of each transaction that was committed. */
  readonly transactionTook: (seconds: number) => void;
}

export const projectorWatch = (
  transactionTook: ProjectorWatch['transactionTook'] = () => undefined,
): ProjectorWatch => ({ positions: new Map(), waiting: new Set(), transactionTook });
