// Do the report pages tell what the API tells, over a company's two years, and are their charts and tables saved as they are shown?
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { kafkaFeed } from '../../simulation/feeds/kafka-feed.ts';
import type { Client } from '../api/api-world.ts';
import { simulated } from '../simulation/simulated.ts';
import { eventually } from '../support/eventually.ts';
import { sized } from '../support/size.ts';
import { narrow, signIn, untilReady, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';
import { chinese, english, speak } from './hand.ts';
import { saved } from './saved.ts';

const person = 'london-administrator';
const pages = ['funnel', 'churn', 'cohorts', 'time-to-order', 'pipeline', 'forecast', 'dwell', 'quality'];

let caller: Client;

openConsole();
beforeAll(async () => {
  const { envelopes } = await simulated(150, 31);
  const { kafkaBrokers: brokers, topic } = world.engine.place.configuration;
  const feed = kafkaFeed({ brokers, topic, clientId: 'history' });
  // A topic that was just made may have no leader for a moment; what comes twice counts once.
  await eventually('the stream takes the history', () =>
    feed.take(envelopes).then(
      () => true,
      () => false,
    ),
  );
  await feed.close();
  caller = await world.as(person);
  const leads = new Set(envelopes.map(({ subject }) => subject)).size;
  await eventually(
    'all leads are counted',
    async () => {
      // So busy a process may break off a connection: it is asked again.
      const told = await caller.get('/v1/reports/pipeline?which=all').catch(() => null);
      return told?.body.leads === leads;
    },
    120_000,
  );
  await world.engine.expectReadModelsAsStream();
  await untilReady(world);
});

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(`${world.address}/console/reports/${address}`);
  await page.getByRole('heading', { level: 2 }).waitFor();
  await page.getByRole('main').getByRole('status').first().waitFor({ state: 'detached' });
  await eventually(
    'all charts are drawn',
    async () => (await page.locator('.mantine-Skeleton-root').count()) === 0,
  );
};

const cellsOf = async (page: Page, table: string): Promise<string[][]> => {
  const rows = await page.getByRole('table', { name: table, exact: true }).locator('tr').all();
  const texts = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  // The head tells how it is sorted.
  return texts.map((cells) => cells.map((text) => text.replace(/ [↑↓]?$/u, '')));
};

test('the funnel counts what the API counts, moves backwards among them, and is saved as it is shown', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, person);
  await page.getByRole('button', { name: 'Reports', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Funnel', exact: true }).click();
  const steps = 'Funnel from the first word to the order';
  await page.getByRole('table', { name: steps, exact: true }).waitFor();
  const { body: funnel } = await caller.get('/v1/reports/funnel');
  const shown = await cellsOf(page, steps);
  expect(shown[0]).toEqual([
    ...['Stage', 'Came so far', 'Disqualified', 'Merged', 'Reached', 'Reached the next', 'Conversion'],
    'Stand here now',
  ]);
  expect(shown.slice(1).map(([, entered, , , reached]) => [entered, reached])).toEqual(
    funnel.total.steps.map((step: { entered: number; reached: number }) => [
      ...[String(step.entered), String(step.reached)],
    ]),
  );
  expect(funnel.total.steps[5].reached).toBeGreaterThan(0);

  const { body: moves } = await caller.get('/v1/reports/moves');
  expect(new Set(moves.moves.map(({ way }: { way: string }) => way))).toContain('out');
  await page
    .getByRole('region', { name: 'Moves from place to place', exact: true })
    .getByRole('button', { name: 'Figures as a table', exact: true })
    .click();
  const gone = (await cellsOf(page, 'Moves from place to place')).slice(1);
  expect(gone.map(([, , way, count]) => `${way ?? ''} ${count ?? ''}`)).toEqual(
    moves.moves.map(
      ({ way, moves: count }: { way: string; moves: number }) =>
        `${way === 'again' ? 'in again' : way} ${String(count)}`,
    ),
  );

  const csv = await saved(page.getByRole('button', { name: `CSV of ${steps}`, exact: true }));
  expect(csv.name).toMatch(/^leadcycle-funnel-[\d-]+\.csv$/);
  expect(parse(csv.content, { bom: true })).toEqual(
    shown.map((row) => row.map((cell) => (cell === '–' ? '' : cell))),
  );
  const png = await saved(page.getByRole('button', { name: `PNG of ${steps}`, exact: true }));
  expect(png.content.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  expect(png.content.length).toBeGreaterThan(5_000);
});

test('what is chosen stands in the address, holds in other reports, and is the same for who opens it', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, person);
  await open(page, 'funnel');
  await page.getByRole('button', { name: 'More filters', exact: true }).click();
  await page.getByLabel('Tier').selectOption('region');
  await page.waitForURL(/tier=region/);
  await page
    .getByRole('navigation', { name: 'Reports', exact: true })
    .getByRole('link', { name: 'Churn', exact: true })
    .click();
  await page.waitForURL(/\/reports\/churn\?.*tier=region/);
  await page.getByLabel('Cut by').selectOption('class');
  await page.waitForURL(/by=class/);
  const other = await browser.open(wide);
  await signIn(world, other, person);
  await other.goto(page.url());
  const { body: churn } = await caller.get('/v1/reports/churn/by/class?tier=region');
  for (const reader of [page, other]) {
    const figure = reader.getByRole('region', { name: 'Churn by: Class', exact: true });
    await figure.getByRole('button', { name: 'Figures as a table', exact: true }).click();
    const rows = await cellsOf(reader, 'Churn by: Class');
    expect(rows.slice(1).map((row) => row[4])).toEqual(
      [...churn.rows, churn.total].map(({ base }: { base: number }) => String(base)),
    );
  }
  expect(page.url()).toContain('tier=region');
  await page.getByRole('button', { name: 'Without Tier', exact: true }).click();
  await page.waitForURL((url) => !url.search.includes('tier='));
});

/** The two that differ most at each change; the campaigns look at all four. */
const looks = [
  { name: '', size: wide, language: english },
  { name: '-narrow-chinese-dark', size: narrow, language: chinese },
  { name: '-narrow', size: narrow, language: english },
  { name: '-chinese-dark', size: wide, language: chinese },
].slice(0, sized(2, 4));

test('every report can be read: wide, narrow, in Chinese and in the dark', async () => {
  const readers = [];
  for (const { name, size, language } of looks) {
    const page = await browser.open(size);
    await signIn(world, page, person);
    await speak(page, english, language);
    readers.push({ name, size, page });
  }
  const { page } = readers[0]!;
  // Both want no motion: what was drawn stands still at once.
  await open(page, 'funnel');
  const flow = page.getByRole('img', { name: 'Moves from place to place', exact: true });
  const once = await flow.screenshot();
  await page.waitForTimeout(500);
  expect((await flow.screenshot()).equals(once)).toBe(true);
  for (const report of pages) {
    for (const { name, size, page } of readers) {
      await open(page, report);
      await browser.lookAt(page, `report-${report}${name}`);
      const text = await page.getByRole('main').innerText();
      expect(
        text.match(/\b(asked|by|column|cut|definition|moves|page|place|reports)\.[a-z]\w*/giu) ?? [],
      ).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), report).toBe(size.width);
    }
  }
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
