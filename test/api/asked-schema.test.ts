// What may a caller leave out of a command, and what may they not say?
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { askedSchemaOf } from '../../api/commands/asked-schema.ts';
import { completedCommand } from '../../api/commands/completed-input.ts';
import { openCommands, parseCommand } from '../../doors/open-command.ts';
import { openSchemaOf } from '../../doors/open-schema.ts';
import { leadCommands } from '../../events/commands/lead-command.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import { company } from '../support/small-organisation.ts';

const asked = (type: LeadCommandType): z.ZodObject => {
  const schema = leadCommands.find(({ shape }) => shape.type.value === type)!;
  const open: unknown = openSchemaOf(schema.shape.input);
  return askedSchemaOf(type, open as z.ZodObject);
};
const completed = (type: LeadCommandType, said: object) =>
  parseCommand(completedCommand(type, asked(type).parse(said), company()), 0);

test('a lead is obtained with what one knows; offices, lists and nothing are filled in', () => {
  const command = completed('ObtainLead', {
    submitter: { personId: 'ada' },
    customer: { customerId: 'acme', name: 'Acme Works', territory: 'UK' },
    contacts: [{ contactId: 'c1', name: 'Grace Hopper' }],
  });
  expect(command).toMatchObject({
    input: {
      submitter: { personId: 'ada' },
      customer: { name: 'Acme Works', industry: null },
      contacts: [{ contactId: 'c1', name: 'Grace Hopper', email: null }],
      informant: { relation: null, contactId: null },
      need: null,
      suspects: [],
      routing: { headquarters: { officeId: 'hq' } },
      stated: null,
    },
  });
});

test('an enrichment changes the offices only where it tells of a territory', () => {
  expect(completed('EnrichLead', {})).toMatchObject({ input: { routing: null, contacts: [] } });
  expect(
    completed('EnrichLead', { customer: { customerId: 'acme', name: 'Acme', territory: 'UK' } }),
  ).toMatchObject({
    input: { routing: { headquarters: { officeId: 'hq' } } },
  });
});

test.each(['routing', 'suspects', 'stated', 'colour'])('%s is not for a caller to say', (field) => {
  const parsed = asked('ObtainLead').safeParse({ [field]: null });
  expect(parsed.error?.issues).toEqual([
    expect.objectContaining({ code: 'unrecognized_keys', keys: [field] }),
  ]);
});

test('what somebody says of manager and office of a person is refused', () => {
  const said = { verifier: { personId: 'vera', officeId: 'hq' } };
  expect(asked('AppointVerifier').safeParse(said).success).toBe(false);
  expect(asked('AppointVerifier').parse({ verifier: { personId: 'vera' } })).toMatchObject({
    sendBack: null,
  });
});

test.each(['FormTeam', 'SetPlan'] as const)('%s replaces a whole, so all of it has to be said', (type) => {
  expect(asked(type).safeParse({}).success).toBe(false);
});

describe.each([...openCommands.keys()])('%s', (type) => {
  test('asks for no more than the command itself, and for nothing that is known', () => {
    const { shape } = asked(type);
    const command = leadCommands.find((schema) => schema.shape.type.value === type)!;
    expect(Object.keys(command.shape.input.shape)).toEqual(expect.arrayContaining(Object.keys(shape)));
    expect(() => z.toJSONSchema(asked(type), { io: 'input' })).not.toThrow();
  });
});
