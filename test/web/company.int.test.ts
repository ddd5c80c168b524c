// Do the pages of the company work in a browser: pools, load, somebody who leaves, the meeting on leads, and the engine's health?
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obtain, openApiWorld } from '../api/api-world.ts';
import type { ApiWorld } from '../api/api-world.ts';
import { eventually } from '../support/eventually.ts';
import { narrow, openBrowser, signIn, untilReady, wide } from './browser.ts';

let world: ApiWorld;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
  world = await openApiWorld();
  await untilReady(world);
  const ada = await world.as('ada');
  const mia = await world.as('mia');
  for (let lead = 1; lead <= 2; lead += 1) {
    const leadId = await obtain(world, ada);
    for (const dimension of ['P', 'C'])
      await ada.post(`/v1/leads/${leadId}/commands/AssessDimension`, {
        ...{ dimension, rating: 3, evidence: 'Told by the plant manager.' },
      });
    await eventually('seller-1 owns it', async () => {
      const given = await mia.post(`/v1/leads/${leadId}/commands/ReassignLead`, {
        ...{ to: 'seller-1', reason: 'they know the customer' },
      });
      return given.status === 200 || given.body.code === 'already_owned';
    });
  }
  // The third finds no owner yet.
  await obtain(world, ada);
  await eventually('two are owned', async () => {
    const { body } = await mia.get('/v1/leads?owner=seller-1');
    return body.items.length === 2;
  });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('load is told by office and person, with the way to their leads', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/load?office=london`);
  await page.getByRole('heading', { name: 'Load by office' }).waitFor();
  await page.getByRole('link', { name: 'seller-1', exact: true }).waitFor();
  await page.locator('canvas').first().waitFor();
  await browser.lookAt(page, 'load');
  await page.getByRole('link', { name: 'seller-1', exact: true }).click();
  await page.getByRole('heading', { name: 'Leads' }).waitFor();
  expect(page.url()).toContain('owner=seller-1');
  await page.goto(`${world.address}/console/pool`);
  await page.getByText('No lead waits to be claimed here.').waitFor();
  await browser.lookAt(page, 'pool');
});

test('somebody leaves: looked at, begun, followed', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/leaver`);
  await page.getByLabel('Who leaves').selectOption('seller-1');
  await page.getByLabel('Who gets their leads').selectOption('seller-2');
  await page.getByText('seller-2: 2').waitFor();
  await browser.lookAt(page, 'leaver-preview');
  const begin = page.getByRole('button', { name: 'Let it happen' });
  expect(await begin.isDisabled()).toBe(true);
  await page.getByLabel('seller-1 leaves now').check();
  await begin.click();
  await page.getByText('The job has ended').waitFor();
  await page.getByText(/^2 given away/).waitFor();
  expect(page.url()).toContain('job=');
  await browser.lookAt(page, 'leaver-followed');
});

test('the meeting has its list', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/reports/review`);
  await page.getByText(/3 leads have a reason/).waitFor();
  await browser.lookAt(page, 'review');
});

test('health is told to everybody, and in detail to who mends it', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'hana');
  await page.goto(`${world.address}/console/health`);
  await page.getByRole('heading', { name: 'Dead letters' }).waitFor();
  await page.getByRole('table', { name: 'Workers' }).last().waitFor();
  await browser.lookAt(page, 'health');
  const other = await browser.open(narrow);
  await signIn(world, other, 'ada');
  await other.goto(`${world.address}/console/health`);
  await other.getByRole('heading', { name: 'Dead letters' }).waitFor();
  await browser.lookAt(other, 'health-narrow');
  expect(await other.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '深色' }).click();
  await page.getByRole('heading', { name: '运行状况' }).waitFor();
  await browser.lookAt(page, 'health-chinese-dark');
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
