// Do the pages of the company work in a browser: pools, load, somebody who leaves, the meeting on leads, and the engine's health?
import { beforeAll, expect, test } from 'vitest';
import { obtain } from '../api/api-world.ts';
import type { Client } from '../api/api-world.ts';
import { eventually } from '../support/eventually.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';
import { saved } from './saved.ts';

/** A new lead, good enough to be owned, and given to this seller by who manages London. */
const given = async (ada: Client, seller: string): Promise<string> => {
  const mia = await world.as('mia');
  const leadId = await obtain(world, ada);
  for (const dimension of ['P', 'C'])
    await ada.post(`/v1/leads/${leadId}/commands/AssessDimension`, {
      ...{ dimension, rating: 3, evidence: 'Told by the plant manager.' },
    });
  await eventually(`${seller} owns it`, async () => {
    const { status, body } = await mia.post(`/v1/leads/${leadId}/commands/ReassignLead`, {
      ...{ to: seller, reason: 'they know the customer' },
    });
    return status === 200 || body.code === 'already_owned';
  });
  return leadId;
};

openConsole();
beforeAll(async () => {
  const ada = await world.as('ada');
  const mia = await world.as('mia');
  await Promise.all([given(ada, 'seller-1'), given(ada, 'seller-1')]);
  // The third finds no owner yet.
  await obtain(world, ada);
  await eventually('two are owned', async () => {
    const { body } = await mia.get('/v1/leads?owner=seller-1');
    return body.items.length === 2;
  });
});

test('load is told by office and person, with the way to their leads', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/load?office=london`);
  await page.getByRole('heading', { name: 'Load by office', exact: true }).waitFor();
  await page.getByRole('link', { name: 'seller-1', exact: true }).waitFor();
  await page.locator('canvas').first().waitFor();
  await browser.lookAt(page, 'load');
  await page.getByRole('link', { name: 'seller-1', exact: true }).click();
  await page.getByRole('heading', { name: 'Leads', exact: true }).waitFor();
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
  const begin = page.getByRole('button', { name: 'Let it happen', exact: true });
  expect(await begin.isDisabled()).toBe(true);
  await page.getByLabel('seller-1 leaves now').check();
  await begin.click();
  await page.getByText('2 of 2 done').waitFor();
  await page.getByText('finished').waitFor();
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

test('what was given back lies in the pool, and is claimed by a click', async () => {
  const leadId = await given(await world.as('ada'), 'seller-4');
  const seller = await world.as('seller-4');
  const released = await seller.post(`/v1/leads/${leadId}/commands/ReleaseLead`, { reason: 'no_capacity' });
  expect(released.status, JSON.stringify(released.body)).toBe(200);
  const page = await browser.open(wide);
  await signIn(world, page, 'seller-5');
  await page.goto(`${world.address}/console/pool`);
  const rows = page.getByRole('table', { name: 'Leads to be claimed', exact: true }).getByRole('row');
  const claim = rows.nth(1).getByRole('button', { name: 'Claim', exact: true });
  await claim.waitFor();
  await browser.lookAt(page, 'pool-claim');
  await claim.click();
  await page.waitForURL((url) => url.pathname.endsWith(leadId));
  await page.getByRole('heading', { name: 'Timeline', exact: true }).waitFor();
  const { body } = await (await world.as('mia')).get(`/v1/leads/${leadId}`);
  expect(body.lead.standing.ownership.owner.personId).toBe('seller-5');
});

test('leads of a leaver are stopped being given away, and given away further', async () => {
  const ada = await world.as('ada');
  // As many as leads are given away in some seconds.
  const many = 60;
  for (let made = 0; made < many; made += 10)
    await Promise.all(Array.from({ length: 10 }, () => given(ada, 'seller-3')));
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/leaver`);
  await page.getByLabel('Who leaves').selectOption('seller-3');
  await page.getByLabel('Who gets their leads').selectOption('seller-2');
  await page.getByText(`seller-2: ${String(many)}`).waitFor();
  await page.getByLabel('seller-3 leaves now').check();
  await page.getByRole('button', { name: 'Let it happen', exact: true }).click();
  await page.getByRole('button', { name: 'Stop after the next lead', exact: true }).click();
  await page.getByText('stopped', { exact: true }).waitFor();
  await browser.lookAt(page, 'leaver-stopped');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByText('finished', { exact: true }).waitFor();
  await eventually('all are given away', async () => {
    const { body } = await (await world.as('mia')).get('/v1/leads?which=open&owner=seller-3');
    return body.items.length === 0;
  });
});

test('health is told to everybody, and in detail to who mends it', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'hana');
  await page.goto(`${world.address}/console/health`);
  await page.getByRole('heading', { name: 'Dead letters', exact: true }).waitFor();
  await page.getByRole('table', { name: 'Workers', exact: true }).last().waitFor();
  await browser.lookAt(page, 'health');
  const { content } = await saved(page.getByRole('button', { name: 'CSV of Health', exact: true }));
  expect(content.toString()).toMatch(/\r\nDead letters,.+,0,/);
  const other = await browser.open(narrow);
  await signIn(world, other, 'ada');
  await other.goto(`${world.address}/console/health`);
  await other.getByRole('heading', { name: 'Dead letters', exact: true }).waitFor();
  await browser.lookAt(other, 'health-narrow');
  expect(await other.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('button', { name: '深色', exact: true }).click();
  await page.getByRole('heading', { name: '运行状况', exact: true }).waitFor();
  await browser.lookAt(page, 'health-chinese-dark');
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
