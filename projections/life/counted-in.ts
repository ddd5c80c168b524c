// In which zone are lives counted by month? In that of the company's reports, as it is when the first lead comes.
import type { ClientBase } from 'pg';
import { wallClockOf } from './wall-clock.ts';
import type { WallClock } from './wall-clock.ts';

const clocks = new Map<string, WallClock>();

const clockIn = (zone: string): WallClock => {
  const clock = clocks.get(zone) ?? wallClockOf(zone);
  clocks.set(zone, clock);
  return clock;
};

/** The clock by which lives are counted; any where there are none. */
export const countedIn = async (client: ClientBase): Promise<WallClock> =>
  clockIn((await zoneSaid(client)) ?? 'UTC');

/**
 * The same for whoever counts. The first one says which zone it is, and there it stays: reports in another one count leads one by
 * one, until the read models are built anew.
 */
export const toCountIn = async (client: ClientBase): Promise<WallClock> => {
  const said = await zoneSaid(client);
  if (said !== null) return clockIn(said);
  await client.query('insert into life_zone (zone) values ($1) on conflict do nothing', [
    await zoneOfReports(client),
  ]);
  return countedIn(client);
};

const zoneSaid = async (client: ClientBase): Promise<string | null> => {
  const { rows } = await client.query<{ zone: string }>('select zone from life_zone');
  return rows[0]?.zone ?? null;
};

/** Read models may stand in a database of their own, where no playbook is. */
const zoneOfReports = async (client: ClientBase): Promise<string> => {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regprocedure('leadcycle.report_zone(jsonb)') is not null as there`,
  );
  if (rows[0]?.there !== true) return 'UTC';
  const found = await client.query<{ zone: string }>(
    `select leadcycle.report_zone(compiled) as zone from leadcycle.playbook where name = 'default' order by version desc limit 1`,
  );
  return found.rows[0]?.zone ?? 'UTC';
};
