// How do many byte strings travel in one parameter? End to end in one binary value, with the length of each.

/**
 * pg writes arrays of bytes or JSON as escaped text, which costs more than the insert itself; a single Buffer goes as it is.
 * In SQL: `substring($blob from start for length)`, with `start` counted from 1.
 */
export interface BulkBytes {
  readonly blob: Buffer;
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
}

export const bulkBytes = (values: readonly Buffer[]): BulkBytes => {
  const starts: number[] = [];
  let next = 1;
  for (const value of values) {
    starts.push(next);
    next += value.length;
  }
  return { blob: Buffer.concat(values), starts, lengths: values.map((value) => value.length) };
};

export const bulkJson = (values: readonly unknown[]): BulkBytes =>
  bulkBytes(values.map((value) => Buffer.from(JSON.stringify(value))));
