// Does what report pages ask and draw follow from what their address says and what the API tells?
import { expect, test } from 'vitest';
import { askedIn, only, reportWords, sharedIn, withWord } from '../../web/reports/asked.ts';
import { monthEnds } from '../../web/reports/month-ends.ts';
import { flowOf } from '../../web/reports/move-flow.ts';

test('an address says what is asked; what no report knows is told', () => {
  const asked = askedIn({
    tier: 'region',
    from: '2026-01-01',
    by: 'class',
    channel: 7,
  });
  expect(asked).toEqual({ tier: 'region', from: '2026-01-01', by: 'class', channel: '7' });
  expect(() => reportWords('by')({ tier: 'region', strange: 'x', which: 'all' })).toThrow(
    'strange=x, which=all',
  );
  expect(sharedIn(asked)).toEqual({ tier: 'region', from: '2026-01-01', channel: '7' });
  expect(only(asked, ['by'])).toEqual({ by: 'class' });
  expect(withWord(asked, 'tier', null)).toEqual({ from: '2026-01-01', by: 'class', channel: '7' });
  expect(withWord({}, 'tier', 'region')).toEqual({ tier: 'region' });
});

test('months end on their last day, over the turn of a year too', () => {
  expect(monthEnds('2026-03-05', 4)).toEqual([
    ...['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-05'],
  ]);
});

test('a flow of moves never comes back to where it was', () => {
  const moves = [
    { from: 'evaluate', to: 'cross_verify', way: 'onward', moves: 5 },
    { from: 'cross_verify', to: 'evaluate', way: 'back', moves: 2 },
    { from: 'evaluate', to: 'nurture', way: 'out', moves: 3 },
    { from: 'nurture', to: 'evaluate', way: 'again', moves: 1 },
    { from: 'nurture', to: 'lost', way: 'out', moves: 1 },
    { from: 'won', to: 'evaluate', way: 'again', moves: 1 },
    { from: 'convert', to: 'won', way: 'onward', moves: 4 },
  ] as const;
  const { nodes, links } = flowOf(moves);
  expect(links.reduce((sum, { value }) => sum + value, 0)).toBe(17);
  const sources = new Set(links.map(({ source }) => source));
  // Whoever went back, out or to an order has arrived; who comes again has come from nowhere.
  for (const { id, as } of nodes) {
    if (as === 'back' || as === 'out' || id === 'way won') expect(sources, id).not.toContain(id);
    if (as === 'again') expect(links.map(({ target }) => target)).not.toContain(id);
  }
});
