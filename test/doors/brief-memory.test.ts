// Is an answer fetched once for all who ask within a while, and a failure forgotten at once?
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { briefly } from '../../doors/brief-memory.ts';

/** Counts how often it was asked. */
const counting = (): (() => Promise<number>) => {
  let asked = 0;
  return async () => {
    asked += 1;
    const own = asked;
    await pause(5);
    return own;
  };
};

test('whoever asks within the while is told the same, also before the answer is there', async () => {
  const remembered = briefly(60_000, counting());
  expect(await Promise.all([remembered(), remembered()])).toEqual([1, 1]);
  expect(await remembered()).toBe(1);
});

test('afterwards it is fetched anew', async () => {
  const remembered = briefly(1, counting());
  await remembered();
  await pause(20);
  expect(await remembered()).toBe(2);
});

test('who asks after the while does not wait for an answer that never comes', async () => {
  const answers = [new Promise<string>(() => undefined), Promise.resolve('there')];
  const remembered = briefly(20, async () => answers.shift() ?? 'none');
  remembered().catch(() => undefined);
  await pause(50);
  expect(await remembered()).toBe('there');
});

test('a failure is told to all who waited, and the next one asks again', async () => {
  let asked = 0;
  const remembered = briefly(60_000, async () => {
    asked += 1;
    await pause(5);
    if (asked === 1) throw new Error('away');
    return asked;
  });
  const told = await Promise.allSettled([remembered(), remembered()]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await remembered()).toBe(2);
});
