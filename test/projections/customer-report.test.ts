// Are all leads of a customer together, their amounts apart by currency, and a merged one not counted twice?
import { expect, test } from 'vitest';
import { customerReport } from '../../projections/customer/report.ts';
import { customerWords } from '../../cli/reports/customer-words.ts';
import type { LeadOfCustomer } from '../../projections/customer/queries.ts';

const lead = (
  leadId: string,
  stage: string,
  minor: number | null,
  currency: string | null,
): LeadOfCustomer => ({
  ...{ leadId, stage, product: null, owner: null, minor, currency },
  obtainedAt: '2026-01-05T10:00:00.000Z',
  mergedInto: null,
});
const facts = {
  ...{ customerId: 'c1', name: 'Acme', industry: null, territory: 'JP', position: null, employees: null },
  ...{ revenue: { from: 1_000_000, to: null, currency: 'JPY' }, margin: 0.125 },
};
const told = (time: string, name: string) => ({
  ...{ leadId: 'l1', seq: 1, time, recordedTime: time, customer: { ...facts, name } },
});
const report = customerReport(
  { customerId: 'c1', asOf: null, timeZone: 'UTC' },
  [told('2026-01-05T10:00:00.000Z', 'Acme'), told('2026-02-05T10:00:00.000Z', 'Acme Group')],
  [
    lead('l1', 'convert', Number.MAX_SAFE_INTEGER, 'USD'),
    lead('l2', 'nurture', 2, 'USD'),
    lead('l3', 'won', 500, 'JPY'),
    lead('l4', 'lost', 7, 'JPY'),
    lead('l5', 'merged', 9, 'USD'),
    lead('l6', 'evaluate', null, null),
    lead('l7', 'merged', 9, 'EUR'),
  ],
);

test('amounts are summed by currency and outcome, exactly, without merged leads', () => {
  expect(report.sums).toEqual([
    { currency: 'JPY', open: '0', won: '500', ended: '7' },
    { currency: 'USD', open: '9007199254740993', won: '0', ended: '0' },
  ]);
});

test('a person reads what holds, what changed and every lead', () => {
  const words = customerWords(report);
  expect(words).toMatch(/name +Acme Group +2026-02-05 10:00 +l1/u);
  expect(words).toMatch(/revenue +1,000,000 or more JPY/u);
  expect(words).toMatch(/margin +12\.5 %/u);
  expect(words).toMatch(/2026-02-05 10:00 +name +Acme +Acme Group +l1/u);
  expect(words).toMatch(/JPY +0 JPY +500 JPY +7 JPY/u);
  for (const { leadId } of report.leads) expect(words).toContain(leadId);
});
