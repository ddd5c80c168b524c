// Does somebody who reads Chinese read in Chinese what the server refuses, and why?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { narrow, signIn } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';

openConsole();

test('the sentence, with what it is about, and what would make it allowed', async () => {
  const page = await browser.open(narrow);
  await signIn(world, page, 'ada');
  const leadId = randomUUID();
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByRole('alert').getByText(`There is no lead ${leadId}.`).first().waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  const alert = page.getByRole('alert').first();
  await alert.getByText(`没有线索 ${leadId}。`).waitFor();
  await alert.getByText('请检查编号；线索从 ObtainLead 开始。').waitFor();
  expect(await alert.innerText()).not.toContain('There is');
  await page.goto(`${world.address}/console/leads?office=paris`);
  await page.getByText('ada 的范围不包括办事处 paris。').first().waitFor();
  await browser.lookAt(page, 'refused-zh');
  expect(browser.barriers).toEqual([]);
});
