// Does the console work in a browser, against the real engine: signing in, the board, a lead, a command, both languages?
import { beforeAll, expect, test } from 'vitest';
import { obtain } from '../api/api-world.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';
import { saved } from './saved.ts';

let leadId: string;

openConsole();
beforeAll(async () => {
  const ada = await world.as('ada');
  leadId = await obtain(world, ada);
  await ada.post(`/v1/leads/${leadId}/commands/AssessDimension`, {
    ...{ dimension: 'P', rating: 3, evidence: 'Told at the visit.' },
  });
});

test('signs in, sees the board, opens a lead, gives a command, and switches language', async () => {
  const page = await browser.open(wide);
  await page.goto(`${world.address}/`);
  await page.getByRole('button', { name: /^ada/ }).waitFor();
  await browser.lookAt(page, 'sign-in');
  await signIn(world, page, 'vera');
  const openedAt = performance.now();
  await page.reload();
  await page.getByRole('region', { name: 'Board', exact: true }).waitFor();
  console.log(
    `the board is there ${String(Math.round(performance.now() - openedAt))} ms after it was opened`,
  );
  await page.getByText('● live').waitFor();
  const cell = page.getByRole('link', { name: /^Evaluate, Together: 1/ });
  await cell.waitFor();
  await browser.lookAt(page, 'board');
  const file = await saved(page.getByRole('button', { name: 'CSV of Board', exact: true }));
  expect(file.name).toMatch(/^leadcycle-board-.*\.csv$/);
  expect(file.content.toString()).toMatch(/\r\nEvaluate,Together,1,0,0,/);
  await cell.click();
  await page.getByRole('heading', { name: 'Leads', exact: true }).waitFor();
  expect(page.url()).toContain('stage=evaluate');
  const row = page.getByRole('row').nth(1);
  await row.waitFor();
  await browser.lookAt(page, 'leads');
  await row.getByRole('link').click();
  await page.getByRole('heading', { name: 'Timeline', exact: true }).waitFor();
  await page.getByText('by ada').first().waitFor();
  await browser.lookAt(page, 'lead');

  // Another browser looks at the same lead: it hears of the command by the stream.
  const other = await browser.open(narrow);
  await signIn(world, other, 'mia');
  await other.getByText('● live').waitFor();
  await browser.lookAt(other, 'board-narrow');
  await other.goto(`${world.address}/console/leads/${leadId}`);
  await other.getByText('● live').waitFor();
  await other.getByRole('heading', { name: 'Timeline', exact: true }).waitFor();

  await page.getByLabel('Command').selectOption('AddNote');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('The plant manager asked for a visit.');
  const sentAt = performance.now();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await other.getByText('The plant manager asked for a visit.').first().waitFor();
  console.log(
    `another browser shows it ${String(Math.round(performance.now() - sentAt))} ms after it was sent`,
  );
  for (const reader of [page, other])
    await reader.getByText('The plant manager asked for a visit.').first().waitFor();
  await browser.lookAt(other, 'lead-narrow');
  // Nothing lies beyond the edge of a telephone, the person's own button least of all.
  expect(await other.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  const { x, width } = (await other.getByRole('button', { name: 'mia', exact: true }).boundingBox())!;
  expect(x + width).toBeLessThanOrEqual(narrow.width);

  await page.getByLabel('Command').selectOption('RecordFinding');
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  await browser.lookAt(page, 'form');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();

  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('heading', { name: '时间线', exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.getByRole('button', { name: '深色', exact: true }).click();
  await browser.lookAt(page, 'lead-chinese-dark');
  await page.getByRole('link', { name: '看板', exact: true }).click();
  await page.getByRole('heading', { name: '看板', exact: true }).waitFor();
  await browser.lookAt(page, 'board-chinese-dark');

  await page.keyboard.press('/');
  await page.keyboard.type(leadId);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '时间线', exact: true }).waitFor();
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});

test('a refusal is told with what would make it allowed, and a page that is not there leads back', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'ada');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByLabel('Command').selectOption('ReturnLead');
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  for (const field of await page.getByRole('form').getByRole('textbox').all())
    await field.fill('It is wanted again.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect((await alert.innerText()).split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(
    2,
  );
  await browser.lookAt(page, 'refusal');
  expect(browser.barriers).toEqual([]);
  await page.goto(`${world.address}/console/nowhere`);
  await page.getByRole('main').getByRole('link', { name: 'Board', exact: true }).click();
  await page.getByRole('heading', { name: 'Board', exact: true }).waitFor();
});
