// Can a lead live its whole life by hand in the console: told, verified and owned by different people, in both languages, to the order?
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obtainCommand } from '../../bench/eight-commands.ts';
import { obtain, openApiWorld, said } from '../api/api-world.ts';
import type { ApiWorld } from '../api/api-world.ts';
import { eventually } from '../support/eventually.ts';
import { en } from '../../web/words/en.ts';
import { zh } from '../../web/words/zh.ts';
import { narrow, openBrowser, signIn, untilReady, wide } from './browser.ts';
import type { WatchedBrowser } from './browser.ts';

type Key = keyof typeof en;
const temporalUi = { address: 'http://127.0.0.1:8233/', namespace: 'leads' };

let world: ApiWorld;
let browser: WatchedBrowser;
beforeAll(async () => {
  browser = await openBrowser();
  world = await openApiWorld({ temporalUi });
  await untilReady(world);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Somebody at the console, in a language. */
interface Hand {
  readonly page: Page;
  readonly say: (key: Key) => string;
}

const become = async ({ page }: Hand, from: string, to: string): Promise<void> => {
  await page.getByRole('button', { name: from, exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${to} ·`) }).click();
  await page.getByRole('button', { name: to, exact: true }).waitFor();
};

/** Fills the form of a command and sends it; where the engine did something meanwhile, over the new state. */
const give = async (
  { page, say }: Hand,
  command: string,
  fill: (form: Locator) => Promise<void>,
): Promise<void> => {
  await page.getByRole('combobox', { name: say('form.command') }).selectOption(command);
  const form = page.getByRole('form', { name: say(`command.${command}` as Key), exact: true });
  await form.getByRole('button', { name: say('form.send'), exact: true }).waitFor();
  await fill(form);
  await form.getByRole('button', { name: say('form.send'), exact: true }).click();
  const again = form.getByRole('button', { name: say('form.sendAnyway') });
  await eventually(`${command} is taken`, async () => {
    if (!(await form.isVisible())) return true;
    if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
    return !(await form.isVisible());
  });
};

const labelled = (form: Locator, label: string): Locator =>
  form.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}`));

const choosePerson = async (page: Page, form: Locator, label: string, person: string): Promise<void> => {
  const input = form.getByRole('combobox', { name: new RegExp(label.replaceAll(/[()（）]/g, '.')) });
  await input.fill(person);
  await page.getByRole('option', { name: new RegExp(`^${person} ·`) }).click();
};

const showPart = async ({ page, say }: Hand, part: string): Promise<void> => {
  await page.getByRole('tab', { name: say(`lead.show.${part}` as Key), exact: true }).click();
};

/** Refusals for a state that has passed are what this page is made for. */
const unexpected = (): readonly string[] => browser.complaints.filter((line) => !line.includes('412'));

const recorded = async (): Promise<string> => {
  const ada = await world.as('ada');
  const asked = said(obtainCommand(await world.engine.engine.organisation(), randomUUID()));
  const { body } = await ada.post('/v1/leads', { ...asked, amount: { minor: 20_000_000, currency: 'USD' } });
  return body.leadId;
};

test('a whole life by hand: rated, verified by another, owned by a third, won; English, then Chinese', async () => {
  const leadId = await recorded();
  const vera = await world.as('vera');
  const lead = async () => (await vera.get(`/v1/leads/${leadId}`)).body.lead;
  const stands = (stage: string) =>
    eventually(`it stands in ${stage}`, async () => (await lead()).standing.stage === stage);
  const page = await browser.open(wide);
  const english: Hand = { page, say: (key) => en[key] };
  await signIn(world, page, 'ada');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  expect(await page.getByRole('link', { name: en['lead.workflow'] }).getAttribute('href')).toBe(
    `http://127.0.0.1:8233/namespaces/leads/workflows/lead-${leadId}`,
  );
  for (const dimension of ['P', 'C', 'S', 'T'])
    await give(english, 'AssessDimension', async (form) => {
      await labelled(form, en['field.dimension']).selectOption(dimension);
      await labelled(form, en['field.rating']).selectOption('3');
      await labelled(form, en['field.evidence']).fill(`Seen in the books of the plant, ${dimension}.`);
    });
  await stands('cross_verify');
  await showPart(english, 'evaluation');
  await page.getByText('Seen in the books of the plant, T.').waitFor();
  await page.locator('canvas').waitFor();
  await browser.lookAt(page, 'lead-evaluation');

  await become(english, 'ada', 'vera');
  for (const [contact, angle] of [
    ['c1', 'need'],
    ['c2', 'budget'],
  ] as const)
    await give(english, 'RecordFinding', async (form) => {
      await labelled(form, en['field.contactId']).selectOption(contact);
      await labelled(form, en['field.angle']).selectOption(angle);
      await labelled(form, en['field.medium']).selectOption('in_person');
      await labelled(form, en['field.result']).selectOption('confirmed');
      await labelled(form, en['field.note']).fill(`They said so of the ${angle}.`);
    });
  await stands('convert');
  await showPart(english, 'verification');
  await page.getByText('vera ← Ruth Adeyemi').waitFor();
  await browser.lookAt(page, 'lead-verification');
  const owner: string = (await lead()).standing.ownership.owner.personId;

  await become(english, 'vera', owner);
  await give(english, 'RecordFollowUp', async (form) => {
    await labelled(form, en['field.kind']).selectOption('call');
    await labelled(form, en['field.outcome']).selectOption('connected');
    await labelled(form, en['field.begunBy']).selectOption('customer');
    await labelled(form, en['field.contactId']).selectOption('c1');
    await labelled(form, en['field.note']).fill('Ruth called us.');
  });

  await page.getByRole('button', { name: '中文' }).click();
  const chinese: Hand = { page, say: (key) => zh[key] };
  await page.getByRole('button', { name: zh['looks.dark'] }).click();
  await give(chinese, 'AssessPain', async (form) => {
    await labelled(form, zh['field.painId']).fill('four-prices');
    await labelled(form, zh['field.stakeholderContactId']).selectOption('c3');
    await labelled(form, zh['field.level']).selectOption('admitted');
    await labelled(form, zh['field.reasons']).fill('四个工厂，四种价格。');
    await form.getByRole('spinbutton', { name: new RegExp(`^${zh['field.cost']}`) }).fill('500000');
    await form.getByRole('textbox', { name: `${zh['field.cost']}：币种` }).fill('USD');
  });
  await showPart(chinese, 'customer');
  await page.getByText(zh['pain.holds']).waitFor();
  await page.getByText('1 次联系中有 1 次由客户发起').waitFor();
  await page.locator('canvas').waitFor();
  await browser.lookAt(page, 'lead-customer-chinese-dark');
  await give(chinese, 'FormTeam', async (form) => {
    await choosePerson(page, form, zh['field.AR'], owner);
    await choosePerson(page, form, zh['field.SR'], 'london-SR');
    await choosePerson(page, form, zh['field.FR'], 'london-FR');
  });
  await give(chinese, 'SetPlan', async (form) => {
    await form.getByRole('button', { name: zh['form.add'] }).click();
    await labelled(form, zh['field.itemId']).fill('visit');
    await labelled(form, zh['field.title']).fill('参观样板工厂');
    await labelled(form, zh['field.dueOn']).fill('2030-01-31');
  });
  // The next one is chosen already each time.
  for (const milestone of ['solution_agreed', 'bid_submitted', 'contract_signed'])
    await give(chinese, 'ReachMilestone', async (form) => {
      expect(await labelled(form, zh['field.milestone']).inputValue()).toBe(milestone);
    });
  await showPart(chinese, 'project');
  await page.getByText('参观样板工厂').first().waitFor();
  await browser.lookAt(page, 'lead-project-chinese-dark');
  await give(chinese, 'WinOrder', async (form) => {
    await labelled(form, zh['field.orderNo']).fill('PO-2026-1');
    expect(await labelled(form, zh['field.signatoryContactId']).inputValue()).toBe('c3');
  });
  await stands('won');
  await page.getByText(zh['place.won'], { exact: true }).first().waitFor();
  await showPart(chinese, 'clocks');
  await page.getByRole('heading', { name: zh['clocks.title'] }).waitFor();
  await browser.lookAt(page, 'lead-clocks-chinese-dark');
  await showPart(chinese, 'record');
  await page.getByRole('heading', { name: zh['record.assignments'] }).waitFor();
  await browser.lookAt(page, 'lead-record-chinese-dark');
  const wonBy: string = (await vera.get(`/v1/leads/${leadId}/timeline?limit=500`)).body.events.find(
    ({ type }: { type: string }) => type === 'OrderWon',
  ).actor;
  expect(wonBy).toBe(`person:${owner}`);

  // How it stood before its verification: by the slider, from the address, and back.
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  await page.waitForURL(/at=1$|at=1&/);
  await page.getByText(/此处显示第 1 个事件/).waitFor();
  await page.getByText(zh['place.evaluate'], { exact: true }).first().waitFor();
  expect(await page.getByRole('combobox', { name: zh['form.command'] }).count()).toBe(0);
  await page.getByRole('button', { name: zh['moment.after'] }).click();
  await page.getByText(/此处显示第 2 个事件/).waitFor();
  await showPart(chinese, 'timeline');
  expect(await page.getByRole('tabpanel').getByText(zh['event.OrderWon'], { exact: true }).count()).toBe(0);
  await browser.lookAt(page, 'lead-then-chinese-dark');
  const shared = page.url();
  await page.getByRole('button', { name: zh['moment.now'] }).click();
  await page.getByRole('tabpanel').getByText(zh['event.OrderWon'], { exact: true }).waitFor();
  await page.goto(shared);
  await page.getByText(/此处显示第 2 个事件/).waitFor();

  const telephone = await browser.open(narrow);
  await signIn(world, telephone, 'vera');
  for (const part of ['evaluation', 'verification', 'customer', 'project', 'clocks', 'record']) {
    await telephone.goto(`${world.address}/console/leads/${leadId}?show=${part}`);
    await telephone.getByRole('tabpanel').getByRole('heading').first().waitFor();
    await browser.lookAt(telephone, `lead-${part}-narrow`);
    expect(await telephone.evaluate('document.documentElement.scrollWidth'), part).toBe(narrow.width);
  }
  expect(unexpected()).toEqual([]);
  expect(browser.barriers).toEqual([]);
});

test('a lead that moved on while a form was filled in: told what happened, nothing written is lost', async () => {
  const ada = await world.as('ada');
  const leadId = await obtain(world, ada);
  const vera = await world.as('vera');
  const page = await browser.open(wide);
  await signIn(world, page, 'vera');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByRole('combobox', { name: en['form.command'] }).selectOption('AddNote');
  const form = page.getByRole('form', { name: en['command.AddNote'], exact: true });
  await labelled(form, en['field.note']).fill('Written while others were at it.');
  await vera.post(`/v1/leads/${leadId}/commands/AddNote`, { note: 'Somebody was faster.' });
  await form.getByRole('button', { name: en['form.send'], exact: true }).click();
  await form.getByText(en['form.movedOn']).waitFor();
  await form.getByText(en['event.NoteAdded']).waitFor();
  await browser.lookAt(page, 'lead-moved-on');
  expect(await labelled(form, en['field.note']).inputValue()).toBe('Written while others were at it.');
  const notes = async (): Promise<number> =>
    (await vera.get(`/v1/leads/${leadId}/timeline?limit=500`)).body.events.filter(
      ({ type }: { type: string }) => type === 'NoteAdded',
    ).length;
  expect(await notes()).toBe(1);
  await form.getByRole('button', { name: en['form.sendAnyway'] }).click();
  await page.getByText(`Done: ${en['event.NoteAdded']}.`).waitFor();
  await page.getByText('Written while others were at it.').first().waitFor();
  expect(await notes()).toBe(2);
  expect(unexpected()).toEqual([]);
  expect(browser.barriers).toEqual([]);
});

test('what the caller may not give, and what the lead does not take now, stands apart and says why', async () => {
  const ada = await world.as('ada');
  const leadId = await obtain(world, ada);
  const page = await browser.open(wide);
  await signIn(world, page, 'ada');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  const chooser = page.getByRole('combobox', { name: en['form.command'] });
  await chooser.waitFor();
  const under = (group: string): Promise<readonly string[]> =>
    chooser
      .locator(`optgroup[label="${group}"] option`)
      .evaluateAll((options) =>
        (options as unknown as readonly { readonly value: string }[]).map(({ value }) => value),
      );
  expect(await under(en['offer.possible'])).toContain('AssessDimension');
  expect(await under(en['offer.not_now'])).toContain('WinOrder');
  expect(await under(en['offer.not_yours'])).toContain('TierLead');
  await chooser.selectOption('TierLead');
  await page.getByText(/This is for others.*Sales manager/).waitFor();
  expect(unexpected()).toEqual([]);
});
