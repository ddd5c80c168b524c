// Do the pages around a lead hold in a browser: long lists, one command for many, a new lead, customers, views, the palette?
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { obtain } from '../api/api-world.ts';
import { eventually } from '../support/eventually.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';
import { saved } from './saved.ts';

const leadIds: string[] = [];
/** More than a page of the list. */
const many = 130;

openConsole();
beforeAll(async () => {
  const ada = await world.as('ada');
  for (let made = 0; made < many; made += 10)
    leadIds.push(...(await Promise.all(Array.from({ length: 10 }, () => obtain(world, ada)))));
  await eventually('all are seen', async () => {
    const { body } = await ada.get('/v1/leads?limit=500');
    return body.items.length === many;
  });
});

const active = (page: Page): Promise<string | null> =>
  page.getByRole('grid').getAttribute('aria-activedescendant');

test('a long list draws what is in sight, comes page by page, and is gone through by keyboard', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.getByRole('link', { name: 'Leads', exact: true }).click();
  await page.getByText('100 shown, more by scrolling').waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  await browser.lookAt(page, 'list');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = await active(page);
  expect(second).toMatch(/^lead-/);
  await page.keyboard.press('k');
  expect(await active(page)).not.toBe(second);
  await page.keyboard.press('End');
  await page.getByText(`${String(many)} leads`).waitFor();
  await page.keyboard.press('End');
  expect(Number(await page.getByRole('row').last().getAttribute('aria-rowindex'))).toBe(many + 1);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Timeline', exact: true }).waitFor();
  // The way back leads to where one was.
  await page.goBack();
  await eventually('the end is in sight again', async () => {
    const rows = page.getByRole('row');
    return Number(await rows.last().getAttribute('aria-rowindex')) === many + 1;
  });
  expect(browser.complaints).toEqual([]);
});

test('somebody who becomes another person in one tab is that person in all', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  const tab = await page.context().newPage();
  await tab.goto(`${world.address}/console/leads`);
  await tab.getByRole('button', { name: 'mia', exact: true }).waitFor();
  await page.getByRole('button', { name: 'mia', exact: true }).click();
  await page.getByRole('menuitem', { name: /^vera ·/ }).click();
  await tab.getByRole('button', { name: 'vera', exact: true }).waitFor();
});

test('what a list is narrowed by stands in its address, and can be taken away', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/leads`);
  await page.getByLabel('Stage').selectOption('evaluate');
  await page.waitForURL(/stage=evaluate/);
  await page.getByRole('button', { name: 'More filters', exact: true }).click();
  await page.getByLabel('Currency').fill('usd');
  await page.getByLabel('Currency').press('Enter');
  await page.waitForURL(/currency=USD/);
  await page.getByLabel('Amount from').fill('1');
  await page.getByLabel('Amount from').press('Enter');
  await page.waitForURL(/amount_from=(%22)?100/);
  await browser.lookAt(page, 'list-filters');
  await page.getByRole('button', { name: 'Take away: Stage: Evaluate', exact: true }).click();
  await page.waitForURL((url) => !url.search.includes('stage'));
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await page.getByText('100 shown, more by scrolling').waitFor();
  await page.getByText('Late only').click();
  await page.getByText('No lead is like that.').waitFor();
});

test('the file of a list holds what is shown, or all of it', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/leads`);
  for (const [item, rows] of [
    ['The 100 that are shown', 100],
    ['All that are like that', many],
  ] as const) {
    await page.getByRole('button', { name: 'CSV', exact: true }).click();
    const { content } = await saved(page.getByRole('menuitem', { name: item, exact: true }));
    const lines = content.toString().trim().split('\r\n');
    expect(lines.length).toBe(rows + 1);
    expect(leadIds).toContain(lines[1]!.split(',')[0]);
  }
});

test('one command for many leads: seen before, begun, followed to its end', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/leads`);
  await page.getByRole('checkbox', { name: 'Select all that are shown', exact: true }).check();
  await page.getByText('100 selected').first().waitFor();
  await page.getByRole('button', { name: 'Give them a command', exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Command').selectOption('NurtureLead');
  await dialogue.getByRole('button', { name: 'See what would happen', exact: true }).waitFor();
  await browser.lookAt(page, 'bulk-form');
  await dialogue.getByLabel('Command').selectOption('DisqualifyLead');
  for (const field of await dialogue.getByRole('form').getByRole('textbox').all())
    if ((await field.inputValue()) === '') await field.fill('Out of what we do.');
  await dialogue.getByRole('button', { name: 'See what would happen', exact: true }).click();
  await dialogue.getByText(/would change/).waitFor();
  await browser.lookAt(page, 'bulk-preview');
  await dialogue.getByRole('button', { name: 'Begin with 100 leads', exact: true }).click();
  await page.getByText('100 of 100 done').waitFor();
  await page.getByText('finished').waitFor();
  await browser.lookAt(page, 'job');
});

test('a new lead is recorded by a form, of a known customer or a new one, and who may be the same is told', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'ada');
  await page.goto(`${world.address}/console/leads/new`);
  await page.getByRole('button', { name: 'Record the lead', exact: true }).waitFor();
  await browser.lookAt(page, 'new-lead');
  await page.getByRole('button', { name: 'Record the lead', exact: true }).click();
  await page.getByText('Say at least who the customer is').waitFor();
  const customer = page.getByRole('group', { name: /Customer/ }).first();
  await customer.getByRole('textbox', { name: /^Name/ }).fill('Meridian Works');
  // A key meant for one field records no lead that is half told.
  await page.keyboard.press('Enter');
  const offered = async (field: Locator): Promise<readonly (string | null)[]> => {
    const list = await field.getAttribute('list');
    const options = await page.locator(`[id="${list ?? ''}"] option`).all();
    return Promise.all(options.map((option) => option.getAttribute('value')));
  };
  const industry = customer.getByRole('combobox', { name: /^Industry/ });
  await expect.poll(() => offered(industry)).toEqual(['manufacturing']);
  const need = page.getByRole('group', { name: /Need/ }).first();
  expect(await offered(need.getByRole('combobox', { name: /^Product/ }))).toEqual(['Veridian Procure']);
  const territory = customer.getByRole('combobox', { name: /^Territory/ });
  expect(await offered(territory)).toContain('FR');
  // Offices serve no GB; a lead of there may come all the same.
  await territory.fill('GB');
  await page.getByRole('button', { name: 'Record the lead', exact: true }).click();
  await page.getByRole('heading', { name: 'Meridian Works', exact: true }).waitFor();
  // Again, as a customer that is known by now.
  await page.goto(`${world.address}/console/leads/new`);
  const known = page.getByRole('combobox', { name: 'A customer that is known', exact: true });
  await eventually('it is found', async () => {
    await known.fill('');
    await known.fill('Meridian');
    return page
      .getByRole('option', { name: 'Meridian Works', exact: true })
      .waitFor({ timeout: 2_000 })
      .then(
        () => true,
        () => false,
      );
  });
  await page.getByRole('option', { name: 'Meridian Works', exact: true }).click();
  await page.getByRole('button', { name: 'Record the lead', exact: true }).click();
  await page
    .getByRole('button', { name: 'Go to the new lead', exact: true })
    .or(page.getByRole('heading', { name: 'Timeline', exact: true }))
    .waitFor();
  await browser.lookAt(page, 'new-lead-suspects');
  // The customer itself: both leads, its people, what was said.
  await page.goto(`${world.address}/console/customers?text=Meridian`);
  const found = await saved(page.getByRole('button', { name: 'CSV of Customers', exact: true }));
  expect(found.content.toString()).toMatch(/\r\nMeridian Works,2,2/);
  await page.getByRole('link', { name: 'Meridian Works', exact: true }).click();
  await page.getByRole('heading', { name: 'What is known of it', exact: true }).waitFor();
  const facts = await saved(page.getByRole('button', { name: 'CSV of What is known of it', exact: true }));
  expect(facts.content.toString()).toContain('Territory,GB,');
  await page.getByRole('button', { name: 'Show the people', exact: true }).click();
  await page.getByText('Nobody there is known.').waitFor();
  await page.getByRole('button', { name: 'Show what was said', exact: true }).click();
  await page.getByText('Nobody has written anything down yet.').waitFor();
  await browser.lookAt(page, 'customer');
  expect(await page.getByRole('table', { name: 'Leads', exact: true }).getByRole('row').count()).toBe(3);
});

test('what a list is narrowed by is kept under a name, opened by a colleague with whom it is shared, and forgotten', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/leads?stage=evaluate&order=due`);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Keep this view', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Evaluate today');
  await page.getByRole('checkbox', { name: /Share it with/ }).check();
  await browser.lookAt(page, 'view-keep');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const colleague = await browser.open(wide);
  await signIn(world, colleague, 'ada');
  await colleague.goto(`${world.address}/console/leads`);
  await colleague.getByRole('button', { name: 'Views', exact: true }).click();
  await colleague.getByRole('menuitem', { name: /^Evaluate today/ }).click();
  await colleague.waitForURL(/stage=evaluate/);
  expect(colleague.url()).toContain('order=due');
  await colleague.getByRole('button', { name: 'Views', exact: true }).click();
  expect(await colleague.getByRole('menuitem', { name: /^Forget/ }).count()).toBe(0);

  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Forget: Evaluate today', exact: true }).click();
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await eventually(
    'the view is forgotten',
    async () => (await page.getByRole('menuitem', { name: /Evaluate today/ }).count()) === 0,
  );
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});

test('the palette leads anywhere by keyboard alone, and ? tells the keys', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'mia');
  await page.keyboard.press('Control+k');
  const typed = page.getByRole('combobox', { name: 'Write a part of a name', exact: true });
  await typed.waitFor();
  await browser.lookAt(page, 'palette');
  await page.keyboard.type('new lead');
  expect(await page.getByRole('option').first().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.getByRole('option', { selected: true, name: /New lead/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'New lead', exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  await typed.waitFor();
  await page.keyboard.type(leadIds[0]!);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Timeline', exact: true }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys', exact: true }).waitFor();
  await browser.lookAt(page, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await typed.waitFor();
  await page.keyboard.type('vera');
  await page.getByRole('option', { name: /^vera/ }).click();
  await page.getByRole('button', { name: 'vera', exact: true }).waitFor();
});

test('all of it on a telephone, in Chinese, in the dark', async () => {
  const page = await browser.open(narrow);
  await signIn(world, page, 'mia');
  await page.goto(`${world.address}/console/leads`);
  await page.getByText('shown, more by scrolling').waitFor();
  await browser.lookAt(page, 'list-narrow');
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('button', { name: '深色', exact: true }).click();
  await page.getByText('滚动可加载更多').waitFor();
  await browser.lookAt(page, 'list-narrow-chinese-dark');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  await page.goto(`${world.address}/console/leads/new`);
  await page.getByRole('button', { name: '录入线索', exact: true }).waitFor();
  await browser.lookAt(page, 'new-lead-narrow-chinese-dark');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  expect(browser.barriers).toEqual([]);
});
