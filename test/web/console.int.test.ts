// Does the console work in a browser, against the real engine: signing in, the board, a lead, a command, both languages?
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../architecture/tree.ts';
import { obtain, openApiWorld } from '../api/api-world.ts';
import type { ApiWorld } from '../api/api-world.ts';
import { chromiumPath } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';

const pictures = join(root, '.leadcycle', 'screenshots');
const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };

let world: ApiWorld;
let browser: Browser;
let leadId: string;
const complaints: string[] = [];
const barriers: string[] = [];

beforeAll(async () => {
  // In a container there is no sandbox to be had; the pages are ours.
  browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--lang=en'],
  });
  world = await openApiWorld();
  // It turns callers away while it has too much to do, as in the moment in which all is loaded.
  await eventually('the server has time', async () => (await world.nobody.get('/livez')).status === 200);
  const ada = await world.as('ada');
  leadId = await obtain(world, ada);
  await ada.post(`/v1/leads/${leadId}/commands/AssessDimension`, {
    ...{ dimension: 'P', rating: 3, evidence: 'Told at the visit.' },
  });
  await mkdir(pictures, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** A browser of its own, whose complaints are gathered. */
const open = async (size: { readonly width: number; readonly height: number }): Promise<Page> => {
  const context = await browser.newContext({ viewport: size, locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  // Not by a tag: the policy of the page lets no script in but its own.
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // Chromium writes down every refusal; that nobody is signed in yet is one that the console asks for.
    if (message.location().url.endsWith('/v1/me') && message.text().includes('401')) return;
    // Beside other tests the server may have no time: it says so, and the console asks again.
    if (message.text().includes('503')) return;
    complaints.push(`${message.text()} ${message.location().url}`);
  });
  return page;
};

const signIn = async (page: Page, person: string): Promise<void> => {
  await page.goto(`${world.address}/`);
  await page.getByRole('button', { name: new RegExp(`^${person}`) }).click();
  await page.getByRole('heading', { name: 'Board' }).waitFor();
};

/** Keeps a picture, and asks axe what would keep somebody out. */
const lookAt = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  const found = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      readonly axe: {
        run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await checker.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 200))
            .join(' | ')}`,
      );
  });
  barriers.push(...found.map((barrier) => `${name}: ${barrier}`));
};

test('signs in, sees the board, opens a lead, gives a command, and switches language', async () => {
  const page = await open(wide);
  await page.goto(`${world.address}/`);
  await page.getByRole('button', { name: /^ada/ }).waitFor();
  await lookAt(page, 'sign-in');
  await signIn(page, 'vera');
  await page.getByText('● live').waitFor();
  const cell = page.getByRole('link', { name: /^Evaluate, Together: 1/ });
  await cell.waitFor();
  await lookAt(page, 'board');
  await cell.click();
  await page.getByRole('heading', { name: 'Leads' }).waitFor();
  expect(page.url()).toContain('stage=evaluate');
  const row = page.getByRole('row').nth(1);
  await row.waitFor();
  await lookAt(page, 'leads');
  await row.getByRole('link').click();
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await page.getByText('by ada').first().waitFor();
  await lookAt(page, 'lead');

  // Another browser looks at the same lead: it hears of the command by the stream.
  const other = await open(narrow);
  await signIn(other, 'mia');
  await other.getByText('● live').waitFor();
  await lookAt(other, 'board-narrow');
  await other.goto(`${world.address}/console/leads/${leadId}`);
  await other.getByText('● live').waitFor();
  await other.getByRole('heading', { name: 'Timeline' }).waitFor();

  await page.getByLabel('Command').selectOption('AddNote');
  await page.getByRole('textbox', { name: 'Note' }).fill('The plant manager asked for a visit.');
  await page.getByRole('button', { name: 'Send' }).click();
  for (const reader of [page, other])
    await reader.getByText('The plant manager asked for a visit.').first().waitFor();
  await lookAt(other, 'lead-narrow');
  // Nothing lies beyond the edge of a telephone, the person's own button least of all.
  expect(await other.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  const { x, width } = (await other.getByRole('button', { name: 'mia' }).boundingBox())!;
  expect(x + width).toBeLessThanOrEqual(narrow.width);

  await page.getByLabel('Command').selectOption('RecordFinding');
  await page.getByRole('button', { name: 'Send' }).waitFor();
  await lookAt(page, 'form');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '时间线' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.getByRole('button', { name: '深色' }).click();
  await lookAt(page, 'lead-chinese-dark');
  await page.getByRole('link', { name: '看板' }).click();
  await page.getByRole('heading', { name: '看板' }).waitFor();
  await lookAt(page, 'board-chinese-dark');

  await page.keyboard.press('/');
  await page.keyboard.type(leadId);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '时间线' }).waitFor();
  expect(complaints).toEqual([]);
  expect(barriers).toEqual([]);
});

test('a refusal is told with what would make it allowed, and a page that is not there leads back', async () => {
  const page = await open(wide);
  await signIn(page, 'ada');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByLabel('Command').selectOption('ReturnLead');
  await page.getByRole('button', { name: 'Send' }).waitFor();
  for (const field of await page.getByRole('form').getByRole('textbox').all())
    await field.fill('It is wanted again.');
  await page.getByRole('button', { name: 'Send' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect((await alert.innerText()).split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(
    2,
  );
  await lookAt(page, 'refusal');
  expect(barriers).toEqual([]);
  await page.goto(`${world.address}/console/nowhere`);
  await page.getByRole('main').getByRole('link', { name: 'Board' }).click();
  await page.getByRole('heading', { name: 'Board' }).waitFor();
});
