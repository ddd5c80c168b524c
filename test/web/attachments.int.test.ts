// Are files attached, read and removed by hand in the console, by mouse and by keyboard, in both languages?
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { obtain } from '../api/api-world.ts';
import { en } from '../../web/words/en.ts';
import { zh } from '../../web/words/zh.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';

const largestAttachment = 200_000;

let leadId: string;
openConsole({ largestAttachment });
beforeAll(async () => {
  leadId = await obtain(world, await world.as('ada'));
});

const record = async (page: Page): Promise<void> => {
  await page.goto(`${world.address}/console/leads/${leadId}?show=record`);
  await page.getByRole('heading', { name: en['attachment.title'], exact: true }).waitFor();
};

const offer = {
  name: 'Offer for Ostrava.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 offer'),
};
const large = { name: 'Film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(largestAttachment + 1, 1) };
const empty = { name: 'Nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) };

test('files are chosen, told apart from those that cannot be kept, attached with a sentence, and downloaded', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'ada');
  await record(page);
  await page.getByText(en['attachment.none']).waitFor();
  await page.locator('input[type=file]').setInputFiles([offer, large, empty]);
  const row = (name: string) => page.getByRole('group', { name, exact: true });
  await row(large.name).getByRole('alert').waitFor();
  expect(await row(empty.name).getByRole('alert').textContent()).toBe(en['attachment.empty']);
  await row(offer.name).getByLabel(en['attachment.saysOf']).fill('The price they agreed to.');
  await browser.lookAt(page, 'attachments-chosen');
  await page.getByRole('button', { name: 'Attach 1 file', exact: true }).click();
  await page.getByText('1 file is attached.').waitFor();
  await page.getByRole('button', { name: `Leave out ${large.name}`, exact: true }).click();
  await page.getByRole('button', { name: `Leave out ${empty.name}`, exact: true }).click();
  const table = page.getByRole('table', { name: en['attachment.title'], exact: true });
  await table.getByText('The price they agreed to.').waitFor();
  await browser.lookAt(page, 'attachments');
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Download ${offer.name}`, exact: true }).press('Enter'),
  ]);
  expect(kept.suggestedFilename()).toBe(offer.name);
  expect((await readFile(await kept.path())).equals(offer.buffer)).toBe(true);
});

test('a file is dropped on the page', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'ada');
  await record(page);
  // As text: what only browsers have, the types of tests do not know.
  const files = await page.evaluateHandle(
    "(() => { const data = new DataTransfer(); data.items.add(new File(['a photograph'], 'Hall.jpg')); return data; })()",
  );
  await page.locator('.drop-place').dispatchEvent('drop', { dataTransfer: files });
  await page.getByRole('button', { name: 'Attach 1 file', exact: true }).click();
  await page.getByRole('button', { name: 'Download Hall.jpg', exact: true }).waitFor();
});

test('another one sees it come, removes it once they are sure, and the timeline still tells of it', async () => {
  const page = await browser.open(narrow);
  await signIn(world, page, 'vera');
  await record(page);
  await page.getByRole('button', { name: 'Download Hall.jpg', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Remove Hall.jpg', exact: true }).click();
  const sure = page.getByRole('dialog', { name: en['attachment.sure'], exact: true });
  await browser.lookAt(page, 'attachments-sure-narrow');
  await sure.getByRole('button', { name: en['form.cancel'], exact: true }).last().click();
  await sure.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Remove Hall.jpg', exact: true }).click();
  await sure.getByRole('button', { name: en['attachment.removeForGood'], exact: true }).click();
  await sure.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Download Hall.jpg', exact: true }).waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: en['lead.show.timeline'], exact: true }).click();
  await page.getByText(en['event.AttachmentRemoved']).first().waitFor();
  await browser.lookAt(page, 'attachments-timeline-narrow');
});

test('in Chinese and dark, from the list of commands; who counts sees that there is a file, and no name', async () => {
  const page = await browser.open(narrow);
  await signIn(world, page, 'ada');
  await page.getByRole('button', { name: en['looks.dark'], exact: true }).click();
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.goto(`${world.address}/console/leads/${leadId}?show=record`);
  await page.getByRole('combobox', { name: zh['form.command'], exact: true }).selectOption('AddAttachment');
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  await page.getByRole('heading', { name: zh['attachment.title'], exact: true }).waitFor();
  await browser.lookAt(page, 'attachments-narrow-chinese-dark');
  const analyst = await browser.open(wide);
  await signIn(world, analyst, 'london-analyst');
  await record(analyst);
  await analyst.getByText('[not shown]').first().waitFor();
  expect(await analyst.getByRole('button', { name: en['attachment.choose'], exact: true }).count()).toBe(0);
});

test('nothing was written to the log of the browser, and nobody is kept out', () => {
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
