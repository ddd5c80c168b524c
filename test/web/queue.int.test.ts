// Does the work queue tell what to do next, and are claim, follow-up and dimension two clicks away?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { obtain } from '../api/api-world.ts';
import { eventually } from '../support/eventually.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';

openConsole();

test('a page of many gives each lead once, the least time left first', async () => {
  const caller = await world.as('london-AR');
  const leadIds: string[] = [];
  for (let index = 0; index < 5; index += 1) leadIds.push(await obtain(world, caller));
  const found: { leadId: string; clock: { dueAt: string } | null }[] = [];
  for (let cursor = `&min_seq=${leadIds.at(-1)!}:1`; ;) {
    const { status, body } = await caller.get(`/v1/me/queue?limit=2${cursor}`);
    expect(status).toBe(200);
    expect(body.leads).toBe(5);
    found.push(...body.items);
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(found.map(({ leadId }) => leadId).sort()).toEqual([...leadIds].sort());
  // All of one office: by due instant is by time left, and no time passes between two pages.
  const due = found.map(({ clock }) => clock!.dueAt);
  expect(due).toEqual(due.toSorted());
});

test('a long queue draws what is in sight, and comes page by page to its end', async () => {
  const caller = await world.as('london-AR');
  const inQueue = async (): Promise<number> => (await caller.get('/v1/me/queue?limit=1')).body.leads;
  const leads = (await inQueue()) + 60;
  for (let made = 0; made < 60; made += 10)
    await Promise.all(Array.from({ length: 10 }, () => obtain(world, caller)));
  await eventually('all are in the queue', async () => (await inQueue()) === leads);
  const page = await browser.open(wide);
  await signIn(world, page, 'london-AR');
  await page.goto(`${world.address}/console/queue`);
  const cards = page.getByRole('list', { name: 'My queue', exact: true }).getByRole('listitem');
  await cards.first().waitFor();
  expect(await cards.count()).toBeLessThan(30);
  const seen = new Set<string>();
  const look = async (): Promise<boolean> => {
    for (const text of await cards.allInnerTexts()) seen.add(text.split('\n')[0]!);
    // Half a screen at a time; what was passed before it was drawn is come by again from the top.
    await page.evaluate(
      'scrollY + innerHeight >= document.body.scrollHeight - 2 ? scrollTo(0, 0) : scrollBy(0, innerHeight / 2)',
    );
    return seen.size === leads;
  };
  await eventually('each one has been in sight', look, 60_000);
  expect(await cards.count()).toBeLessThan(30);
  await page.evaluate('scrollTo(0, 0)');
  // Cards stand one below the other, each as high as what it says.
  await cards.first().getByRole('button', { name: 'Assess a dimension', exact: true }).click();
  await page.getByRole('form', { name: 'Assess a dimension', exact: true }).waitFor();
  expect(browser.complaints).toEqual([]);
});

test('tells what to do next and by when; what is done every day is two clicks away', async () => {
  const ada = await world.as('ada');
  const name = randomUUID();
  const leadId = await obtain(world, ada, name);
  const page = await browser.open(wide);
  await signIn(world, page, 'ada');
  await page.getByRole('link', { name: 'My queue', exact: true }).click();
  const item = page.getByRole('listitem').filter({ hasText: `${name} works` });
  await item.waitFor();
  await item.getByText('You brought it in').waitFor();
  await item.getByText(/left$/).waitFor();
  await browser.lookAt(page, 'queue');

  await item.getByRole('button', { name: 'Assess a dimension', exact: true }).first().click();
  const form = page.getByRole('form', { name: 'Assess a dimension', exact: true });
  await form.waitFor();
  await browser.lookAt(page, 'queue-drawer');
  await form.getByLabel('Dimension').selectOption('P');
  await form.getByLabel('Rating').selectOption('3');
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await eventually('the lead has it', async () => {
    const { body } = await ada.get(`/v1/leads/${leadId}`);
    return body.lead.dimensions.P?.rating === 3;
  });

  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('heading', { name: '我的待办', exact: true }).waitFor();
  // What the server says of it is said in Chinese too.
  await page.getByText('ada 不接收线索').waitFor();
  await page.getByRole('button', { name: '深色', exact: true }).click();
  await browser.lookAt(page, 'queue-chinese-dark');
  await page.setViewportSize(narrow);
  await browser.lookAt(page, 'queue-narrow');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
