// Is a playbook's file compiled to what the rules say, and are its mistakes told at their lines?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../domain/condition.ts';
import { FileMistakes } from '../../../doors/file-mistakes.ts';
import { compilePlaybook } from '../../../doors/playbook/compile-playbook.ts';
import { conditionMistake } from '../../../doors/playbook/lead-conditions.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const source = read('playbooks/default.yaml');
const hour = 3_600_000;

const changed = (before: string, after: string): { text: string; line: number } => {
  expect(source).toContain(before);
  return {
    text: source.replace(before, after),
    line: source.slice(0, source.indexOf(before)).split('\n').length,
  };
};

const mistakesOf = (text: string): string => {
  try {
    compilePlaybook(text, 'playbook.yaml');
  } catch (error) {
    if (error instanceof FileMistakes) return error.message;
    throw error;
  }
  return 'none';
};

describe('the default playbook', () => {
  const playbook = compilePlaybook(source, 'default.yaml');

  test('weighs the dimensions and lets them age as the rules say', () => {
    const { dimensions } = playbook.evaluation;
    expect(Object.values(dimensions).map(({ weight }) => weight)).toEqual([25, 15, 15, 15, 15, 5, 10]);
    expect(Object.values(dimensions).map(({ evidenceDays }) => evidenceDays)).toEqual([
      180, 365, 90, 60, 120, 180, 90,
    ]);
    expect(Object.values(dimensions).map(({ bar }) => bar)).toEqual([2, 2, 0, 0, 0, 0, 0]);
  });

  test('writes targets in working time: an hour is an hour, a day is eight', () => {
    expect(playbook.clocks['first_contact']?.targetMs).toEqual({
      A: 4 * hour,
      B: 8 * hour,
      C: 16 * hour,
      D: 16 * hour,
      other: 16 * hour,
    });
    expect(playbook.clocks['follow_up']?.targetMs).toMatchObject({ A: 40 * hour });
    expect(playbook.clocks['verify']?.targetMs).toBe(40 * hour);
    expect(playbook.distribution.protectionMs).toBe(80 * hour);
    expect(playbook.pause).toEqual({ longestMs: 80 * hour, cycleMs: 160 * hour });
  });

  test('reminds, tells and takes back in the order of the rules', () => {
    expect(playbook.clocks['first_contact']?.steps).toEqual([
      { percent: 50, to: ['owner'] },
      { percent: 100, to: ['owner_manager'] },
      { percent: 150, to: ['tier_up'] },
      { percent: 200, action: 'reclaim' },
    ]);
    expect(playbook.clocks['follow_up']?.steps.map(({ percent }) => percent)).toEqual([80, 100, 150, 200]);
  });

  test('has a hash that comments and order of keys do not change, and any decision does', () => {
    expect(compilePlaybook(`${source}\n# a comment`, 'x').hash).toBe(playbook.hash);
    expect(compilePlaybook(changed('bar_grade: C', 'bar_grade: B').text, 'x').hash).not.toBe(playbook.hash);
  });
});

test('the playbook of the demo is the default one but for its clocks', () => {
  const { name, hash, clocks, pause, distribution, ...rest } = compilePlaybook(
    read('examples/demo/playbook.yaml'),
    'demo',
  );
  const usual = compilePlaybook(source, 'default');
  expect(usual).toMatchObject(rest);
  expect([name, hash]).not.toEqual([usual.name, usual.hash]);
  const { protectionMs, claimsADay } = distribution;
  expect(distribution).toEqual({ ...usual.distribution, protectionMs, claimsADay });
  expect(pause.cycleMs).toBeGreaterThan(pause.longestMs);
  expect(clocks['first_contact']?.targetMs).toMatchObject({ A: 3_000 });
  expect(clocks['first_contact']?.steps).toEqual(usual.clocks['first_contact']?.steps);
});

describe.each([
  [
    'a field that is none',
    'bar_grade: C',
    'bar_grad: C',
    /There is no field "bar_grad" in "evaluation"\. Did you mean "bar_grade"\?/,
  ],
  [
    'a field that is missing',
    '  bar_grade: C\n',
    '',
    /"evaluation\.bar_grade" is missing: give one of A, B, C, D/,
  ],
  [
    'a condition on a field that no lead has',
    'lead.amount < 25000.0',
    'lead.amont < 25000.0',
    /A lead has no field "amont"\. Did you mean "amount"\?/,
  ],
  [
    'a condition that ends too early',
    'lead.amount < 25000.0 && lead.complexity == "simple"',
    'lead.amount <',
    /The condition does not work/,
  ],
  [
    'a condition that compares text with a number',
    'lead.complexity == "simple"',
    'lead.complexity == 1',
    /The condition does not work/,
  ],
  [
    'a duration that is none',
    'protection: 10d',
    'protection: 10 days',
    /write working time as 90s, 30m, 4h or 10d/,
  ],
  ['a share that is none', 'at: 80%', 'at: 80', /write a share of the target as 50%/],
  ['steps out of order', 'at: 80%', 'at: 180%', /does not come after the one before it/],
  ['weights that do not add up', 'weight: 25', 'weight: 24', /add up to 99: make it 100/],
  ['bases that do not add up', 'fit: 0.30', 'fit: 0.40', /add up to 1\.1: make it 1/],
  ['a time zone that is none', 'time_zone: headquarters', 'time_zone: Chicago', /is no time zone/],
  ['an action that is none', 'do: reclaim', 'do: reclame', /Did you mean "reclaim"\?/],
  ['a way of choosing that is none', 'choice: least_loaded', 'choice: random', /distribution\.choice|choice/],
  [
    'a rest that is longer than any may be',
    'nobody_fits_days: 30',
    'nobody_fits_days: 181',
    /rests at most 180 days/,
  ],
  [
    'a rule of the same name',
    'id: major-or-far-or-new',
    'id: major-and-far-or-new',
    /stands here a second time/,
  ],
  [
    'a currency that is none',
    'currency: USD',
    'currency: USX',
    /ISO 4217 has no currency "USX"\. Did you mean "UGX"\?/,
  ],
  [
    'a rate of the currency that amounts are counted in',
    'rates: []',
    'rates: [{ currency: USD, from: "2026-01-01", rate: 1 }]',
    /Amounts are counted in USD: it needs no rate/,
  ],
  [
    'two rates from one day on',
    'rates: []',
    'rates: [{ currency: EUR, from: "2026-01-01", rate: 1.08 }, { currency: EUR, from: "2026-01-01", rate: 1.1 }]',
    /There is a rate for EUR from 2026-01-01 above already/,
  ],
  [
    'a function that is none',
    'lead.complexity == "simple"',
    'lead.complexity.startWith("s")',
    /there is no function "startWith"\. Did you mean "startsWith"\?/,
  ],
  [
    'a word in a list that is never one of the field',
    'lead.complexity == "simple"',
    'lead.complexity in ["simple", "complexx"]',
    /lead\.complexity is never "complexx"\. Did you mean "complex"\?/,
  ],
])('%s', (_, before, after, sentence) => {
  test('is told at its line', () => {
    const { text, line } = changed(before, after);
    const message = mistakesOf(text);
    expect(message).toMatch(sentence);
    const told = message.split('\n').map((row) => Number(row.split(':')[1]));
    expect(told.some((row) => row <= line + 1 && row >= line - 25)).toBe(true);
  });
});

test('the place of a mistake in a condition is told to the letter', () => {
  const { text, line } = changed('lead.complexity == "simple"', 'lead.complexty == "simple"');
  expect(mistakesOf(text)).toContain(
    `playbook.yaml:${line}:${text.split('\n')[line - 1]!.indexOf('complexty') + 1} `,
  );
});

test('a mistake within a block of several lines is told to the letter too', () => {
  const { text, line } = changed('lead.horizon == "mid" ||', 'lead.horizn == "mid" ||');
  expect(mistakesOf(text)).toContain(
    `playbook.yaml:${line}:${text.split('\n')[line - 1]!.indexOf('horizn') + 1} `,
  );
});

test('whole numbers stand for fractions wherever an amount is compared', () => {
  const ownersOf = (when: string): string =>
    compilePlaybook(changed('lead.amount < 25000.0', when).text, 'x').distribution.owners[0]!.when;
  expect(ownersOf('lead.amount < 25000')).toBe('lead.amount < 25000 && lead.complexity == "simple"');
  expect(ownersOf('lead.amount in [5, 1.5] && lead.product != "a 5"')).toBe(
    'lead.amount in [5.0, 1.5] && lead.product != "a 5" && lead.complexity == "simple"',
  );
  const twice = ownersOf('lead.amount * 2 == 10000');
  expect(judge(twice, { amount: 5_000, complexity: 'simple' }).holds).toBe(true);
  expect(judge(twice, { amount: 5_001, complexity: 'simple' }).holds).toBe(false);
});

test('a playbook that is too big for a lead names its three biggest sections', () => {
  const margins = Array.from({ length: 400 }, (_, index) => `industry-${index}: 0.1`).join(', ');
  expect(mistakesOf(changed('margins: {}', `margins: { ${margins} }`).text)).toMatch(
    /compiles to 1\d,\d{3} bytes.* at most 8,192\. Its biggest sections are price \(\d,\d{3}\), \w+ \([\d,]+\), \w+ \([\d,]+\)\./,
  );
});

describe('a condition', () => {
  test.each([
    'lead.amount >= 5000000.0 && lead.horizon == "long"',
    'lead.amount >= 5000000',
    'lead.horizon in ["mid", "long"]',
    '!lead.newProduct',
    'lead.industry == "lead.foo"',
    'lead.grade == "A" || lead.territory == "Atlantis"',
  ])('may say %s', (condition) => {
    expect(conditionMistake(condition)).toBeNull();
  });

  test.each([
    ['lead.tier == "repoffice"', /lead\.tier is never "repoffice"\. Did you mean "rep_office"\?/],
    ['lead.horizon in ["mid", "lang"]', /lead\.horizon is never "lang"\. Did you mean "long"\?/],
    ['lead.amount', /gives double, not true or false/],
    ['customer.name == "x"', /Unknown variable/],
    ['lead.', /./],
    ['lead.amount >= "1"', /no such overload/],
  ])('may not say %s', (condition, sentence) => {
    expect(conditionMistake(condition)?.message).toMatch(sentence);
  });
});
