// Does the pipeline in the base currency show what it added, at which rate, and what it could not add?
import { expect, test } from 'vitest';
import { baseWords } from '../../../cli/reports/base-words.ts';
import { pipelineInBase } from '../../../doors/reports/pipeline-in-base.ts';
import type { PipelineRow } from '../../../projections/pipeline/queries.ts';
import { playbook } from '../../support/domain-world.ts';

const row = (stage: string, leads: number, currency: string | null, minor: string): PipelineRow => ({
  ...{ cut: { stage }, leads, currency, minor },
});
const inBase = pipelineInBase(
  [
    row('convert', 2, 'EUR', '1000000000000000001'),
    row('convert', 1, 'USD', '100'),
    row('convert', 1, 'CHF', '700'),
    row('evaluate', 1, 'EUR', '50'),
    row('evaluate', 3, null, '0'),
  ],
  { ...playbook, money: { currency: 'USD', rates: [{ currency: 'EUR', from: '2026-01-01', rate: 1.1 }] } },
  '2026-03-01',
);

test('what has a rate is one row a cut; a currency without a rate and leads without an amount keep theirs', () => {
  expect(inBase.rows).toEqual([
    row('convert', 3, 'USD', '1100000000000000101'),
    row('convert', 1, 'CHF', '700'),
    row('evaluate', 1, 'USD', '55'),
    row('evaluate', 3, null, '0'),
  ]);
  expect(inBase.total).toBe('1100000000000000156');
});

test('each currency is shown with its rate and the day since which it holds', () => {
  expect(inBase.currencies.map(({ currency, rate, rateSince }) => [currency, rate, rateSince])).toEqual([
    ['CHF', null, null],
    ['EUR', 1.1, '2026-01-01'],
    ['USD', 1, null],
  ]);
  const words = baseWords(inBase);
  expect(words).toMatch(/CHF +1 +7\.00 CHF +no rate: not added/u);
  expect(words).toMatch(/EUR .* 1\.1 +2026-01-01/u);
  expect(words).toContain('Together at the rates of 2026-03-01: 11,000,000,000,000,001.56 USD');
});
