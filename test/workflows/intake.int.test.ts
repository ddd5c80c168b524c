// Is a command taken exactly once or refused for nothing, whatever is sent?
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Batch } from '../../events/commands/batch.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, contact, obtain, offer } from '../support/domain-world.ts';
import { OwnLeads } from '../support/own-leads.ts';
import { refusalOf } from '../support/refusal.ts';
import { batchOf } from '../support/batch.ts';
import { requireOrderedStream } from '../support/stream-order.ts';

const own = new OwnLeads();
const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };

describe('a refusal', () => {
  test('costs no history and changes nothing', async () => {
    const leadId = await own.obtained();
    await own.settled(leadId);
    const before = [await own.leads.history(leadId), await own.leads.lead(leadId)];
    expect(
      await refusalOf(own.leads.do(leadId, 'ada', { type: 'ReleaseLead', input: { reason: 'no time' } })),
    ).not.toBe('accepted');
    expect(await refusalOf(own.leads.obtain(leadId))).toBe('already_obtained');
    expect([await own.leads.history(leadId), await own.leads.lead(leadId)]).toEqual(before);
  });

  test('tells which command of a batch it was, and undoes those before it', async () => {
    const leadId = await own.obtained();
    const batch = batchOf('ada', [assess('P', 3), { type: 'ReleaseLead', input: { reason: 'no time' } }]);
    const refused = own.leads.send(leadId, batch);
    await expect(refused).rejects.toMatchObject({
      cause: { details: [{ index: 1, remedy: expect.any(String) }] },
    });
    expect((await own.leads.lead(leadId)).dimensions.P).toBeNull();
  });

  test.each<[string, Partial<Batch>, string]>([
    [
      'an issue time over a day ago',
      { issuedAt: new Date(Date.now() - 86_460_000).toISOString() },
      'stale_command',
    ],
    [
      'an issue time in the future',
      { issuedAt: new Date(Date.now() + 360_000).toISOString() },
      'invalid_input',
    ],
    ['an internal command', { commands: [offer('ben')] }, 'internal_command'],
    ['the engine as actor', { actor: { kind: 'engine', rule: 'deadline' } }, 'internal_command'],
    ['no commands', { commands: [] }, 'invalid_input'],
    ['a command id that is none', { commandId: 'mine' }, 'invalid_input'],
    [
      'a NUL in a text',
      { commands: [{ type: 'DisqualifyLead', input: { reason: 'a\0b' } }] },
      'not_permitted',
    ],
  ])('meets %s', async (_, changes, code) => {
    expect(
      await refusalOf(own.leads.send(await own.obtained(), batchOf('ada', [assess('P', 3)], changes))),
    ).toBe(code);
  });

  test('meets an event that no broker would take, and text that no database would', async () => {
    const leadId = await own.obtained();
    const enrich = (title: string): LeadCommand => ({
      type: 'EnrichLead',
      input: {
        ...{
          customer: null,
          need: null,
          channel: null,
          informant: null,
          counterpartContactId: null,
          amount: null,
        },
        ...{ expectedDecisionOn: null, routing: null },
        contacts: [{ ...contact('c9'), title }],
      },
    });
    expect(await refusalOf(own.leads.do(leadId, 'ada', enrich('x'.repeat(66_000))))).toBe('invalid_input');
    expect(await refusalOf(own.leads.do(leadId, 'ada', enrich('a\0b')))).toBe('invalid_input');
    expect(await refusalOf(own.leads.do(leadId, 'ada', enrich('half \ud83d')))).toBe('invalid_input');
    expect(await refusalOf(own.leads.do(leadId, 'ada', enrich(String.raw`a written \u0000`)))).toBe(
      'accepted',
    );
  });
});

describe('one command id', () => {
  test('sent twice counts once and is answered the same', async () => {
    const leadId = await own.obtained();
    const batch = batchOf('ada', [assess('P', 1)]);
    const first = await own.leads.send(leadId, batch);
    expect(await own.leads.sendAgain(leadId, batch)).toEqual({ ...first, duplicate: true });
    expect((await own.leads.lead(leadId)).seq).toBe(first.seq);
  });

  test('that made no event is remembered as well', async () => {
    const leadId = await own.obtained();
    await own.leads.do(leadId, 'ada', assess('P', 1));
    const batch = batchOf('ada', [{ type: 'EvaluateLead', input: { sendBack: null, stated: null } }]);
    const answer = await refusalOf(
      own.leads.send(leadId, { ...batch, actor: batchOf('vera', [assess('P', 1)]).actor }),
    );
    expect(answer).toBe('accepted');
    const repeat = { ...batch, actor: batchOf('vera', [assess('P', 1)]).actor };
    expect(await own.leads.sendAgain(leadId, repeat)).toMatchObject({ events: [], duplicate: true });
  });

  test('with another content is refused without a trace', async () => {
    const leadId = await own.obtained();
    const batch = batchOf('ada', [assess('P', 1)]);
    await own.leads.send(leadId, batch);
    await own.published(leadId);
    const before = await own.leads.history(leadId);
    expect(await refusalOf(own.leads.sendAgain(leadId, { ...batch, commands: [assess('P', 2)] }))).toBe(
      'command_id_reused',
    );
    expect(await own.leads.history(leadId)).toEqual(before);
  });
});

describe('a defect', () => {
  const nonsense = (): Batch => batchOf('ada', [{ type: 'AddNote', input: null } as unknown as LeadCommand]);

  test('met by a running lead is told, and the lead lives on', async () => {
    const leadId = await own.obtained();
    const broken = batchOf('ada', [
      { type: 'AssessPain', input: {} } as unknown as LeadCommand,
      obtain({ customer: 7 as never }),
    ]);
    expect(await refusalOf(own.leads.send(leadId, nonsense()))).toBe('invalid_input');
    expect(await refusalOf(own.leads.send(leadId, broken))).not.toBe('accepted');
    expect(await refusalOf(own.leads.do(leadId, 'ada', assess('P', 1)))).toBe('accepted');
  });

  test('met by a lead that a command woke does not wedge it', async () => {
    const leadId = await own.obtained();
    await own.leads.do(leadId, 'mia', lose);
    await own.leads.handle(leadId).result();
    const broken = batchOf('mia', [{ type: 'NoSuchCommand', input: {} } as unknown as LeadCommand]);
    expect(await refusalOf(own.leads.send(leadId, broken))).toBe('defect');
    await own.leads.handle(leadId).result();
    expect(
      await own.leads.do(leadId, 'mia', { type: 'ReopenLead', input: { reason: 'they called' } }),
    ).toMatchObject({ duplicate: false });
  });
});

test('a lead that does not exist anywhere answers so, and its run fails so that it can be obtained', async () => {
  const leadId = randomUUID();
  expect(await refusalOf(own.leads.do(leadId, 'ada', assess('P', 1)))).toBe('lead_not_found');
  await expect(own.leads.handle(leadId).result()).rejects.toMatchObject({
    cause: { type: 'lead_not_found' },
  });
  expect(await own.leads.obtain(leadId)).toMatchObject({ duplicate: false });
});

test('an operator who cancels a lead loses nothing: it is published, rests, and the next command wakes it', async () => {
  const leadId = await own.obtained();
  await own.leads.handle(leadId).cancel();
  await expect(own.leads.handle(leadId).result()).rejects.toThrow('Workflow execution cancelled');
  const { seq } = await own.leads.do(leadId, 'ada', assess('P', 1));
  await own.published(leadId);
  expect(requireOrderedStream(own.stream.of(leadId)).get(leadId)).toBe(seq);
});
