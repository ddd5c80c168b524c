// Do the flags of every verb follow from the schema of its command, and make the input that the schema asks for?
import { describe, expect, test } from 'vitest';
import { commandInput, missingFlags, optionKey } from '../../cli/lead/command-input.ts';
import { completed } from '../../cli/lead/completed.ts';
import { valueOfFlag } from '../../cli/lead/flag-value.ts';
import type { Flag } from '../../cli/lead/flag.ts';
import { leadVerbs, verbOf, verbWords } from '../../cli/lead/lead-verbs.ts';
import { obtained } from '../../cli/lead/obtain.ts';
import type { LeadVerb } from '../../cli/lead/prepared-command.ts';
import { refuseUnknownFields } from '../../cli/lead/unknown-fields.ts';
import { openCommands, parseCommand } from '../../doors/open-command.ts';

const verbFor = (type: string): LeadVerb => leadVerbs.find((verb) => verb.type === type)!;
const now = Date.UTC(2026, 0, 5, 9);

/** They have verbs that are written by hand. */
const prepared: readonly string[] = [
  ...['ClaimLead', 'DistributeLead', 'ReassignLead', 'AddAttachment', 'RemoveAttachment'],
];

test('every command that a door takes has a verb of its own, and words that say what it is for', () => {
  expect(leadVerbs.map(({ type }) => type).sort()).toEqual([...openCommands.keys()].sort());
  expect(new Set(leadVerbs.map(({ verb }) => verb)).size).toBe(leadVerbs.length);
  expect(
    leadVerbs.map(({ type }) => type).filter((type) => !(type in verbWords) && !prepared.includes(type)),
  ).toEqual([]);
});

test.each([
  ['ObtainLead', 'obtain'],
  ['RecordFollowUp', 'record-follow-up'],
  ['ErasePersonalData', 'erase-personal-data'],
  ['DismissDuplicate', 'dismiss-duplicate'],
] as const)('%s is the verb %s', (type, verb) => expect(verbOf(type)).toBe(verb));

/** What somebody would write after a flag. */
const example = (flag: Flag): string => {
  switch (flag.kind) {
    case 'choice':
      return String(flag.choices[0]);
    case 'number':
      return '1';
    case 'money':
      return '12500.50 USD';
    case 'person':
      return 'ada';
    case 'instant':
      return '2026-01-05T09:00+01:00';
    case 'day':
      return '2026-01-05';
    case 'group':
      return flag.fields.map((field) => `${field.path.join('.')}=${example(field)}`).join(', ');
    case 'text':
      if (flag.path.at(-1) === 'currency') return 'USD';
      if (flag.path.at(-1) === 'clock') return 'follow_up';
      return /LeadId$/u.test(flag.path.at(-1) ?? '') ? '0199c0de-0000-7000-8000-000000000000' : 'a text';
  }
};

describe.each(leadVerbs.filter(({ type }) => !prepared.includes(type)))('$type', (verb) => {
  const given = Object.fromEntries(
    verb.flags.map((flag) => [optionKey(flag), flag.repeated ? [example(flag)] : example(flag)]),
  );
  const routing = {
    rep_office: null,
    region: null,
    headquarters: { officeId: 'hq', tier: 'headquarters', path: ['hq'] },
  };
  const accepted = (input: unknown): unknown =>
    parseCommand(
      {
        type: verb.type,
        input: { ...(input as object), ...('routing' in verb.schema.shape ? { routing } : {}) },
      },
      0,
    );

  test('all its flags together make an input that a door takes', async () => {
    const written = await commandInput(verb.flags, given, undefined);
    expect(missingFlags(verb.schema, verb.flags, written)).toEqual([]);
    expect(() => refuseUnknownFields(verb.schema, written)).not.toThrow();
    expect(accepted(completed(verb.schema, written, now))).toMatchObject({ type: verb.type });
  });

  test('its required flags alone do too, and none of them may be left out', async () => {
    const required = verb.flags.filter((flag) => flag.required);
    const some = Object.fromEntries(required.map((flag) => [optionKey(flag), given[optionKey(flag)]]));
    const written = await commandInput(verb.flags, some, undefined);
    expect(missingFlags(verb.schema, verb.flags, written)).toEqual([]);
    accepted(completed(verb.schema, written, now));
    const none = await commandInput(verb.flags, {}, undefined);
    expect(missingFlags(verb.schema, verb.flags, none)).toEqual(required.map(({ name }) => name));
  });
});

test('a group begun asks for all that it needs', async () => {
  const verb = verbFor('ObtainLead');
  const written = await commandInput(
    verb.flags,
    { submitter: 'ada', 'customer.industry': 'telecom' },
    undefined,
  );
  expect(missingFlags(verb.schema, verb.flags, written)).toEqual([
    '--customer.customer-id',
    '--customer.name',
  ]);
});

test('a new lead gets ids that nobody had to think of, the same for two spellings of one customer', () => {
  const first = obtained(
    {
      customer: { name: 'Acme Ltd' },
      need: { product: 'X' },
      contacts: [{ name: 'Jo', relation: 'outsider' }],
    },
    'ada',
  );
  const second = obtained({ customer: { name: 'ACME, Limited' } }, 'ada');
  expect(first).toMatchObject({
    submitter: { personId: 'ada' },
    need: { needId: 'X' },
    contacts: [{ contactId: 'contact-1' }],
    informant: { contactId: 'contact-1', relation: 'outsider' },
  });
  expect((first['customer'] as { customerId: string }).customerId).toBe(
    (second['customer'] as { customerId: string }).customerId,
  );
  expect(JSON.stringify((second['customer'] as { customerId: string }).customerId)).not.toMatch(/acme/i);
});

test('a misspelt field of an input file is told, with what may be meant', () => {
  const { schema } = verbFor('RecordFinding');
  expect(() => refuseUnknownFields(schema, { angel: 'need' })).toThrow(/no field "angel".* "angle"/);
  expect(() => refuseUnknownFields(verbFor('ObtainLead').schema, { customer: { nmae: 'x' } })).toThrow(
    /"customer.nmae"/,
  );
});

test('days and instants to come are counted from now, and an amount is one text', () => {
  const { schema } = verbFor('ObtainLead');
  const whole = completed(schema, { expectedDecisionOn: '+30d', amount: '10 JPY' }, now);
  expect(whole).toMatchObject({
    expectedDecisionOn: '2026-02-04',
    amount: { minor: 10, currency: 'JPY' },
    contacts: [],
  });
  const planned = completed(verbFor('PlanFollowUp').schema, { at: '+2d' }, now);
  expect(planned).toMatchObject({ at: '2026-01-07T09:00:00.000Z' });
});

test('a flag for a part of a schema that no flag knows how to write does not exist', () => {
  const kinds = new Set(leadVerbs.flatMap(({ flags }) => flags.map(({ kind }) => kind)));
  expect(kinds.size).toBeGreaterThan(6);
  for (const { flags } of leadVerbs)
    for (const flag of flags) expect(() => valueOfFlag(flag, example(flag))).not.toThrow();
});
