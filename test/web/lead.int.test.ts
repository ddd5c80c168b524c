// Does the page of a lead hold where others are at work on it too, and say what cannot be done and why?
import { expect, test } from 'vitest';
import { obtain } from '../api/api-world.ts';
import { en } from '../../web/words/en.ts';
import { signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';
import { labelled } from './hand.ts';

openConsole();

/** Refusals for a state that has passed are what this page is made for. */
const unexpected = (): readonly string[] => browser.complaints.filter((line) => !line.includes('412'));

test('a lead that moved on while a form was filled in: told what happened, nothing written is lost', async () => {
  const ada = await world.as('ada');
  const leadId = await obtain(world, ada);
  const vera = await world.as('vera');
  const page = await browser.open(wide);
  await signIn(world, page, 'vera');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByRole('combobox', { name: en['form.command'], exact: true }).selectOption('AddNote');
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
  await form.getByRole('button', { name: en['form.sendAnyway'], exact: true }).click();
  await page.getByText(`Done: ${en['event.NoteAdded']}.`).waitFor();
  await page.getByText('Written while others were at it.').first().waitFor();
  expect(await notes()).toBe(2);
  expect(unexpected()).toEqual([]);
  expect(browser.barriers).toEqual([]);
});

test('what happens to a lead that is looked at is added to what was read', async () => {
  const ada = await world.as('ada');
  const leadId = await obtain(world, ada);
  const page = await browser.open(wide);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/timeline?')) asked.push(new URL(request.url()).search);
  });
  await signIn(world, page, 'vera');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByText('● live').waitFor();
  await page.getByText('by ada').first().waitFor();
  expect(asked).toContain('?limit=500&after_seq=0');
  asked.length = 0;
  const { body } = await ada.post(`/v1/leads/${leadId}/commands/AddNote`, { note: 'Ruth has a new number.' });
  await page.getByText('Ruth has a new number.').first().waitFor();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked).not.toContain('?limit=500&after_seq=0');
  expect(asked[0]).toBe(`?limit=500&after_seq=${String(body.seq - 1)}`);
  expect(unexpected()).toEqual([]);
});

test('what the caller may not give, and what the lead does not take now, stands apart and says why', async () => {
  const ada = await world.as('ada');
  const leadId = await obtain(world, ada);
  const page = await browser.open(wide);
  await signIn(world, page, 'ada');
  await page.goto(`${world.address}/console/leads/${leadId}`);
  const chooser = page.getByRole('combobox', { name: en['form.command'], exact: true });
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
