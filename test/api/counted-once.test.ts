// Is what took long to count told again for a while, what is quick counted anew, and a failure never kept?
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { countedOnce } from '../../api/counted-once.ts';

interface Counts {
  readonly no: number;
}

/** Counts how often it was asked to. @param ms how long a count takes */
const countsOf = (ms: number): (() => Promise<Counts>) => {
  let no = 0;
  return async () => {
    no += 1;
    const own = no;
    await pause(ms);
    return { no: own };
  };
};

test('who asks the same at the same time waits for one count, and who asks something else for another', async () => {
  const counter = countedOnce<Counts>();
  const [mine, other] = [countsOf(5), countsOf(5)];
  const told = await Promise.all([counter('a', mine), counter('a', mine), counter('b', other)]);
  expect(told).toEqual([{ no: 1 }, { no: 1 }, { no: 1 }]);
  expect(await other()).toEqual({ no: 2 });
});

test('what is counted quickly is counted anew for whoever asks next', async () => {
  const counter = countedOnce<Counts>();
  const counts = countsOf(0);
  await counter('a', counts);
  expect(await counter('a', counts)).toEqual({ no: 2 });
});

test('what took long is told again', async () => {
  const counter = countedOnce<Counts>({ quickMs: 0, times: 100_000, longestMs: 60_000 });
  const counts = countsOf(5);
  await counter('a', counts);
  expect(await counter('a', counts)).toEqual({ no: 1 });
});

test.each([
  { times: 100_000, longestMs: 1 },
  { times: 0.001, longestMs: 60_000 },
])('but for no longer than it may: %o', async (patience) => {
  const counter = countedOnce<Counts>({ quickMs: 0, ...patience });
  const counts = countsOf(5);
  await counter('a', counts);
  await pause(50);
  expect(await counter('a', counts)).toEqual({ no: 2 });
});

test('a failure is told to all who waited, and the next one counts anew', async () => {
  const counter = countedOnce<Counts>({ quickMs: 0, times: 1_000, longestMs: 60_000 });
  const failing = async (): Promise<Counts> => {
    await pause(5);
    throw new Error('away');
  };
  const told = await Promise.allSettled([counter('a', failing), counter('a', failing)]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await counter('a', countsOf(0))).toEqual({ no: 1 });
});
