// Which columns has a life, and what does the driver need to know of them? One list for reading and for writing.
import type { Life } from './life-row.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly of: keyof Life;
}

const column = (of: keyof Life, type = 'text'): Column => ({
  ...{ of, type },
  name: of.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
});

export const columns: readonly Column[] = [
  column('leadId', 'uuid'),
  ...(['obtainedAt', 'latestAt', 'settledAt', 'stoodSince'] as const).map((of) => column(of, 'timestamptz')),
  ...(['minor', 'firstContactMs'] as const).map((of) => column(of, 'bigint')),
  column('cycleMs', 'double precision'),
  ...(['recycled', 'reopened', 'cycles'] as const).map((of) => column(of, 'int')),
  ...(['furthest', 'leftStages', 'backStages'] as const).map((of) => column(of, 'smallint')),
  ...(['contacted', 'complete', 'refuted', 'gaveUp'] as const).map((of) => column(of, 'boolean')),
  ...(['state', 'place', 'kind', 'office', 'tier', 'class', 'grade', 'channel', 'owner'] as const).map((of) =>
    column(of),
  ),
  ...(['industry', 'currency', 'firstOwner', 'submitter', 'channelKind', 'basis', 'reason'] as const).map(
    (of) => column(of),
  ),
  column('missing'),
  ...(['endedAt', 'firstAssignedAt', 'enteredEvaluate', 'enteredCrossVerify'] as const).map((of) =>
    column(of, 'timestamptz'),
  ),
  ...(['enteredDistribute', 'enteredConvert', 'enteredWon'] as const).map((of) => column(of, 'timestamptz')),
];

/** A row as the driver gives it: instants as dates, 64-bit numbers as text. */
export const lifeOf = (row: Readonly<Record<string, unknown>>): Life =>
  Object.fromEntries(
    columns.map(({ name, type, of }) => {
      const value = row[name];
      if (value instanceof Date) return [of, value.toISOString()];
      return [of, type === 'bigint' && typeof value === 'string' ? Number(value) : value];
    }),
  ) as unknown as Life;
