// Do service levels tell what is late, who was called and is told next, and are breaches excused and calls answered there?
import { beforeAll, expect, test } from 'vitest';
import { publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { textOf } from '../architecture/tree.ts';
import { obtain } from '../api/api-world.ts';
import { eventually } from '../support/eventually.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';

let leadId: string;

openConsole();
beforeAll(async () => {
  // The office of these tests works around the clock: a target of seconds is up in seconds.
  const usual = textOf('playbooks/default.yaml');
  const source = usual.replace(/(\n {2}evaluate:\n[\s\S]*?target: )16h/u, '$110s');
  expect(source).not.toBe(usual);
  await publishPlaybook(world.engine.engine.pool, {
    ...{ source, file: 'hasty.yaml', author: 'hana', note: 'evaluated within seconds' },
  });
  // A door remembers a playbook for some seconds.
  await eventually('new leads are to be evaluated within seconds', async () => {
    const ada = await world.as('ada');
    leadId = await obtain(world, ada);
    const { body } = await ada.get(`/v1/leads/${leadId}/clocks?min_seq=1`);
    return body.clocks[0].targetMs === 10_000;
  });
});

test('a page of clocks tells who is told next and when; a ladder what was reached', async () => {
  const sue = await world.as('london-sales_manager');
  const { status, body } = await sue.get(`/v1/leads/${leadId}/clocks`);
  expect(status).toBe(200);
  expect(body.clocks[0].steps.map(({ percent }: { percent: number }) => percent)).toEqual([80, 100, 150]);
  const due = await sue.get('/v1/reports/service-levels/due?limit=1');
  expect(due.body.items).toHaveLength(1);
  await eventually('all steps were reached', async () => {
    const { body: told } = await sue.get(`/v1/leads/${leadId}/clocks`);
    return told.clocks[0].steps.every(({ state }: { state: string }) => state === 'reached');
  });
  const late = await eventually('it is late', async () => {
    const { body: told } = await sue.get('/v1/reports/service-levels/due?urgency=late');
    return told.items.find(
      (item: { leadId: string; breachedAt: string | null }) =>
        item.leadId === leadId && item.breachedAt !== null,
    );
  });
  expect(late).toMatchObject({ clock: 'evaluate', urgency: 'late', next: null });
  const week = await sue.get('/v1/reports/service-levels/week?clock=evaluate');
  const breached = week.body.hours.reduce(
    (sum: number, hour: { breached: number }) => sum + hour.breached,
    0,
  );
  expect(breached).toBeGreaterThan(0);
  const elsewhere = await (await world.as('paula')).get('/v1/reports/service-levels/due');
  expect(elsewhere.body.items).toEqual([]);
});

test('what is late is excused, a call is answered, and the ladder is one click away', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'london-sales_manager');
  await page.getByRole('button', { name: 'Reports', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Service levels', exact: true }).click();
  await page.getByRole('heading', { name: 'Due and late', exact: true }).waitFor();
  await page
    .getByText(/^late by/)
    .first()
    .waitFor();
  await page.getByRole('heading', { name: 'Hours of the week', exact: true }).waitFor();
  await page.locator('canvas, svg[role]').first().waitFor({ state: 'attached' });
  await browser.lookAt(page, 'service-levels');

  await page
    .getByRole('button', { name: /^Ladder of/ })
    .first()
    .click();
  await page.getByText('reached').first().waitFor();
  await browser.lookAt(page, 'service-levels-ladder');
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  await page
    .getByRole('button', { name: /^Excuse the breach/ })
    .first()
    .click();
  const form = page.getByRole('form', { name: 'Excuse a breach', exact: true });
  await form.getByRole('textbox', { name: 'Reason', exact: true }).fill('The office was flooded.');
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('excused: The office was flooded.').first().waitFor();

  await page
    .getByRole('button', { name: /^Acknowledge the escalation/ })
    .first()
    .click();
  const answer = page.getByRole('form', { name: 'Acknowledge an escalation', exact: true });
  await answer.getByRole('button', { name: 'Send', exact: true }).click();
  await answer.waitFor({ state: 'detached' });

  await page
    .getByRole('radiogroup', { name: 'How urgent', exact: true })
    .getByText('Late', { exact: true })
    .click();
  await page.waitForURL(/urgency=late/);
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('heading', { name: '服务时限', exact: true }).waitFor();
  await page.getByRole('button', { name: '深色', exact: true }).click();
  await browser.lookAt(page, 'service-levels-chinese-dark');
  await page.setViewportSize(narrow);
  await browser.lookAt(page, 'service-levels-narrow');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
