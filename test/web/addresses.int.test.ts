// Does every page say what its address asks for in vain, with the way to go on, in both languages?
import { beforeAll, expect, test } from 'vitest';
import { publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { en } from '../../web/words/en.ts';
import { zh } from '../../web/words/zh.ts';
import { obtain } from '../api/api-world.ts';
import { textOf } from '../architecture/tree.ts';
import { signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';

let leadId: string;
openConsole();
beforeAll(async () => {
  const source = textOf('playbooks/default.yaml').replace('target: { A: 4h, B: 8h', 'target: { A: 2h, B: 8h');
  const published = { source, file: 'faster.yaml', author: 'hana', note: 'Called within two hours.' };
  await publishPlaybook(world.engine.engine.pool, published);
  leadId = await obtain(world, await world.as('ada'));
});

test('what no page knows is named, and left out by a click', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'hana');
  for (const [address, unknown] of [
    ['?stage=obtain', 'stage=obtain'],
    ['queue?late=true', 'late=true'],
    ['leads?tint=red', 'tint=red'],
    ['leads/new?customer=acme', 'customer=acme'],
    [`leads/${leadId}?show=everything`, 'show=everything'],
    [`leads/${leadId}?at=soon`, 'at=soon'],
    ['customers?name=acme', 'name=acme'],
    ['pool?owner=ada', 'owner=ada'],
    ['load?owner=ada', 'owner=ada'],
    ['leaver?who=ada', 'who=ada'],
    ['health?part=stream', 'part=stream'],
    ['import?step=last', 'step=last'],
    ['playbook?view=write', 'view=write'],
    ['playbook?name=nope', 'name=nope'],
    ['playbook?name=default&version=99', 'version=99'],
    ['playbook?view=changes&from=99', 'from=99'],
    ['playbook?view=try&tried=default@99', 'tried=default@99'],
    ['service-levels?month=2026-99', 'month=2026-99'],
    ['service-levels?urgency=very', 'urgency=very'],
    ['service-levels?by=weather', 'by=weather'],
    ['service-levels?counted=all', 'counted=all'],
    ['reports/review?from=2026-01-01', 'from=2026-01-01'],
    ['reports/funnel?reading=backwards', 'reading=backwards'],
    ['reports/cohorts?reading=backwards', 'reading=backwards'],
    ['reports/churn?by=weather', 'by=weather'],
    ['reports/time-to-order?by=weather', 'by=weather'],
    ['reports/pipeline?by=weather', 'by=weather'],
    ['reports/pipeline?which=none', 'which=none'],
    ['reports/forecast?by=weather', 'by=weather'],
    ['reports/dwell?by=stage', 'by=stage'],
    ['reports/quality?by=weather', 'by=weather'],
  ] as const) {
    await page.goto(`${world.address}/console/${address}`);
    const alert = page.getByRole('alert').filter({ hasText: en['address.unknown'] });
    await alert.getByText(unknown, { exact: true }).waitFor();
    await alert.getByRole('link', { name: en['address.without'], exact: true }).click();
    await alert.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search, address).not.toContain(unknown.split('=')[0]);
  }
});

test('what else an address says stays', async () => {
  const page = await browser.open(wide);
  await signIn(world, page, 'hana');
  await page.goto(`${world.address}/console/service-levels?month=2026-99&office=london&strange=1`);
  await page.getByText('month=2026-99').waitFor();
  await page.getByText('strange=1').waitFor();
  await browser.lookAt(page, 'unknown-asked');
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByText(zh['address.unknown']).waitFor();
  await page.getByRole('link', { name: zh['address.without'], exact: true }).click();
  await page.getByRole('heading', { name: zh['page.levels'], exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?office=london');
});

test('nothing was written to the log of the browser, and nobody is kept out', () => {
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
