// Does an organisation's file tell all its mistakes at once, each at its line, with what to do?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FileMistakes } from '../../../doors/file-mistakes.ts';
import { readOrganisation } from '../../../doors/organisation/read-organisation.ts';

const example = readFileSync(new URL('../../../examples/org.yaml', import.meta.url), 'utf8');
const demo = readFileSync(new URL('../../../examples/demo/org.yaml', import.meta.url), 'utf8');

const mistakesOf = (source: string): string => {
  try {
    readOrganisation(source, 'org.yaml');
  } catch (error) {
    if (error instanceof FileMistakes) return error.message;
    throw error;
  }
  return 'none';
};

/** The example with one line changed; the number of that line. */
const changed = (before: string, after: string): { source: string; line: number } => {
  expect(example).toContain(before);
  return {
    source: example.replace(before, after),
    line: example.slice(0, example.indexOf(before)).split('\n').length,
  };
};

describe('the examples', () => {
  test('hold together', () => {
    expect(mistakesOf(example)).toBe('none');
    expect(mistakesOf(demo)).toBe('none');
  });

  test('name the reps of the sample export, and serve its territories', () => {
    const { people, units } = readOrganisation(example, 'org.yaml');
    const reps = people.flatMap(({ crm_owner_id }) => crm_owner_id ?? []).sort();
    expect(reps).toEqual(
      Array.from({ length: 10 }, (_, index) => `rep_${String(index + 1).padStart(6, '0')}`),
    );
    const served = units.filter(({ kind }) => kind === 'rep_office').flatMap((unit) => unit.crm_regions);
    expect(served.sort()).toEqual(['CN', 'MX', 'UK', 'US']);
  });

  test('have each role at each tier that leads need', () => {
    const { people, units } = readOrganisation(example, 'org.yaml');
    for (const kind of ['headquarters', 'region', 'rep_office'] as const) {
      const ids = units.filter((unit) => unit.kind === kind).map(({ id }) => id);
      const roles = people.filter((person) => ids.includes(person.unit)).flatMap((person) => person.roles);
      expect(new Set(roles)).toEqual(
        new Set([...roles, 'AR', 'SR', 'inside_sales', 'lead_manager', 'sales_manager']),
      );
    }
  });

  test('are one company: the demo only never closes', () => {
    const [one, other] = [example, demo].map((source) => readOrganisation(source, 'org.yaml'));
    expect(other?.people).toEqual(one?.people);
    expect(other?.units.map(({ id }) => id)).toEqual(one?.units.map(({ id }) => id));
    expect(
      other?.units.every(({ working_hours: [span] }) => span?.from === '00:00' && span.to === '24:00'),
    ).toBe(true);
  });
});

describe.each([
  [
    'an unknown parent',
    'parent: region-americas',
    'parent: region-america',
    /There is no unit "region-america"\. Did you mean "region-americas"\?/,
  ],
  ['a unit above itself', 'parent: hq', 'parent: region-americas', /lies above itself/],
  [
    'an unknown manager',
    'manager: ines-okafor',
    'manager: ines-okafr',
    /There is no person "ines-okafr"\. Did you mean "ines-okafor"\?/,
  ],
  [
    'an unknown unit of a person',
    'unit: office-boston',
    'unit: office-bosten',
    /There is no unit "office-bosten"/,
  ],
  ['a person twice', '- id: tomas-lindqvist', '- id: ines-okafor', /stands here a second time/],
  [
    'an id of the CRM twice',
    'crm_owner_id: rep_000009',
    'crm_owner_id: rep_000010',
    /stands here a second time/,
  ],
  [
    'a zone that does not exist',
    'time_zone: America/Chicago',
    'time_zone: America/Chicagoo',
    /is no time zone\. Did you mean "America\/Chicago"\? Write an IANA name/,
  ],
  [
    'hours in the wrong order',
    "{ from: '08:30', to: '12:00' }",
    "{ from: '12:30', to: '12:00' }",
    /end before they begin/,
  ],
  ['hours that overlap', "{ from: '13:00', to: '17:30' }", "{ from: '11:00', to: '17:30' }", /overlap/],
  [
    'a time that is none',
    "{ from: '08:30', to: '12:00' }",
    "{ from: '8:30', to: '12:00' }",
    /a time of day in quotes/,
  ],
  [
    'a date that does not exist',
    "{ date: '2026-01-19'",
    "{ date: '2026-02-30'",
    /is not written as a day, like 2026-01-05/,
  ],
  [
    'a holiday told twice',
    "{ date: '2026-02-16'",
    "{ date: '2026-01-19'",
    /2026-01-19 stands here a second time/,
  ],
  [
    'a holiday that is a make-up day too',
    'extra_working_days: []',
    "extra_working_days: [{ date: '2026-05-25' }]",
    /2026-05-25 is a holiday and an extra working day of "hq": keep one of the two/,
  ],
  [
    'a half day whose hours overlap',
    'extra_working_days: []',
    "special_hours: [{ date: '2026-12-24', hours: [{ from: '08:00', to: '10:00' }, { from: '09:00', to: '12:00' }] }]",
    /from 09:00 overlap the span before/,
  ],
  [
    'a country without known holidays',
    'extra_working_days: []',
    'public_holidays: { country: UQ }',
    /No public holidays are known of "UQ"\. Known are .*US \(United States of America\)/,
  ],
  [
    'a region that the country has not',
    'extra_working_days: []',
    'public_holidays: { country: GB, region: EMG }',
    /GB has no region "EMG"\. Did you mean "ENG"\? Known: .*SCT/,
  ],
  [
    'a role that is none',
    'roles: [lead_manager]',
    'roles: [lead_manger]',
    /must be one of .* Did you mean "lead_manager"\?/,
  ],
  [
    'a field that is none',
    'time_zone: America/Chicago',
    'timezone: America/Chicago',
    /There is no field "timezone" in "units\[0\]"\. Did you mean "time_zone"\?/,
  ],
  ['a second headquarters', 'kind: region', 'kind: headquarters', /one unit of kind headquarters, not 2/],
])('%s', (_, before, after, sentence) => {
  test('is told at its line', () => {
    const { source, line } = changed(before, after);
    const message = mistakesOf(source);
    expect(message).toMatch(sentence);
    if (!message.includes('not 2')) expect(message).toMatch(new RegExp(`^org\\.yaml:${line}:\\d+ `, 'm'));
  });
});

test('people who manage each other are told', () => {
  const { source } = changed(
    'roles: [sales_manager]\n    unit: hq\n    manager: null',
    'roles: [sales_manager]\n    unit: hq\n    manager: tomas-lindqvist',
  );
  expect(mistakesOf(source)).toMatch(/their own manager, directly or by others/);
});

test.each([
  ["- { from: '2026-02-30' }", /from": write a day of the calendar in quotes/],
  ["- { from: '2026-02-01T09:00' }", /or an instant with its offset/],
])('an absence %s is told what may be written', (absence, sentence) => {
  const { source } = changed('    roles: [', `    absences:\n      ${absence}\n    roles: [`);
  expect(mistakesOf(source)).toMatch(sentence);
});

test('a field that stands there twice is named', () => {
  const { source, line } = changed('    name:', '    name: x\n    name:');
  expect(mistakesOf(source)).toContain(
    `org.yaml:${line + 1}:5 "name" stands in this group a second time: keep one of the two.`,
  );
});

test.each([
  ['', 'nothing'],
  ['- a', 'a list'],
  ['hello', 'text'],
])('a file that is no group of fields, %j, is told so', (source, instead) => {
  expect(mistakesOf(source)).toBe(`org.yaml:1:1 It must be a group of fields, not ${instead}.`);
});

test('all mistakes are told at once, in the order of their lines', () => {
  const { source } = changed('time_zone: America/Chicago', 'time_zone: Nowhere/Here');
  const message = mistakesOf(source.replace('unit: office-boston', 'unit: office-bosten'));
  const lines = message.split('\n').map((line) => Number(line.split(':')[1]));
  expect(lines).toHaveLength(2);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});

test('a file that is no YAML is told as such', () => {
  expect(mistakesOf('units: [a, b')).toMatch(/^org\.yaml:1:\d+ This is not YAML/);
});

test('an empty file says what is missing', () => {
  expect(mistakesOf('')).toMatch(/org\.yaml:1:1 /);
});
