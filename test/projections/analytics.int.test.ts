// Do the worked queries for analysts give what the command line reports?
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { enveloped, leadIdOf, lifeOf, madrid, obtained } from '../../bench/projection/lead-story.ts';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import { churnBy } from '../../projections/churn/cut.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import { timeToOrder } from '../../projections/churn/time-to-order.ts';
import { listCustomers } from '../../projections/customer/queries.ts';
import { qualityOf } from '../../projections/evaluation/quality.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { pooledLeads } from '../../projections/lead/queries.ts';
import { pipelineAsOf, pipelineNow } from '../../projections/pipeline/queries.ts';
import { review, reviewReasons } from '../../projections/progress/review.ts';
import { forecastOf } from '../../projections/progress/forecast.ts';
import { attainmentBy, openClocks } from '../../projections/service-level/queries.ts';
import { aging, dwellReport, goingBack } from '../../projections/stage-visit/dwell.ts';
import { funnelReport } from '../../projections/stage-visit/funnel.ts';
import { textOf } from '../architecture/tree.ts';
import { ownCompany } from '../exports/own-company.ts';
import type { OwnCompany } from '../exports/own-company.ts';
import { eightLeads } from './eight-leads.ts';
import { simulated } from '../simulation/simulated.ts';
import { ownAnalyst } from './own-analyst.ts';
import { numbers, percent, workedQueries as queries } from './worked-queries.ts';
import type { Row } from './worked-queries.ts';

let company: OwnCompany;
let analyst: Client;
let leave: () => Promise<void>;

beforeAll(async () => {
  company = await ownCompany(inject('databaseUrl'));
  const waiting = enveloped(leadIdOf(50), lifeOf(50).slice(0, 7)); // its clock has run on for months
  const pooled = enveloped(leadIdOf(51), [
    obtained('2026-06-01T09:00:00.000Z'),
    {
      type: 'LeadPooled',
      time: '2026-06-02T09:00:00.000Z',
      data: { enters: 'distribute', office: madrid, role: 'AR', because: 'nobody is free', considered: [] },
    },
  ]);
  await company.feed([...(await simulated(60, 5)).envelopes, ...eightLeads.flat(), ...waiting, ...pooled]);
  ({ client: analyst, leave } = await ownAnalyst(company));
}, 300_000);
afterAll(async () => {
  await leave();
  await company.database.drop();
});

const answers = async (heading: string): Promise<readonly Row[]> => {
  const sql = queries.get(heading);
  if (sql === undefined) throw new Error(`There is no query below "${heading}".`);
  return (await analyst.query<Row>(sql)).rows;
};

const now = { asOf: '2100-01-01T00:00:00.000Z', asKnown: null, from: null, to: null, only: everyLead };
describe('a worked query gives the figures of the command line', () => {
  const pipeline = (rows: Awaited<ReturnType<typeof pipelineNow>>): readonly Row[] =>
    rows.map(({ cut, currency, leads, minor }) => ({
      ...{ stage: cut.stage, currency, leads },
      amount_minor: currency === null ? null : Number(minor),
    }));

  test('the pipeline, now and on a past day', async () => {
    const { pool } = company.database;
    expect(numbers(await answers('The pipeline now'), 'leads', 'amount_minor')).toEqual(
      pipeline(await pipelineNow(pool)),
    );
    const past = numbers(await answers('The pipeline on a past day'), 'leads', 'amount_minor');
    const reported = pipeline(await pipelineAsOf(pool, '2026-03-31T23:59:59.999Z'));
    expect(
      past.map((row) => ({ ...row, amount_minor: row['currency'] === null ? null : row['amount_minor'] })),
    ).toEqual(reported);
    expect(past.length).toBeGreaterThan(3);
  });

  test('funnel', async () => {
    const { total } = await funnelReport(company.database.pool, {
      ...{ ...now, reading: 'cohort', timeZone: 'UTC' },
      only: { ...everyLead, tier: 'region' },
    });
    expect(total.steps[0]?.reached).toBeGreaterThan(0);
    expect(numbers(await answers('How far leads come'), 'reached', 'reached_next', 'conversion')).toEqual(
      total.steps.map(({ stage, reached, reachedNext, conversion }) => ({
        ...{ stage, reached, reached_next: reachedNext, conversion: percent(conversion) },
      })),
    );
  });

  test('dwell, going back and aging', async () => {
    const { pool } = company.database;
    const { visits } = await dwellReport(pool, now);
    const days = (ms: number | null): number | null => (ms === null ? null : ms / 86_400_000);
    expect(numbers(await answers('How long leads stay'), 'completed', 'open')).toEqual(
      visits.map(({ stage, completed, open, elapsed }) => ({
        ...{ stage, completed, open, p50_days: days(elapsed.p50), p90_days: days(elapsed.p90) },
      })),
    );
    expect(numbers(await answers('Who goes back'), 'leads_left', 'leads_back', 'percent')).toEqual(
      (await goingBack(pool, now)).map(({ stage, left, back, rate }) => ({
        ...{ stage, leads_left: left, leads_back: back, percent: percent(rate) },
      })),
    );
    const stood = await answers('How long open leads have stood');
    const ages = ['days_7', 'days_30', 'days_90', 'days_180', 'beyond'];
    expect(
      numbers(stood, 'open', ...ages).map((row) => [
        row['stage'],
        row['open'],
        ...ages.map((age) => row[age]),
      ]),
    ).toEqual(
      (await aging(pool, { ...now, asOf: new Date().toISOString() })).map(({ stage, open, buckets }) => [
        ...[stage, open, ...buckets],
      ]),
    );
  });

  test('churn by cohort, by month closed, and its reasons', async () => {
    const report = await churnReport(company.database.pool, {
      ...{ ...now, asOf: new Date().toISOString(), timeZone: 'UTC' },
    });
    expect(
      numbers(await answers('Churn by cohort'), 'base', 'won', 'lost', 'open', 'all_in', 'strict', 'matured'),
    ).toEqual(
      [...report.cohorts, report.total].map(({ month, base, won, lost, open, ...rates }) => ({
        ...{ month, base, won, lost, open },
        ...{ all_in: percent(rates.allIn), strict: percent(rates.strict), matured: percent(rates.matured) },
      })),
    );
    expect(numbers(await answers('Churn by month closed'), 'won', 'lost', 'rate')).toEqual(
      [...report.closed, report.closedTotal].map(({ month, won, lost, rate }) => ({
        ...{ month, won, lost, rate: percent(rate) },
      })),
    );
    expect(numbers(await answers('Why leads were lost'), 'leads')).toEqual(report.reasons);
  });

  test('churn by a cut, time to order, quality and forecast', async () => {
    const { pool } = company.database;
    const question = { ...now, asOf: new Date().toISOString(), timeZone: 'UTC' };
    const byChannel = await churnBy(pool, 'channel', question);
    expect(
      numbers(
        await answers('Churn by channel, owner, first contact …'),
        'base',
        'won',
        'lost',
        'open',
        'all_in',
      ),
    ).toEqual(
      [...byChannel.rows, byChannel.total].map(({ value, base, won, lost, open, allIn }) => ({
        ...{ channel: value, base, won, lost, open, all_in: percent(allIn) },
      })),
    );
    const { total } = await timeToOrder(pool, null, question);
    expect(total.steps.some(({ orders }) => orders > 0)).toBe(true);
    expect(numbers(await answers('How long it takes to an order'), 'at_risk', 'orders', 'ordered')).toEqual(
      total.steps.map(({ day, atRisk, orders, notOrdered }) => ({
        ...{ day, at_risk: atRisk, orders, ordered: percent(1 - notOrdered) },
      })),
    );
    const counts = [
      'obtained',
      'complete',
      'graded',
      'good',
      'verified',
      'refuted',
      'won',
      'lost',
      'open',
    ] as const;
    expect(numbers(await answers('How good is what each channel brings'), ...counts)).toEqual(
      (await qualityOf(pool, 'channel', question)).map((row) => ({
        channel: row.value,
        ...Object.fromEntries(counts.map((name) => [name, row[name]])),
      })),
    );
    const weights = compilePlaybook(textOf('playbooks/default.yaml'), 'default.yaml').reporting.forecast;
    const forecast = await forecastOf(pool, { asOf: question.asOf, by: ['step'], weights, only: everyLead });
    expect(
      numbers(await answers('What open leads may bring'), 'leads', 'amount_minor', 'weighted_minor').map(
        (row) => ({
          ...row,
          ...{ amount_minor: row['amount_minor'] ?? 0, weighted_minor: row['weighted_minor'] ?? 0 },
        }),
      ),
    ).toEqual(
      forecast.map(({ cut, currency, leads, minor, weighted }) => ({
        ...{ step: cut.step, currency, leads },
        ...{ amount_minor: Number(minor), weighted_minor: Number(weighted) },
      })),
    );
  });

  test('service levels', async () => {
    const { pool } = company.database;
    const all = { only: everyLead, clock: null };
    const { rows } = await attainmentBy(pool, 'clock', { ...all, asOf: null, from: null, to: null });
    expect(
      numbers(await answers('How targets were kept'), 'met', 'met_late', 'breached_open', 'percent'),
    ).toEqual(
      rows.map(({ cut, met, metLate, breachedOpen, attainment }) => ({
        ...{ clock: cut, met, met_late: metLate, breached_open: breachedOpen, percent: percent(attainment) },
      })),
    );
    const late = (await openClocks(pool, all, null)).filter(
      ({ state, dueAt }) => state === 'running' && Date.parse(dueAt) < Date.now(),
    );
    expect((await answers('What is late now')).map((row) => [row['lead_id'], row['clock']])).toEqual(
      late.map(({ leadId, clock }) => [leadId, clock]),
    );
  });

  test('owners, pools and customers', async () => {
    const { pool } = company.database;
    const open = await pipelineNow(pool, { by: ['owner'] });
    const owned = new Map<string, number>();
    for (const { cut, leads } of open)
      if (cut.owner != null) owned.set(cut.owner, (owned.get(cut.owner) ?? 0) + leads);
    expect(
      Object.fromEntries(
        (await answers('Open leads by owner')).map((row) => [row['owner'], Number(row['leads'])]),
      ),
    ).toEqual(Object.fromEntries(owned));
    expect((await answers('What waits in the pools')).map((row) => row['lead_id'])).toEqual(
      (await pooledLeads(pool, null)).map(({ leadId }) => leadId),
    );
    const customers = await listCustomers(pool, null, 10_000);
    const counted = await answers('Customers with several leads');
    expect(
      Object.fromEntries(
        counted.map((row) => [row['customer_id'], [row['name'], Number(row['leads']), Number(row['open'])]]),
      ),
    ).toEqual(
      Object.fromEntries(customers.map((each) => [each.customerId, [each.name, each.leads, each.open]])),
    );
  });

  test('the review of the next meeting', async () => {
    const at = Date.now();
    const [since, until] = [at - 14 * 86_400_000, at + 14 * 86_400_000].map((ms) =>
      new Date(ms).toISOString(),
    );
    const asked = { now: new Date(at).toISOString(), since: since!, until: until!, only: everyLead };
    const { leads, listed } = await review(company.database.pool, { ...asked, limit: 1_000 });
    const placed = listed.map((lead) => ({
      lead,
      place: `${reviewReasons.indexOf(lead.reasons[0]!)} ${lead.nextDueAt ?? lead.movedAt} ${lead.leadId}`,
    }));
    expect(listed, 'the most pressing first, what has waited longest first').toEqual(
      placed.toSorted((one, other) => (one.place < other.place ? -1 : 1)).map(({ lead }) => lead),
    );
    expect((await review(company.database.pool, { ...asked, limit: 3 })).listed).toEqual(listed.slice(0, 3));
    const { rows } = await analyst.query<{ lead_id: string; reasons: string[] }>(
      'select lead_id, reasons from analytics.review($1, $2, $3)',
      [new Date(at), since, until],
    );
    expect(rows.length).toBe(leads);
    expect(new Map(rows.map(({ lead_id, reasons }) => [lead_id, [...reasons].sort()]))).toEqual(
      new Map(listed.map(({ leadId, reasons }) => [leadId, [...reasons].sort()])),
    );
  });

  test('and every other one on the page runs', async () => {
    expect(queries.size).toBeGreaterThanOrEqual(16);
    for (const heading of queries.keys())
      expect([heading, (await answers(heading)).length > 0]).toEqual([heading, true]);
  });
});
