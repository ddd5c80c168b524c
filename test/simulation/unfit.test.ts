// Does a company in which the first talk ends nine of ten leads have so many of these, and lose none of what follows it?
import { expect, test } from 'vitest';
import { simulated } from './simulated.ts';

// Some are merged before it, or come back later.
test('of ten leads about eight end at the first talk, and the others live on', async () => {
  const { envelopes, answers } = await simulated(300, 5, 'planted', 0.9);
  const { leads, disqualified, won, lost } = answers.total;
  expect(leads).toBe(300);
  expect(disqualified / leads).toBeGreaterThan(0.75);
  expect(disqualified / leads).toBeLessThan(0.95);
  expect(won).toBeGreaterThan(0);
  expect(lost).toBeGreaterThan(0);
  // Full lives have more than a hundred events each.
  expect(envelopes.length / leads).toBeLessThan(35);
});
