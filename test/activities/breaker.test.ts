// Does a stream that is away cost next to nothing, and is it asked again in time?
import { describe, expect, test } from 'vitest';
import { createBreaker } from '../../activities/breaker.ts';

const breakerAt = (random = 0.5) => {
  const clock = { now: 1_000_000 };
  return { clock, breaker: createBreaker({ now: () => clock.now, random: () => random }) };
};

describe('a breaker', () => {
  test('lets everything pass while nothing fails', () => {
    const { breaker } = breakerAt();
    expect(breaker.refusal()).toBeNull();
    expect(breaker.refusal()).toBeNull();
  });

  test('takes a first failure for a blip: soon again, and nobody is refused', () => {
    const { breaker } = breakerAt();
    expect(breaker.failed()).toBeLessThanOrEqual(2_000);
    expect(breaker.refusal()).toBeNull();
  });

  test('counts what failed together once', () => {
    const { breaker } = breakerAt();
    for (let lead = 0; lead < 50; lead += 1) breaker.failed();
    expect(breaker.refusal()).toBeNull();
  });

  test('from the second failure on lets one attempt try and sends all others away for 5 to 60 s', () => {
    const { clock, breaker } = breakerAt();
    breaker.failed();
    clock.now += 1_000;
    expect(breaker.failed()).toBeGreaterThanOrEqual(5_000);
    expect(breaker.refusal()).toBeGreaterThanOrEqual(5_000);
    clock.now += 5_000;
    expect(breaker.refusal()).toBeNull();
    expect(breaker.refusal()).toBeGreaterThanOrEqual(5_000);
  });

  test('never sends anybody away for more than a minute', () => {
    const { clock, breaker } = breakerAt(1);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      clock.now += 60_000;
      expect(breaker.failed()).toBeLessThanOrEqual(60_000);
    }
  });

  test('sends nobody away for longer than the stream has been, once that is more than ten seconds', () => {
    const { clock, breaker } = breakerAt(1);
    breaker.failed();
    for (let second = 1; second <= 40; second += 1) {
      clock.now += 1_000;
      expect(breaker.failed()).toBe(Math.max(10, second) * 1_000);
    }
  });

  test('closes with the first success', () => {
    const { clock, breaker } = breakerAt();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      clock.now += 10_000;
      breaker.failed();
    }
    clock.now += 10_000;
    expect(breaker.refusal()).toBeNull();
    breaker.succeeded();
    expect(breaker.refusal()).toBeNull();
    expect(breaker.refusal()).toBeNull();
  });
});
