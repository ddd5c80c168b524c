// Is money in several currencies added exactly, by the rate of the day, and never where there is none?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addedInBase } from '../../domain/base-currency.ts';
import type { SumInCurrency } from '../../domain/base-currency.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { playbook } from '../support/domain-world.ts';

const rated: Playbook = {
  ...playbook,
  money: {
    currency: 'USD',
    rates: [
      { currency: 'EUR', from: '2026-01-01', rate: 1.08 },
      { currency: 'JPY', from: '2026-01-01', rate: 0.0067 },
      { currency: 'KWD', from: '2026-01-01', rate: 3.25 },
      { currency: 'VND', from: '2026-01-01', rate: 4e-7 },
      { currency: 'EUR', from: '2026-07-01', rate: 1.1 },
    ],
  },
};
const inUsd = (day: string, ...sums: readonly (readonly [string, bigint])[]): string => {
  const { minor, unrated } = addedInBase(
    sums.map(([currency, amount]) => ({ currency, minor: amount })),
    rated,
    day,
  );
  return [`${minor} USD`, ...unrated.map((sum) => `${sum.minor} ${sum.currency}`)].join(' · ');
};

test('a currency without a rate stands apart and is added to nothing', () => {
  expect(inUsd('2026-03-01', ['USD', 100n], ['CHF', 500n], ['EUR', 100n], ['CHF', 1n])).toBe(
    '208 USD · 501 CHF',
  );
});

test('yen have no minor digits, dinars have three', () => {
  expect(inUsd('2026-03-01', ['JPY', 10_000n])).toBe('6700 USD');
  expect(inUsd('2026-03-01', ['KWD', 1_000n])).toBe('325 USD');
  expect(inUsd('2026-03-01', ['VND', 1_000_000n])).toBe('40 USD');
});

test('the base may be yen or dinars', () => {
  const inBase = (currency: string): bigint =>
    addedInBase(
      [{ currency: 'EUR', minor: 100_000n }],
      { ...rated, money: { currency, rates: [{ currency: 'EUR', from: '2026-01-01', rate: 0.333 }] } },
      '2026-03-01',
    ).minor;
  expect([inBase('JPY'), inBase('KWD')]).toEqual([333n, 333_000n]);
});

test('a rate holds from its day on, until the next one, and not before', () => {
  expect(inUsd('2025-12-31', ['EUR', 100n])).toBe('0 USD · 100 EUR');
  expect(inUsd('2026-01-01', ['EUR', 100n])).toBe('108 USD');
  expect(inUsd('2026-06-30', ['EUR', 100n])).toBe('108 USD');
  expect(inUsd('2026-07-01', ['EUR', 100n])).toBe('110 USD');
});

test('sums beyond 2^53 are exact to the last cent', () => {
  const much = 2n ** 60n + 1n;
  expect(inUsd('2026-03-01', ['USD', much], ['USD', 2n])).toBe(`${much + 2n} USD`);
  expect(inUsd('2026-03-01', ['EUR', 100n * much])).toBe(`${108n * much} USD`);
});

test('rounding happens once, at the end', () => {
  // 3.24 and 1.34 cents: rounded one by one they would make four.
  expect(inUsd('2026-01-01', ['EUR', 3n], ['JPY', 2n])).toBe('5 USD');
});

test('the rates that were used are told with the day since which they hold', () => {
  const { rates } = addedInBase(
    ['USD', 'JPY', 'EUR', 'CHF'].map((currency): SumInCurrency => ({ currency, minor: 1n })),
    rated,
    '2026-08-01',
  );
  expect(rates).toMatchObject([
    { currency: 'EUR', rate: 1.1, from: '2026-07-01' },
    { currency: 'JPY', rate: 0.0067, from: '2026-01-01' },
    { currency: 'USD', rate: 1, from: null },
  ]);
});

test('it does not matter in which order or in how many parts a sum comes', () => {
  const part = fc.record({
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CHF'),
    minor: fc.bigInt({ min: 0n, max: 2n ** 70n }),
  });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const halves = parts.flatMap(({ currency, minor }) => [
        { currency, minor: minor / 2n },
        { currency, minor: minor - minor / 2n },
      ]);
      expect(addedInBase(halves.reverse(), rated, '2026-08-01')).toEqual(
        addedInBase(parts, rated, '2026-08-01'),
      );
    }),
  );
});
