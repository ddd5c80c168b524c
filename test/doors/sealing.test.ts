// Do sealed fields open to what was written, the same way each time, and only for the lead they belong to?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LeadCommand } from '../../events/commands/lead-command.ts';
import type { CommandOf } from '../../events/commands/lead-command.ts';
import { ObtainLead } from '../../events/commands/obtain.ts';
import { Contact, Sealed } from '../../events/values.ts';
import { openSchemaOf } from '../../doors/open-schema.ts';
import type { Open } from '../../doors/open-schema.ts';
import { conceal, notShown, seal, unseal } from '../../doors/sealing.ts';
import { erased, leadKeyOf } from '../../doors/sealed-text.ts';

const ours = leadKeyOf(Buffer.alloc(32, 1));
const theirs = leadKeyOf(Buffer.alloc(32, 2));

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const maybe = fc.option(text, { nil: null });
const contact: fc.Arbitrary<Open<Contact>> = fc.record({
  contactId: fc.constant('c-1'),
  name: maybe,
  email: maybe,
  phone: maybe,
  title: fc.constantFrom('Chairman', null),
  level: fc.constantFrom('executive' as const, null),
  relation: fc.constant(null),
});
const contacts = z.object({ contacts: z.array(Contact) });
const enrich = (people: readonly Open<Contact>[]): Open<CommandOf<'EnrichLead'>> => ({
  type: 'EnrichLead',
  input: {
    customer: null,
    need: null,
    channel: null,
    informant: null,
    contacts: [...people],
    counterpartContactId: null,
    amount: null,
    expectedDecisionOn: null,
    routing: null,
  },
});

test('what was sealed opens to what was written', () => {
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 4 }), (people) => {
      const command = enrich(people);
      const sealed = seal(LeadCommand, command, ours);
      expect(LeadCommand.safeParse(sealed).success).toBe(true);
      expect(unseal(sealed, ours)).toEqual(command);
    }),
  );
});

test('the same input gives the same bytes, wherever in a list it stands', () => {
  fc.assert(
    fc.property(contact, contact, (one, other) => {
      const alone = seal(contacts, { contacts: [one] }, ours);
      const second = seal(contacts, { contacts: [other, one] }, ours);
      expect(second.contacts[1]).toEqual(alone.contacts[0]);
    }),
  );
});

test('another lead has other bytes and other tokens', () => {
  fc.assert(
    fc.property(text, (written) => {
      const [here, there] = [ours, theirs].map((key) =>
        seal(z.object({ note: Sealed }), { note: written }, key),
      );
      expect(here?.note.sealed).not.toBe(there?.note.sealed);
      expect(here?.note.token).not.toBe(there?.note.token);
    }),
  );
});

test('a field does not show that another one holds the same text, but in its token', () => {
  const { contacts: sealed } = seal(
    contacts,
    {
      contacts: [
        { contactId: 'c', name: 'Ada', email: null, phone: null, title: 'Ada', level: null, relation: null },
      ],
    },
    ours,
  );
  const note = seal(z.object({ note: Sealed }), { note: 'Ada' }, ours).note;
  expect(sealed[0]?.name?.sealed).not.toBe(note.sealed);
  expect(sealed[0]?.name?.token).toBe(note.token);
  expect(sealed[0]?.title).toBe('Ada');
});

test('concealed it shows that something is told, and nothing of what', () => {
  fc.assert(
    fc.property(fc.array(contact), (people) => {
      const concealed = conceal(seal(contacts, { contacts: people }, ours));
      const shown = (field: string | null): string | null => (field === null ? null : notShown);
      expect(concealed.contacts).toEqual(
        people.map((person) => ({
          ...{ ...person, name: shown(person.name), email: shown(person.email), phone: shown(person.phone) },
        })),
      );
    }),
  );
});

test('nothing of the text stands in what is sealed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, maxLength: 40 }), (written) => {
      const sealed = JSON.stringify(seal(z.object({ note: Sealed }), { note: written }, ours));
      expect(sealed.includes(written)).toBe(false);
    }),
  );
});

describe('equality tokens', () => {
  const tokenOf = (field: 'email' | 'phone' | 'name', written: string): string =>
    seal(z.object({ [field]: Sealed }), { [field]: written }, ours)[field]!.token;

  test.each([
    ['email', ' Ada.Lovelace@Example.com', 'ada.lovelace@example.com '],
    ['phone', '+52 (55) 1234-5678', '00525512345678'],
    ['phone', '+44 (0)20 7946 0000', '+442079460000'],
    ['name', 'ADA   Lovelace', 'ada lovelace'],
    ['name', 'Ａｄａ Lovelace', 'Ada Lovelace'],
  ] as const)('tell two spellings of one %s as equal: %s', (field, one, other) => {
    expect(tokenOf(field, one)).toBe(tokenOf(field, other));
  });

  test.each([
    ['phone', '+525512345678', '525512345678'],
    ['phone', '+525512345678', '+525512345679'],
    ['email', 'ada@example.com', 'ada@example.org'],
    ['name', 'Ada Lovelace', 'Ada Lovelac'],
  ] as const)('keep two values of %s apart: %s', (field, one, other) => {
    expect(tokenOf(field, one)).not.toBe(tokenOf(field, other));
  });
});

describe('an erased key', () => {
  const sealed = seal(contacts, { contacts: [] }, ours);
  const note = seal(z.object({ note: Sealed.nullable() }), { note: 'Ada called' }, ours);

  test('leaves the mark of erasure in each field, and nothing else changed', () => {
    expect(unseal(note, null)).toEqual({ note: erased });
    expect(unseal(sealed, null)).toEqual({ contacts: [] });
  });

  test('is not helped by a new key of the same lead', () => {
    expect(unseal(note, theirs)).toEqual({ note: erased });
  });
});

describe('the schema of a door', () => {
  const schema = openSchemaOf(ObtainLead.shape.input.shape.contacts);

  test('takes text where the lead takes sealed values', () => {
    const parsed = schema.parse([
      { contactId: 'c', name: '  Ada ', email: null, phone: null, title: null, level: null, relation: null },
    ]);
    expect(parsed[0]?.name).toBe('Ada');
  });

  test('keeps the limits of what is around', () => {
    const one = {
      contactId: 'c',
      name: null,
      email: null,
      phone: null,
      title: null,
      level: null,
      relation: null,
    };
    expect(schema.safeParse(Array.from({ length: 51 }, () => one)).success).toBe(false);
  });

  test.each([
    ['an empty text', '  '],
    ['a text over 10,000 characters', 'x'.repeat(10_001)],
    ['more characters than a note may have', '字'.repeat(10_001)],
  ])('refuses %s', (_, written) => {
    expect(openSchemaOf(Sealed).safeParse(written).success).toBe(false);
  });

  test('takes as much as fits into a sealed field', () => {
    const longest = ['x'.repeat(10_000), '字'.repeat(10_000)];
    for (const written of longest) {
      expect(openSchemaOf(Sealed).safeParse(written).success).toBe(true);
      expect(Sealed.safeParse(seal(z.object({ note: Sealed }), { note: written }, ours).note).success).toBe(
        true,
      );
    }
  });

  test('is the very same schema where nothing is sealed', () => {
    const plain = z.object({ a: z.array(z.string().nullable()), b: z.record(z.string(), z.number()) });
    expect(openSchemaOf(plain)).toBe(plain);
  });

  test('opens records, tuples, optionals and unions too', () => {
    const all = z.object({
      record: z.record(z.string(), Sealed),
      tuple: z.tuple([z.literal('a'), Sealed]),
      optional: Sealed.optional(),
      either: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('note'), note: Sealed }),
        z.object({ kind: z.literal('none') }),
      ]),
    });
    const open = openSchemaOf(all).parse({
      record: { x: 'one' },
      tuple: ['a', 'two'],
      either: { kind: 'note', note: 'three' },
    });
    const sealed = seal(all, open, ours);
    expect(all.safeParse(sealed).success).toBe(true);
    expect(unseal(sealed, ours)).toEqual(open);
  });
});
