// What can be wrong between stream, read models and workflows, and how is it named?

export type DifferenceKind =
  /** A row is not what its events say. */
  | 'read_model_differs'
  /** The stored bytes of an event are not those of the stream. */
  | 'bytes_differ'
  /** The stream has an event that the read models neither hold nor have parked. */
  | 'missing_in_read_model'
  /** The read models hold an event that the stream does not have. */
  | 'not_in_stream'
  /** A lead waits for an event that never came. */
  | 'gap_in_stream'
  /** The stream has two values of one event. */
  | 'conflict_in_stream'
  /** A lead waits for software that understands its next event. */
  | 'unfoldable_in_stream'
  /** A workflow decided events that the stream does not have; `seq` is the last of them. */
  | 'missing_in_stream'
  /** The workflow's lead is not the fold of the stream. */
  | 'workflow_differs'
  /** A roll-up is not the sum of the leads. */
  | 'counts_differ';

export interface Difference {
  readonly kind: DifferenceKind;
  /** Null where no single lead is meant. */
  readonly leadId: string | null;
  readonly seq: number | null;
  /** Table, or `workflow`, or `stream`. */
  readonly where: string;
  readonly because: string;
}

export interface AuditResult {
  /** How much was compared. */
  readonly checked: {
    readonly records: number;
    readonly events: number;
    readonly leads: number;
    readonly workflows: number;
  };
  /** Each fault once: what follows from another difference is not told again. */
  readonly differences: readonly Difference[];
}
