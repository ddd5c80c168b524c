// Is a repeated command known, and another one under its id refused?
import { describe, expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { printOf, uuidOf } from '../../workflows/command-print.ts';
import { answerOf, remember, requireRoom } from '../../workflows/command-ring.ts';
import type { Remembered } from '../../workflows/command-ring.ts';
import { assess, contact, obtain, owner, routing } from '../support/domain-world.ts';
import { batchOf } from '../support/batch.ts';

const hour = 3_600_000;
const entry = (id: number, at: number): Remembered => ({ id: String(id), at, print: '', seq: id, types: [] });
const filled = (count: number, spacing: number): readonly Remembered[] =>
  Array.from({ length: count }, (_, index) => entry(index, index * spacing)).reduce<readonly Remembered[]>(
    remember,
    [],
  );

describe('the ring', () => {
  test('keeps 256 ids however old they are', () => {
    expect(filled(400, 2 * hour)).toHaveLength(257);
  });

  test('keeps every id of a day and a little more, as long as a command may carry it', () => {
    const ring = filled(1_500, 60_000);
    expect(ring.length).toBe(24 * 60 + 5);
    expect(ring[0]!.at).toBeGreaterThan(1_499 * 60_000 - 24.2 * hour);
  });

  test('is full at 2,000 ids of one day, and has room again when they are old', () => {
    const ring = filled(2_000, 1_000);
    expect(() => requireRoom(ring, 2_000_000)).toThrow(/2000 commands within a day/);
    expect(() => requireRoom(ring, 25 * hour + 2_000_000)).not.toThrow();
  });

  test('answers a repeat with the same events, and refuses another command under the id', () => {
    const batch = batchOf('ada', [assess('P', 1)]);
    const ring = remember([], {
      id: batch.commandId,
      at: 0,
      print: printOf(batch),
      seq: 9,
      types: ['A', 'B'],
    });
    expect(answerOf(ring, batch, 'lead')).toEqual({
      ...{ leadId: 'lead', seq: 9, duplicate: true },
      events: [
        { type: 'A', seq: 8 },
        { type: 'B', seq: 9 },
      ],
    });
    expect(() => answerOf(ring, { ...batch, commands: [assess('P', 2)] }, 'lead')).toThrow(
      /used for another command/,
    );
  });
});

describe('the print of a command', () => {
  const printed = (...commands: LeadCommand[]): string => printOf(batchOf('ada', commands));
  const claim = (expiresAt: string, claimsToday: number): LeadCommand => ({
    type: 'ClaimLead',
    input: {
      ...{ owner: owner('ben'), reservation: { ownershipNo: 1, expiresAt }, claimsToday },
      expertise: { industries: [], products: [] },
    },
  });

  test('does not change with what a door looks up anew each time', () => {
    expect(printed(claim('2026-01-05T09:00:00.000Z', 0))).toBe(printed(claim('2026-01-05T09:05:00.000Z', 3)));
    expect(printed(obtain())).toBe(printed(obtain({ routing: { ...routing, rep_office: null } })));
    const sealed = (text: string): LeadCommand =>
      obtain({ contacts: [{ ...contact('c1'), email: { sealed: text, token: 't' } }] });
    expect(printed(sealed('one'))).toBe(printed(sealed('two')));
  });

  test('changes with what was asked, and with who asks', () => {
    expect(printed(assess('P', 1))).not.toBe(printed(assess('P', 2)));
    expect(printed(assess('P', 1))).not.toBe(printed(assess('P', 1), assess('P', 1)));
    expect(printOf(batchOf('ben', [assess('P', 1)]))).not.toBe(printed(assess('P', 1)));
  });

  test('makes ids that are UUIDs, the same for the same text and different for others', () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => uuidOf(`lead:${index}`));
    expect(new Set(ids).size).toBe(5_000);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
    expect(uuidOf('lead:1')).toBe(ids[1]);
  });
});
