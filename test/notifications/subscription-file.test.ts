// Is a file of subscriptions refused with line, column and what to do; and does the example hold together?
import { expect, test } from 'vitest';
import { FileMistakes } from '../../doors/file-mistakes.ts';
import { reachable } from '../../notifications/channels/public-address.ts';
import { compileSubscriptions, readSubscriptions } from '../../notifications/import-subscriptions.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { textOf } from '../architecture/tree.ts';

const company = organisationInMemory(
  readOrganisation(textOf('examples/org.yaml'), 'org.yaml'),
  new Date(Date.UTC(2026, 0, 5)),
);
const read = (source: string) =>
  readSubscriptions(source, 'n.yaml', { organisation: company, mayReach: reachable([]) });

const mistakesOf = (source: string): readonly string[] => {
  try {
    read(source);
    return [];
  } catch (failure) {
    if (!(failure instanceof FileMistakes)) throw failure;
    return failure.message.split('\n');
  }
};

test('the example holds together with the example of an organisation', () => {
  const file = read(textOf('examples/notifications.yaml'));
  expect(file.subscriptions.length).toBeGreaterThan(3);
  expect(compileSubscriptions(file).list.map(({ channel }) => channel)).toContain('webhook');
});

const one = (fields: string): string =>
  `version: 1\nwebhooks:\n  - { id: crm, url: "https://hooks.example.com/x" }\nsubscriptions:\n  - id: s\n    events: [OrderWon]\n${fields
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`;

test.each([
  ['to: owner', 'n.yaml:7:9 How are these people told? Add "by: email" or "by: log".'],
  ['to: owne\nby: log', /^n\.yaml:7:9 "subscriptions\[0\]\.to" must be one of .*Did you mean "owner"\?/],
  ['to: people\nby: log', /^n\.yaml:7:9 "to: people" says nothing without "people": add it\./],
  ['to: people\npeople: [nobody]\nby: log', /^n\.yaml:8:14 There is no person "nobody"\./],
  [
    'to: webhook\nwebhook: crmm',
    /^n\.yaml:8:14 There is no webhook "crmm" in this file\. Did you mean "crm"\?/,
  ],
  ['to: webhook\nwebhook: crm\ndigest: "08:00"', /^n\.yaml:9:13 A webhook is told at once and by itself/],
  [
    'to: owner\nby: log\noffice: region-eurasiaa',
    /^n\.yaml:9:13 There is no office "region-eurasiaa"\. Did you mean "region-eurasia"\?/,
  ],
  [
    'to: owner\nby: log\nwhen: lead.amout > 5',
    /^n\.yaml:9:16 A lead has no field "amout"\. Did you mean "amount"\?/,
  ],
  ['to: owner\nby: log\nwhen: lead.grade == "E"', /^n\.yaml:9:26 lead\.grade is never "E"\./],
  ['to: owner\nby: log\ndigest: "8 am"', /^n\.yaml:9:13 .*a time of day in quotes/],
  ['to: owner\nby: log\nurgnt: true', /^n\.yaml:9:5 There is no field "urgnt" .*Did you mean "urgent"\?/],
  ['to: owner\nby: log\nrole_of: hq', /^n\.yaml:9:14 With "to: owner" nobody looks at "role_of"/],
])('%s is refused at its place', (fields, expected) => {
  expect(mistakesOf(one(fields))).toEqual([
    expected instanceof RegExp ? expect.stringMatching(expected) : expected,
  ]);
});

test('an unknown event, an id twice and a private address are told together, in the order of the file', () => {
  const source = `version: 1
webhooks:
  - { id: crm, url: "http://10.0.0.5/x" }
  - { id: crm, url: "http://hooks.example.com/x" }
  - { id: third, url: "https://localhost/x" }
subscriptions:
  - { id: s, events: [all], to: webhook, webhook: crm }
`;
  expect(mistakesOf(source)).toEqual([
    expect.stringMatching(/^n\.yaml:3:21 10\.0\.0\.5 is no public address/),
    expect.stringMatching(/^n\.yaml:4:11 "crm" stands here a second time/),
    expect.stringMatching(/^n\.yaml:4:21 What is told would be readable on its way: write https/),
    expect.stringMatching(/^n\.yaml:5:23 localhost is no public address/),
  ]);
  expect(mistakesOf(source.replace('[all]', '[OrderWonn]'))).toEqual([
    expect.stringMatching(
      /^n\.yaml:7:23 "subscriptions\[0\]\.events\[0\]" is none of the words that are allowed. Did you mean "OrderWon"\?/,
    ),
  ]);
});
