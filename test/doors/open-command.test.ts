// Does a door say which field of a command is wrong, and what to do?
import { describe, expect, test } from 'vitest';
import { internalCommands, leadCommands } from '../../events/commands/lead-command.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { openCommands, parseCommand } from '../../doors/open-command.ts';

const refusal = (value: unknown, index = 0): DoorRejection => {
  try {
    parseCommand(value, index);
  } catch (error) {
    if (error instanceof DoorRejection) return error;
    throw error;
  }
  throw new Error('it was taken');
};

test('every command but the internal ones can be sent', () => {
  expect(openCommands.size).toBe(leadCommands.length - internalCommands.length);
});

test('text stands where the lead keeps sealed fields', () => {
  expect(parseCommand({ type: 'AddNote', input: { note: ' Ada called ' } }, 0)).toEqual({
    type: 'AddNote',
    input: { note: 'Ada called' },
  });
});

test.each(internalCommands.map((type) => [type]))('%s is refused at the door', (type) => {
  expect(refusal({ type, input: {} })).toMatchObject({ code: 'internal_command' });
});

describe('a command that is not right', () => {
  test('names the field and what it takes', () => {
    const { code, message } = refusal({ type: 'ConfirmNeed', input: { medium: 'vido' } });
    expect(code).toBe('invalid_input');
    expect(message).toContain('"contactId" is missing: give text.');
    expect(message).toContain(
      '"medium" must be one of in_person, video, phone, written. Did you mean "video"?',
    );
  });

  test('names a field deep inside by its place', () => {
    const contact = {
      contactId: 'c',
      name: '',
      email: null,
      phone: null,
      title: null,
      level: 'boss',
      relation: null,
    };
    const { message } = refusal({
      type: 'EnrichLead',
      input: {
        customer: null,
        need: null,
        channel: null,
        informant: null,
        contacts: [contact],
        counterpartContactId: null,
        amount: { minor: 1.5, currency: 'usd' },
        expectedDecisionOn: '2026-02-30',
        routing: null,
      },
    });
    expect(message).toContain('"contacts[0].name" is empty');
    expect(message).toContain('"contacts[0].level" must be one of executive, manager, user.');
    expect(message).toContain('"amount.minor" must be a whole number');
    expect(message).toContain('"expectedDecisionOn" is not written as a day, like 2026-01-05.');
  });

  test('says which words and numbers a rating may be', () => {
    const input = { dimension: 'P', rating: 5, evidence: null, observedAt: null };
    const { message } = refusal({ type: 'AssessDimension', input });
    expect(message).toContain('"rating" must be one of 0, 1, 2, 3, 4, unknown, not_yet, cannot_satisfy.');
  });

  test('keeps its place in the batch', () => {
    expect(refusal({ type: 'AddNote', input: {} }, 3).index).toBe(3);
  });

  test('never repeats what may be personal', () => {
    const { message, remedy } = refusal({ type: 'AddNote', input: { note: { secret: 'Ada Lovelace' } } });
    expect(`${message} ${remedy}`).not.toContain('Ada');
  });

  test.each([
    [{ type: 'ClaimLed', input: {} }, /There is no command "ClaimLed"\. Did you mean "ClaimLead"\?/],
    [{ input: {} }, /A command has no type/],
    [null, /A command has no type/],
    ['AddNote', /A command has no type/],
  ])('%j is no command', (value, sentence) => {
    expect(refusal(value).message).toMatch(sentence);
  });
});
