// Can a lead live its whole life by hand in the console: recorded, verified and owned by different people, in both languages, to the order?
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { sized } from '../support/size.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';
import { become, chinese, choosePerson, english, give, group, labelled, showPart, speak } from './hand.ts';
import type { Hand } from './hand.ts';

const temporalUi = { address: 'http://127.0.0.1:8233/', namespace: 'leads' };

openConsole({ temporalUi });

/** Refusals for a state that has passed are what this page is made for. */
const unexpected = (): readonly string[] => browser.complaints.filter((line) => !line.includes('412'));

/** As whoever comes back from a fair records it. @returns its id */
const record = async ({ page, say }: Hand, customer: string): Promise<string> => {
  await page.goto(`${world.address}/console/leads/new`);
  const form = page.getByRole('form', { name: say('page.newLead'), exact: true });
  const about = group(form, say('field.customer'));
  await labelled(about, say('field.name')).fill(customer);
  await labelled(about, say('field.industry')).fill('manufacturing');
  await labelled(about, say('field.territory')).fill('UK');
  await labelled(about, say('field.position')).selectOption('ordinary');
  const need = group(form, say('field.need'));
  await labelled(need, say('field.text')).fill('Four plants order the same parts and pay four prices.');
  await labelled(need, say('field.product')).fill('Veridian Procure');
  await labelled(need, say('field.statedBy')).selectOption('customer');
  await labelled(need, say('field.complexity')).selectOption('complex');
  const channel = group(form, say('field.channel'));
  await labelled(channel, say('field.kind')).selectOption('ad_venue');
  await labelled(channel, say('field.name')).fill('trade fair');
  await labelled(group(form, say('field.informant')), say('field.relation')).selectOption('outsider');
  await form.getByRole('spinbutton', { name: new RegExp(`^${say('field.amount')}`) }).fill('200000');
  const currency = say('form.currencyOf').replace('{{name}}', say('field.amount'));
  await form.getByRole('textbox', { name: currency, exact: true }).fill('USD');
  const contacts = group(form, say('field.contacts'));
  for (const [index, [name, level]] of people.entries()) {
    await contacts.getByRole('button', { name: say('form.add'), exact: true }).click();
    await labelled(contacts, say('field.name')).nth(index).fill(name);
    await labelled(contacts, say('field.email'))
      .nth(index)
      .fill(`${String(index)}@${customer}.example`);
    await labelled(contacts, say('field.level')).nth(index).selectOption(level);
    if (level === 'executive')
      await labelled(contacts, say('field.relation')).nth(index).selectOption('demand_key_person');
  }
  await form.getByRole('button', { name: say('new.record'), exact: true }).click();
  await page.getByRole('heading', { name: customer, exact: true }).waitFor();
  await page.getByRole('heading', { name: say('lead.timeline'), exact: true }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1)!;
};

const people = [
  ['Ruth Adeyemi', 'manager'],
  ['Tom Garner', 'user'],
  ['Helen Brook', 'executive'],
] as const;

const ways = [
  ['English', 'Chinese', english, chinese, 'meridian'],
  ['Chinese', 'English', chinese, english, 'northwind'],
] as const;

// Either way each part of a life is read in one language; the campaigns go both.
test.each(ways.slice(0, sized(1, 2)))(
  'a whole life by hand: recorded in a form, rated, verified by another, owned by a third, won; %s, then %s',
  async (_from, _to, begun, ended, customer) => {
    const page = await browser.open(wide);
    await signIn(world, page, 'ada');
    const hand = await speak(page, english, begun);
    const { say } = hand;
    const leadId = await record(hand, customer);
    const vera = await world.as('vera');
    const lead = async () => (await vera.get(`/v1/leads/${leadId}`)).body.lead;
    const stands = (stage: string) =>
      eventually(`it stands in ${stage}`, async () => (await lead()).standing.stage === stage);
    expect(
      await page.getByRole('link', { name: say('lead.workflow'), exact: true }).getAttribute('href'),
    ).toBe(`http://127.0.0.1:8233/namespaces/leads/workflows/lead-${leadId}`);
    for (const dimension of ['P', 'C', 'S', 'T'])
      await give(hand, 'AssessDimension', async (form) => {
        await labelled(form, say('field.dimension')).selectOption(dimension);
        await labelled(form, say('field.rating')).selectOption('3');
        await labelled(form, say('field.evidence')).fill(`Seen in the books of the plant, ${dimension}.`);
      });
    await stands('cross_verify');
    await showPart(hand, 'evaluation');
    await page.getByText('Seen in the books of the plant, T.').waitFor();
    await page.locator('canvas').waitFor();
    await browser.lookAt(page, `lead-evaluation${begun.picture}`);

    await become(hand, 'ada', 'vera');
    for (const [contact, angle] of [
      ['contact-1', 'need'],
      ['contact-2', 'budget'],
    ] as const)
      await give(hand, 'RecordFinding', async (form) => {
        await labelled(form, say('field.contactId')).selectOption(contact);
        await labelled(form, say('field.angle')).selectOption(angle);
        await labelled(form, say('field.medium')).selectOption('in_person');
        await labelled(form, say('field.result')).selectOption('confirmed');
        await labelled(form, say('field.note')).fill(`They said so of the ${angle}.`);
      });
    await stands('convert');
    await showPart(hand, 'verification');
    await page.getByText('vera ← Ruth Adeyemi').waitFor();
    await browser.lookAt(page, `lead-verification${begun.picture}`);
    const owner: string = (await lead()).standing.ownership.owner.personId;

    await become(hand, 'vera', owner);
    await give(hand, 'RecordFollowUp', async (form) => {
      await labelled(form, say('field.kind')).selectOption('call');
      await labelled(form, say('field.outcome')).selectOption('connected');
      await labelled(form, say('field.begunBy')).selectOption('customer');
      await labelled(form, say('field.contactId')).selectOption('contact-1');
      await labelled(form, say('field.note')).fill('Ruth called us.');
    });
    await goOn(await speak(page, begun, ended), { leadId, owner, stands, picture: ended.picture });
    expect(unexpected()).toEqual([]);
    expect(browser.barriers).toEqual([]);
  },
);

interface Owned {
  readonly leadId: string;
  readonly owner: string;
  readonly stands: (stage: string) => Promise<unknown>;
  readonly picture: string;
}

/** What its owner does from then on, to the order; and how it stood before, afterwards. */
const goOn = async (hand: Hand, { leadId, owner, stands, picture }: Owned): Promise<void> => {
  const { page, say } = hand;
  await give(hand, 'AssessPain', async (form) => {
    await labelled(form, say('field.painId')).fill('four-prices');
    await labelled(form, say('field.stakeholderContactId')).selectOption('contact-3');
    await labelled(form, say('field.level')).selectOption('admitted');
    await labelled(form, say('field.reasons')).fill('四个工厂，四种价格。');
    await form.getByRole('spinbutton', { name: new RegExp(`^${say('field.cost')}`) }).fill('500000');
    const currency = say('form.currencyOf').replace('{{name}}', say('field.cost'));
    await form.getByRole('textbox', { name: currency, exact: true }).fill('USD');
  });
  await showPart(hand, 'customer');
  await page.getByText(say('pain.holds')).waitFor();
  await page.getByText(say('calls.share').replace('{{customer}}', '1').replace('{{all}}', '1')).waitFor();
  await page.locator('canvas').waitFor();
  await browser.lookAt(page, `lead-customer${picture}`);
  await give(hand, 'FormTeam', async (form) => {
    await choosePerson(page, form, say('field.AR'), owner);
    await choosePerson(page, form, say('field.SR'), 'london-SR');
    await choosePerson(page, form, say('field.FR'), 'london-FR');
  });
  await give(hand, 'SetPlan', async (form) => {
    await form.getByRole('button', { name: say('form.add'), exact: true }).click();
    await labelled(form, say('field.itemId')).fill('visit');
    await labelled(form, say('field.title')).fill('参观样板工厂');
    await labelled(form, say('field.dueOn')).fill('2030-01-31');
  });
  // The next one is chosen already each time.
  for (const milestone of ['solution_agreed', 'bid_submitted', 'contract_signed'])
    await give(hand, 'ReachMilestone', async (form) => {
      expect(await labelled(form, say('field.milestone')).inputValue()).toBe(milestone);
    });
  await showPart(hand, 'project');
  await page.getByText('参观样板工厂').first().waitFor();
  await browser.lookAt(page, `lead-project${picture}`);
  await give(hand, 'WinOrder', async (form) => {
    await labelled(form, say('field.orderNo')).fill('PO-2026-1');
    expect(await labelled(form, say('field.signatoryContactId')).inputValue()).toBe('contact-3');
  });
  await stands('won');
  await page.getByText(say('place.won'), { exact: true }).first().waitFor();
  await showPart(hand, 'clocks');
  await page.getByRole('heading', { name: say('clocks.title'), exact: true }).waitFor();
  await browser.lookAt(page, `lead-clocks${picture}`);
  await showPart(hand, 'record');
  await page.getByRole('heading', { name: say('record.assignments'), exact: true }).waitFor();
  await browser.lookAt(page, `lead-record${picture}`);
  const vera = await world.as('vera');
  const { body } = await vera.get(`/v1/leads/${leadId}/timeline?limit=500`);
  const actorOf = (event: string): string =>
    body.events.find(({ type }: { type: string }) => type === event).actor;
  expect(['LeadObtained', 'FindingRecorded', 'OrderWon'].map(actorOf)).toEqual([
    'person:ada',
    'person:vera',
    `person:${owner}`,
  ]);

  // How it stood before its verification: by the slider, from the address, and back.
  const stood = (seq: number) =>
    page.getByText(say('moment.then').replace('{{seq}}', String(seq)).split('{{at}}')[0]!.trim());
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await page.waitForURL(/at=1$|at=1&/);
  await stood(1).waitFor();
  await page.getByText(say('place.evaluate'), { exact: true }).first().waitFor();
  expect(await page.getByRole('combobox', { name: say('form.command'), exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: say('moment.after'), exact: true }).click();
  await stood(2).waitFor();
  await showPart(hand, 'timeline');
  const won = page.getByRole('tabpanel').getByText(say('event.OrderWon'), { exact: true });
  expect(await won.count()).toBe(0);
  await browser.lookAt(page, `lead-then${picture}`);
  const shared = page.url();
  await page.getByRole('button', { name: say('moment.now'), exact: true }).click();
  await won.waitFor();
  await page.goto(shared);
  await stood(2).waitFor();

  const telephone = await browser.open(narrow);
  await signIn(world, telephone, 'vera');
  await speak(telephone, english, picture === '' ? english : chinese);
  for (const part of ['evaluation', 'verification', 'customer', 'project', 'clocks', 'record']) {
    await telephone.goto(`${world.address}/console/leads/${leadId}?show=${part}`);
    await telephone.getByRole('tabpanel').getByRole('heading').first().waitFor();
    await browser.lookAt(telephone, `lead-${part}-narrow${picture}`);
    expect(await telephone.evaluate('document.documentElement.scrollWidth'), part).toBe(narrow.width);
  }
};
