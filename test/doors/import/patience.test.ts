// What does an import do when the engine does not answer? It says so, tries again for a while, and ends with what is done.
import { expect, test } from 'vitest';
import { deliverRow } from '../../../doors/import/deliver-row.ts';
import type { Delivered, DeliveryRound } from '../../../doors/import/deliver-row.ts';
import { createPatience } from '../../../doors/import/patience.ts';
import { DoorRejection } from '../../../doors/door-rejection.ts';
import type { DoorCode } from '../../../doors/door-rejection.ts';

const row = { leadId: '0199c0de-0000-7000-8000-000000000000', externalId: 'a1', commands: [] };
const receipt = { leadId: row.leadId, seq: 3, events: [], duplicate: false };
const refusal = (code: DoorCode): DoorRejection => new DoorRejection(code, 'It did not.', 'Look.');

/** An engine behind a clock that only waiting moves; `answer` is asked each time with the milliseconds gone by. */
const world = (answer: (ms: number) => typeof receipt | DoorRejection, answerMs = 20_000) => {
  const told: string[] = [];
  let ms = 0;
  const patience = createPatience({
    imported: () => 1_234,
    tell: (sentence) => told.push(sentence),
    now: () => ms,
    pause: async (pauseMs) => {
      ms += pauseMs;
    },
  });
  const send: DeliveryRound['send'] = async () => {
    const answered = answer(ms);
    if (!(answered instanceof DoorRejection)) return answered;
    if (answered.code === 'engine_unavailable') ms += answerMs;
    throw answered;
  };
  const round: DeliveryRound = { actor: { kind: 'service', name: 'crm' }, send, patience };
  return { deliver: (): Promise<Delivered> => deliverRow(round, row), told, gone: () => ms };
};

test('an engine that stays silent is told of, and ends the import with what is done', async () => {
  const { deliver, told, gone } = world(() => refusal('engine_unavailable'));
  await expect(deliver()).rejects.toMatchObject({
    message: 'The import stopped with 1,234 leads imported: It did not.',
    remedy: expect.stringMatching(/leadcycle status.*run the same import again/u) as string,
    code: 'engine_unavailable',
  });
  expect(told[0]).toMatch(/does not answer; the import tries again for 120 seconds\. .*`leadcycle status`/u);
  expect(told.length).toBeGreaterThan(2);
  expect(told.length).toBeLessThan(8);
  expect(gone()).toBeGreaterThan(120_000);
  expect(gone()).toBeLessThan(200_000);
});

test('what answers in time goes on as if nothing had been, and that is told too', async () => {
  const { deliver, told } = world((ms) => (ms < 50_000 ? refusal('engine_unavailable') : receipt));
  expect(await deliver()).toEqual({ kind: 'imported', events: 0 });
  expect(told.at(-1)).toBe('The engine answers again.');
});

test('a lead that is too busy is asked again without a word, but not for ever', async () => {
  const busy = world(() => refusal('too_busy'));
  await expect(busy.deliver()).rejects.toMatchObject({ code: 'too_busy' });
  expect(busy.told).toEqual([]);
  expect(busy.gone()).toBeLessThan(120_000);
});

test('one row that gives up ends the waiting of all others', async () => {
  const { deliver } = world(() => refusal('engine_unavailable'));
  const rows = await Promise.allSettled([deliver(), deliver(), deliver()]);
  expect(rows.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});

test('a refusal is an answer: the row is rejected, and nobody waits any longer', async () => {
  const { deliver, told } = world((ms) => refusal(ms < 1_000 ? 'engine_unavailable' : 'move_not_allowed'));
  expect(await deliver()).toEqual({ kind: 'rejected', because: 'It did not. Look.' });
  expect(told.at(-1)).toBe('The engine answers again.');
});
