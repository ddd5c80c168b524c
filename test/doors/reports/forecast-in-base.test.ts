// Does a forecast in the base currency add what has a rate, weighted and not, and show apart what has none?
import { expect, test } from 'vitest';
import { forecastInBase } from '../../../doors/reports/forecast-in-base.ts';
import type { ForecastRow } from '../../../projections/progress/forecast.ts';
import { playbook } from '../../support/domain-world.ts';

const row = (
  step: string,
  leads: number,
  currency: string | null,
  minor: string,
  weighted: string,
): ForecastRow => ({
  ...{ cut: { step }, leads, currency, minor, weighted },
});

test('what has a rate is one row a cut with both sums; a currency without one and leads without an amount keep theirs', () => {
  const inBase = forecastInBase(
    [
      row('convert', 2, 'EUR', '1000000000000000001', '300000000000000001'),
      row('convert', 1, 'USD', '100', '30'),
      row('convert', 1, 'CHF', '700', '210'),
      row('evaluate', 1, 'EUR', '50', '3'),
      row('evaluate', 3, null, '0', '0'),
    ],
    { ...playbook, money: { currency: 'USD', rates: [{ currency: 'EUR', from: '2026-01-01', rate: 1.1 }] } },
    '2026-03-01',
  );
  expect(inBase).toEqual({
    ...{ currency: 'USD', day: '2026-03-01', unrated: ['CHF'] },
    rows: [
      row('convert', 3, 'USD', '1100000000000000101', '330000000000000031'),
      row('convert', 1, 'CHF', '700', '210'),
      row('evaluate', 1, 'USD', '55', '3'),
      row('evaluate', 3, null, '0', '0'),
    ],
    total: '1100000000000000156',
    weightedTotal: '330000000000000034',
  });
});
