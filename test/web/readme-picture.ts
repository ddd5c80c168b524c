// How is the picture in the README made? From a running demo: `npm run demo`, then `node --import tsx test/web/readme-picture.ts ADDRESS`.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../architecture/tree.ts';
import { chromiumPath } from '../support/chromium.ts';

const [address = 'http://127.0.0.1:8080'] = process.argv.slice(2);
const target = join(root, 'docs', 'console.webp');

const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
try {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' },
  });
  // Who sees all offices.
  await context.request.post(`${address}/v1/session`, { data: { personId: 'ines-okafor' } });
  // A lead that was played, not imported: somebody rated it and found people to talk to.
  const listed = await context.request.get(`${address}/v1/leads?stage=convert&grade=B&limit=1`);
  const { items }: { readonly items: readonly { readonly leadId: string }[] } = await listed.json();
  const [lead] = items;
  if (lead === undefined) throw new Error('The demo has no lead of grade B in conversion.');
  const page = await context.newPage();
  await page.goto(`${address}/console/leads/${lead.leadId}?show=evaluation`);
  await page.getByText('● live').waitFor();
  await page.locator('canvas').waitFor();
  await page.getByRole('combobox', { name: 'Command', exact: true }).waitFor();
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
  await writeFile(target, Buffer.from(data, 'base64'));
} finally {
  await browser.close();
}
