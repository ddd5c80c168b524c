// Is a clock that names somebody who is not there refused at the name, once it is known who is?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FileMistakes } from '../../../doors/file-mistakes.ts';
import { organisationInMemory } from '../../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../../doors/organisation/read-organisation.ts';
import { compilePlaybook } from '../../../doors/playbook/compile-playbook.ts';
import type { KnownReceivers } from '../../../doors/playbook/named-receivers.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const company = organisationInMemory(
  readOrganisation(read('examples/org.yaml'), 'org.yaml'),
  new Date('2026-01-05T00:00:00Z'),
);
const known: KnownReceivers = {
  organisation: {
    offices: company.offices,
    people: new Map(
      [...company.people].map(([id, person]) => [id, { ...person, active: id !== 'daniel-murphy' }]),
    ),
  },
  webhooks: new Set(['crm', 'pager']),
};

const clock = (words: string): string => `  demo_booked:
    start: MilestoneReached
    stop: FollowUpRecorded
    target: 8h
    steps:
      - { at: 50%, tell: [owner, ${words}] }
`;
const withClock = (words: string): string =>
  read('playbooks/default.yaml').replace('\npause:\n  longest', `\n${clock(words)}\npause:\n  longest`);

const mistakesIn = (text: string, receivers: KnownReceivers | null): readonly string[] => {
  try {
    compilePlaybook(text, 'playbook.yaml', receivers);
  } catch (error) {
    if (error instanceof FileMistakes) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe.each([
  ['a person', 'person:grace-chan', 'grace-chan', /no person "grace-chan"\. Did you mean "grace-chen"\?/],
  ['who has left', 'person:daniel-murphy', 'daniel-murphy', /"daniel-murphy" has left the organisation/],
  [
    'an office',
    'SR@office-bostn',
    'office-bostn',
    /no office "office-bostn"\. Did you mean "office-boston"\?/,
  ],
  ['a webhook', 'webhook:pagr', 'pagr', /no webhook "pagr"\. Did you mean "pager"\?/],
  ['a webhook unlike all others', 'webhook:erp', 'erp', /no webhook "erp"\. `leadcycle notify show` lists/],
])('%s', (_, word, name, sentence) => {
  const text = withClock(word);

  test('is told at line and column of the name', () => {
    const told = mistakesIn(text, known);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(sentence);
    const [, line, column] = /:(\d+):(\d+) /.exec(told[0] ?? '') ?? [];
    expect(text.split('\n')[Number(line) - 1]?.slice(Number(column) - 1)).toMatch(new RegExp(`^${name}\\b`));
  });

  test('is no mistake of a file that is looked at alone', () => {
    expect(mistakesIn(text, null)).toEqual([]);
  });
});

test('all of them are told at once, those who are there are not', () => {
  const words = 'person:grace-chen, AR@office-boston, webhook:crm, lead_manager, sales_manager';
  expect(mistakesIn(withClock(words), known)).toEqual([]);
  expect(mistakesIn(withClock(`${words}, person:a, AR@b, webhook:c`), known)).toHaveLength(3);
});

test('the playbooks that come along name nobody, so that they can be published anywhere', () => {
  const nobody: KnownReceivers = {
    organisation: { people: new Map(), offices: new Map() },
    webhooks: new Set(),
  };
  for (const name of ['default', 'small-saas', 'global-telecom'])
    expect(mistakesIn(read(`playbooks/${name}.yaml`), nobody)).toEqual([]);
});
