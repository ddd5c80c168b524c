// How does a reconciliation read to a person? The totals side by side, then each lead that is unlike its row.
import { minorWords } from '../money-words.ts';
import { table } from '../table.ts';
import type { Reconciliation, Total } from '../../doors/import/reconcile.ts';

const shownAtMost = 50;

export const reconciliationWords = ({ rows, leftOut, totals, unlike }: Reconciliation): string =>
  [
    `${figure(rows)} rows read well, ${figure(leftOut)} left out: rejected, or the id of an earlier row.`,
    table(['', 'in the export', 'in the engine', 'difference'], totals.map(totalRow)),
    ...(unlike.length === 0
      ? ['They agree.']
      : [
          `${figure(unlike.length)} differences${unlike.length > shownAtMost ? `, the first ${String(shownAtMost)}` : ''}:`,
          table(
            ['id', 'lead', 'what', 'in the export', 'in the engine'],
            unlike
              .slice(0, shownAtMost)
              .map(({ externalId, leadId, what, inTheExport, inTheEngine }) => [
                ...[externalId, leadId, what, inTheExport, inTheEngine ?? 'not imported'],
              ]),
          ),
        ]),
  ].join('\n\n');

const totalRow = ({ what, inTheExport, inTheEngine, currency }: Total): readonly string[] => {
  const inWords = (value: bigint): string =>
    currency === null ? figure(value) : minorWords(value, currency);
  const [exported, imported] = [BigInt(inTheExport), BigInt(inTheEngine)];
  return [
    what,
    inWords(exported),
    inWords(imported),
    exported === imported ? '0' : signed(imported - exported, inWords),
  ];
};

/** Kept apart from its sign: minor units are grouped by size. */
const signed = (difference: bigint, inWords: (value: bigint) => string): string =>
  difference < 0n ? `-${inWords(-difference)}` : `+${inWords(difference)}`;

const figure = (count: number | bigint): string => count.toLocaleString('en-US');
