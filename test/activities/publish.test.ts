// Does one publish send each batch once, hold still when cancelled, and say when to come back?
import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { createBreaker } from '../../activities/breaker.ts';
import { createPublishActivities } from '../../activities/publish.ts';
import type { EventPublisher } from '../../activities/event-publisher.ts';
import { envelopeOf } from './publisher-contract.ts';

const batch = [envelopeOf('00000000-0000-7000-8000-000000000001', 1)];
const run = (publisher: EventPublisher, environment = new MockActivityEnvironment()): Promise<void> =>
  environment.run(createPublishActivities({ publisher }).publish, batch);

test('a failure asks for a retry, never ends the batch', async () => {
  const publisher = { append: () => Promise.reject(new Error('connect ECONNREFUSED')) };
  await expect(run(publisher)).rejects.toMatchObject({
    type: 'stream_away',
    nonRetryable: false,
    nextRetryDelay: expect.anything(),
  });
});

test('while the stream is away an attempt fails in no time and without asking it', async () => {
  let asked = 0;
  const breaker = createBreaker();
  const { publish } = createPublishActivities({
    publisher: { append: async () => void (asked += 1) },
    breaker: { ...breaker, refusal: () => 7_000 },
  });
  const began = performance.now();
  await expect(new MockActivityEnvironment().run(publish, batch)).rejects.toMatchObject({
    nextRetryDelay: 7_000,
  });
  expect(performance.now() - began).toBeLessThan(50);
  expect(asked).toBe(0);
});

test('who watches the outboxes hears of a batch once when it waits, and once when it is out', async () => {
  const heard: string[] = [];
  const watch = { waits: () => void heard.push('waits'), isOut: () => void heard.push('is out') };
  const attempt = (number: number, append: EventPublisher['append']): Promise<void> =>
    new MockActivityEnvironment({ attempt: number }).run(
      createPublishActivities({ publisher: { append }, watch }).publish,
      batch,
    );
  const away = () => Promise.reject(new Error('away'));
  const there = () => Promise.resolve();
  await expect(attempt(1, away)).rejects.toThrow();
  await expect(attempt(2, away)).rejects.toThrow();
  await attempt(3, there);
  expect(heard).toEqual(['waits', 'is out']);
  // What goes out at once is told to nobody.
  await attempt(1, there);
  expect(heard).toEqual(['waits', 'is out']);
});

test('an attempt whose run has gone on ends as cancelled', async () => {
  const environment = new MockActivityEnvironment();
  const publisher: EventPublisher = {
    append: (_, signal) =>
      new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  };
  const running = run(publisher, environment);
  environment.cancel('NOT_FOUND');
  await expect(running).rejects.toMatchObject({ name: 'CancelledFailure' });
});
