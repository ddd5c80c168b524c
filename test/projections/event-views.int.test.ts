// Do the views of event types tell analysts every event of their type, field by field, and nothing personal?
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { leadEvents } from '../../events/lead-event.ts';
import { eventViews } from '../../projections/analytics/event-views.ts';
import { ownCompany } from '../exports/own-company.ts';
import type { OwnCompany } from '../exports/own-company.ts';
import { simulated } from '../simulation/simulated.ts';
import { ownAnalyst } from './own-analyst.ts';
import type { Row } from './worked-queries.ts';

let company: OwnCompany;
let analyst: Client;
let leave: () => Promise<void>;

beforeAll(async () => {
  company = await ownCompany(inject('databaseUrl'));
  await company.feed((await simulated(60, 5)).envelopes);
  ({ client: analyst, leave } = await ownAnalyst(company));
}, 300_000);
afterAll(async () => {
  await leave();
  await company.database.drop();
});

test('every type of event has a view with as many rows as events, and nothing personal', async () => {
  const { rows: counted } = await company.database.pool.query<{ type: string; events: string }>(
    'select type, count(*) as events from read.event group by type',
  );
  const events = new Map(counted.map(({ type, events: some }) => [type, Number(some)]));
  expect(events.size).toBeGreaterThan(25);
  for (const [index, { name }] of eventViews.entries()) {
    const { rows } = await analyst.query<Row>(`select * from analytics.${name}`);
    expect([name, rows.length]).toEqual([name, events.get(leadEvents[index]!.shape.type.value) ?? 0]);
    expect(JSON.stringify(rows)).not.toContain('"v1.');
  }
});

test('a view of a type tells its fields by their types', async () => {
  const { rows } = await analyst.query<Row>(
    'select amount_minor, amount_currency, customer_name, enters, obtained.time from analytics.event_lead_obtained obtained where amount_minor is not null',
  );
  expect(rows.length).toBeGreaterThan(0);
  const { rows: stored } = await company.database.pool.query<{ value: Buffer }>(
    "select value from read.event where type = 'LeadObtained'",
  );
  const told = stored
    .map(({ value }): Row => (JSON.parse(value.toString()) as { data: Row }).data)
    .flatMap(({ amount }) => (amount === null ? [] : [amount as { minor: number; currency: string }]));
  expect(
    rows.map((row) => `${String(row['amount_minor'])} ${String(row['amount_currency'])}`).sort(),
  ).toEqual(told.map(({ minor, currency }) => `${String(minor)} ${currency}`).sort());
  expect(rows.every((row) => row['time'] instanceof Date)).toBe(true);
});
