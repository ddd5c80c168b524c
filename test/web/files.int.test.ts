// Do the pages of imports and playbooks work in a browser, against the real engine: a bad file, an import by hand, a change tried?
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { textOf } from '../architecture/tree.ts';
import { narrow, signIn, wide } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';
import { saved } from './saved.ts';

const rows = 40;
const lines = textOf('examples/crm-leads.csv')
  .split('\n')
  .slice(0, rows + 1);
const usual = textOf('playbooks/default.yaml');
const faster = usual.replace('target: { A: 4h, B: 8h', 'target: { A: 2h, B: 8h');

let page: Page;

/** A file of this name with this text, as somebody picks it. */
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

openConsole();
beforeAll(async () => {
  const note = 'Account managers call within two hours.';
  const published = { source: faster, file: 'faster.yaml', author: 'hana', note };
  await publishPlaybook(world.engine.engine.pool, published);
  page = await browser.open(wide);
  await signIn(world, page, 'hana');
});

const goTo = async (name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Operations', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 2, exact: true }).waitFor();
};

test('a bad file is told with what to do, before anything is uploaded', async () => {
  await goTo('Import');
  await page.getByRole('button', { name: 'Begin with the mapping of the example', exact: true }).click();
  const mapping = page.getByRole('textbox', { name: 'Mapping', exact: true });
  await expect.poll(() => mapping.inputValue()).toContain('system: crm-export');
  const choose = (picked: ReturnType<typeof file>) =>
    page.locator('input[type=file]').first().setInputFiles(picked);
  const look = () => page.getByRole('button', { name: 'Look at it', exact: true }).click();

  await choose(file('semicolons.csv', lines.join('\n').replaceAll(',', ';')));
  await look();
  await page.getByRole('alert').getByText('write `delimiter: ";"` in the mapping').waitFor();
  await browser.lookAt(page, 'import-bad-file');

  const written = await mapping.inputValue();
  await mapping.fill(written.replace('revenueCurrency', 'revenueCurency'));
  await look();
  await page.getByRole('alert').getByText('There is no field "revenueCurency" here.').waitFor();
  await page.getByText('There is no field').getByRole('button').click();
  const marked = await page.evaluate(
    '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)',
  );
  expect(marked).toContain('revenueCur');
  await mapping.fill(written);

  await choose(file('no-company.csv', lines.join('\n').replace('company_name', 'firm')));
  await look();
  await page.getByRole('alert').getByText('"company_name"').waitFor();
  const table = page.getByRole('table', { name: 'Columns of the leads', exact: true });
  await table.getByRole('row', { name: /company_name.*missing, and needed/ }).waitFor();
  await table.getByRole('row', { name: /not known: ignored.*firm/ }).waitFor();
  expect((await (await world.as('hana')).get('/v1/imports')).body.items).toEqual([]);
});

test('an export is imported by hand: looked at, previewed, sent, its rejects read, held against the file', async () => {
  const bad = 'row_x,yesterday,sdr_outbound,acct,Company,logistics';
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file('leads.csv', [...lines, bad, ''].join('\n')));
  await page.getByRole('checkbox', { name: /Leave the owner column out/ }).check();
  await page.getByRole('button', { name: 'Look at it', exact: true }).click();
  await page.getByText('The file can be read by this mapping.').waitFor();
  await browser.lookAt(page, 'import-choose');
  await page.getByRole('button', { name: 'To the preview', exact: true }).click();
  await page.getByRole('row', { name: /row_x.*rejected/ }).waitFor();
  await page.getByRole('row', { name: /lead_000001.*a lead.*Won/ }).waitFor();
  await browser.lookAt(page, 'import-preview');

  await page.getByRole('button', { name: 'Upload and import', exact: true }).click();
  await page.getByText('Finished').waitFor({ timeout: 120_000 });
  expect(page.url()).toContain('step=progress');
  await page.getByRole('row', { name: new RegExp(`^Imported ${rows}$`) }).waitFor();
  await browser.lookAt(page, 'import-progress');
  await page.getByRole('link', { name: 'See the rejected rows (1)', exact: true }).click();
  await page.getByRole('row', { name: /row_x/ }).waitFor();
  await browser.lookAt(page, 'import-rejects');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'All of them with their cells, as CSV', exact: true }).click();
  expect((await saved).suggestedFilename()).toMatch(/^rejects-.*\.csv$/);

  await page.getByRole('link', { name: /Reconciliation/ }).click();
  await page.getByText(`Every lead says what its row says. Rows: ${rows}`).waitFor({ timeout: 120_000 });
  await page.getByRole('row', { name: new RegExp(`^Leads ${rows} ${rows}`) }).waitFor();
  await browser.lookAt(page, 'import-reconciliation');
  // The address of a step can be sent to somebody else, or opened after a break.
  const other = await browser.open(narrow);
  await signIn(world, other, 'hana');
  await other.goto(page.url());
  await other.getByText('Every lead says what its row says.').waitFor();
  await browser.lookAt(other, 'import-reconciliation-narrow');
  expect(await other.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
});

test('a playbook is read, its versions compared, a change checked at its line and tried', async () => {
  await goTo('Playbook');
  await page.getByRole('heading', { name: /Clocks and their ladders/ }).waitFor();
  await page.getByText('Account managers call within two hours.').waitFor();
  await browser.lookAt(page, 'playbook');
  const dimensions = 'CSV of Evaluation: score and grade: dimensions';
  const file = await saved(page.getByRole('button', { name: dimensions, exact: true }));
  expect(file.name).toMatch(/^leadcycle-playbook-evaluation-dimensions-.*\.csv$/);
  expect(file.content.toString()).toContain(
    'Entry,weight,evidence_days,bar,refuted_by\r\nP,25,180,2,need\r\n',
  );
  await page.getByText('Changes', { exact: true }).click();
  await page.getByRole('row', { name: /clocks\.first_contact\.target\.A.*4h.*2h/ }).waitFor();
  expect(page.url()).toContain('view=changes');
  await browser.lookAt(page, 'playbook-changes');

  await page.getByText('Write and check', { exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Playbook, in YAML', exact: true });
  await text.waitFor();
  await text.fill(usual.replace('lead.amount < 25000.0', 'lead.amuont < 25000.0'));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('alert').getByText('amuont').waitFor();
  await page.getByRole('button', { name: /^Line \d+/ }).click();
  await browser.lookAt(page, 'playbook-mistake');
  const wider = usual.replace('lead.amount >= 1000000.0', 'lead.amount >= 50000.0');
  await text.fill(wider);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText(/can be published/).waitFor();
  await page.getByRole('row', { name: /tiering\.rules\[major-or-far-or-new\]\.when/ }).waitFor();

  await page.getByText('Try', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: 'What is written here', exact: true }).check();
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page
    .getByRole('row', { name: new RegExp(`^Leads told again ${rows} ${rows}$`) })
    .waitFor({ timeout: 60_000 });
  await page.getByRole('row', { name: /^Leads that would differ 0 [1-9]/ }).waitFor();
  await page
    .getByRole('table', { name: 'Examples under What is written here', exact: true })
    .getByRole('row', { name: /tier.*rep_office.*region/ })
    .first()
    .waitFor();
  await browser.lookAt(page, 'playbook-try');
});

test('both read in Chinese, in the dark, and on a telephone', async () => {
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('button', { name: '深色', exact: true }).click();
  await page.goto(`${world.address}/console/playbook`);
  await page.getByRole('heading', { name: /时钟与升级阶梯/ }).waitFor();
  await browser.lookAt(page, 'playbook-chinese-dark');
  await page.goto(`${world.address}/console/import`);
  await page.getByRole('heading', { name: '导入', exact: true }).waitFor();
  await browser.lookAt(page, 'import-chinese-dark');
  await page.setViewportSize(narrow);
  for (const [path, name] of [
    ['import', 'import-narrow'],
    ['playbook', 'playbook-narrow'],
    ['playbook?view=check', 'playbook-check-narrow'],
  ] as const) {
    await page.goto(`${world.address}/console/${path}`);
    await page.getByRole('heading', { level: 3 }).or(page.getByRole('textbox')).first().waitFor();
    await browser.lookAt(page, name);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(narrow.width);
  }
  expect(browser.complaints).toEqual([]);
  expect(browser.barriers).toEqual([]);
});
