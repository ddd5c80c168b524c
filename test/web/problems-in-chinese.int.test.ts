// Does somebody who reads Chinese read in Chinese what the server refuses, and why?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Problem } from '../../api/problem.ts';
import { chinese } from '../../web/problem/chinese.ts';
import { namedIn } from '../../web/problem/named.ts';
import { translatorOf } from '../../web/problem/translator.ts';
import { zh } from '../../web/words/zh.ts';
import { narrow, signIn } from './browser.ts';
import { browser, openConsole, world } from './console-world.ts';

openConsole();

const said = translatorOf(
  chinese.forms,
  namedIn({ exists: (key) => key in zh, t: (key) => zh[key as keyof typeof zh] }),
);

/** A lead that is right but for what stands here. */
const lead = (changed: object): object => ({
  customer: { customerId: 'acme', name: 'Acme Works' },
  ...changed,
});
const refusal = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Problem> => {
  const hana = await world.as('hana');
  const { status, body: problem } = method === 'GET' ? await hana.get(path) : await hana.post(path, body);
  expect(status, path).toBe(422);
  return problem;
};

test.each([
  [
    'a field that is missing',
    '/v1/leads',
    lead({ customer: { name: 'Acme' } }),
    /is missing: give text/,
    '缺少“客户 · 客户编号”：请填写文本。',
  ],
  [
    'another type',
    '/v1/leads',
    lead({ contacts: 'Ada' }),
    /must be a list, not text/,
    '“联系人”必须是列表，而不是文本。',
  ],
  ['another type of the whole', '/v1/leads', [], /^It must be/, '整体必须是一组字段，而不是列表。'],
  [
    'a word that is not among them',
    '/v1/leads?tier=regoin',
    null,
    /must be one of .* Did you mean/,
    '您是指“region”吗？',
  ],
  [
    'nothing where there must be something',
    '/v1/leads',
    lead({ customer: { customerId: 'acme', name: ' ' } }),
    /is empty/,
    '“客户 · 名称”为空',
  ],
  [
    'too few',
    '/v1/bulk/preview',
    { command: 'EvaluateLead', leads: [] },
    /too small: at least 1 of them/,
    '太少：至少 1 项。',
  ],
  ['too small a number', '/v1/leads?limit=0', null, /too small: at least 1\./, '过小：至少为 1。'],
  ['too big a number', '/v1/leads?limit=100000', null, /too big: at most/, '太大：最多为'],
  [
    'too long a text',
    '/v1/leads',
    lead({ customer: { customerId: 'acme', name: 'x'.repeat(501) } }),
    /too long: at most 500 characters/,
    '“客户 · 名称”太长：最多 500 个字符。',
  ],
  ['no UUID', '/v1/leads/acme', null, /not written as a UUID/, '的写法不对，应为UUID，例如'],
  ['no day', '/v1/leads', lead({ expectedDecisionOn: 'soon' }), /not written as a day/, '应为日期，例如'],
  [
    'no instant',
    '/v1/leads/0199c0de-0000-7000-8000-000000000000/commands/PlanFollowUp',
    { at: 'soon' },
    /not written as an instant/,
    '应为带毫秒的 UTC 时刻，例如',
  ],
  [
    'another pattern',
    '/v1/leads?currency=usd',
    null,
    /not written as an ISO 4217 currency/,
    '“币种”的写法不对，应为ISO 4217 货币代码，例如 USD。',
  ],
  ['a field that nobody knows', '/v1/leads?tint=red', null, /^There is no field/, '没有字段 "tint"。'],
  [
    'a field that a group does not know',
    '/v1/leads',
    lead({ customer: { customerId: 'acme', name: 'Acme', tint: 'red' } }),
    /has no field/,
    '“客户”没有字段 "tint"。',
  ],
  [
    'what a route says in its own words',
    '/v1/reports/funnel?from=soon',
    null,
    /write a day such as/,
    '有误：请填写日期',
  ],
] as const)(
  'what a check finds wrong is said in Chinese: %s',
  async (_kind, path, body, english, inChinese) => {
    const { detail, errors = [] } = await refusal(body === null ? 'GET' : 'POST', path, body);
    expect(errors.map((mistake) => mistake.detail).join()).toMatch(english);
    for (const sentence of [detail, ...errors.map((mistake) => mistake.detail)]) {
      expect(said(sentence), sentence).toContain(inChinese);
      // Nothing is left of the English sentence.
      expect(said(sentence)).not.toMatch(/[A-Za-z]+ [a-z]+ [a-z]+/u);
    }
  },
);

test('the sentence, with what it is about, and what would make it allowed', async () => {
  const page = await browser.open(narrow);
  await signIn(world, page, 'ada');
  const leadId = randomUUID();
  await page.goto(`${world.address}/console/leads/${leadId}`);
  await page.getByRole('alert').getByText(`There is no lead ${leadId}.`).first().waitFor();
  await page.getByRole('button', { name: '中文', exact: true }).click();
  const alert = page.getByRole('alert').first();
  await alert.getByText(`没有线索 ${leadId}。`).waitFor();
  await alert.getByText('请检查编号；线索从 ObtainLead 开始。').waitFor();
  expect(await alert.innerText()).not.toContain('There is');
  await page.goto(`${world.address}/console/leads?office=paris`);
  await page.getByText('ada 的范围不包括办事处 paris。').first().waitFor();
  await browser.lookAt(page, 'refused-zh');
  await page.goto(`${world.address}/console/leads?currency=usd&tier=regoin`);
  await page.getByText('“层级”必须是以下之一：').first().waitFor();
  await page.getByText('“币种”的写法不对').first().waitFor();
  await browser.lookAt(page, 'refused-fields-zh');
  expect(browser.barriers).toEqual([]);
});
