// What becomes of a value that no column holds, before Postgres has seen it?
import { expect, test } from 'vitest';
import { CopiedRows, OutOfRange } from '../../postgres/copy-rows.ts';
import { isDataFault } from '../../projections/runner/postgres-faults.ts';

const faultOf = (lay: (rows: CopiedRows) => unknown): unknown => {
  try {
    lay(new CopiedRows(['one']).row());
    return null;
  } catch (error) {
    return error;
  }
};

test.each<[string, (rows: CopiedRows) => unknown]>([
  ['an integer above 32 bits', (rows) => rows.int(2 ** 31)],
  ['an integer below 32 bits', (rows) => rows.int(-(2 ** 31) - 1)],
  ['half an integer', (rows) => rows.int(0.5)],
  ['an integer that is not exact', (rows) => rows.bigint(2 ** 53)],
  ['an instant that is none', (rows) => rows.instant('soon')],
  ['a day that is none', (rows) => rows.day('2026-02-31T')],
])('%s is a fault of the data, so that its lead alone waits', (_, lay) => {
  const fault = faultOf(lay);
  expect(fault).toBeInstanceOf(OutOfRange);
  expect(isDataFault(fault)).toBe(true);
});

test('the outermost integers of a column are none', () => {
  expect(faultOf((rows) => rows.int(2 ** 31 - 1).int(-(2 ** 31)))).toBeNull();
  expect(faultOf((rows) => rows.bigint(Number.MAX_SAFE_INTEGER).bigint(Number.MIN_SAFE_INTEGER))).toBeNull();
});
