// Do read models that ask the same of a change share one answer?
import { expect, test } from 'vitest';
import { turnsOf } from '../../projections/churn/turns.ts';
import { oncePerChange } from '../../projections/once-per-change.ts';
import type { LeadChange } from '../../projections/read-model.ts';
import { staysOf } from '../../projections/stage-visit/stays.ts';

const change = (leadId: string): LeadChange => ({ leadId, before: null, latestBefore: null, events: [] });

test('a change is folded once, however many ask', () => {
  const folded: string[] = [];
  const fold = oncePerChange(({ leadId }) => {
    folded.push(leadId);
    return { leadId };
  });
  const [one, other] = [change('one'), change('other')];
  expect([fold(one), fold(other), fold(one)]).toEqual([
    { leadId: 'one' },
    { leadId: 'other' },
    { leadId: 'one' },
  ]);
  expect(folded).toEqual(['one', 'other']);
});

test('a fold that fails is tried again by whoever asks next', () => {
  let tries = 0;
  const fold = oncePerChange(({ leadId }) => {
    tries += 1;
    if (tries === 1) throw new TypeError('Nothing to fold.');
    return { leadId };
  });
  const one = change('one');
  expect(() => fold(one)).toThrow('Nothing to fold.');
  expect(fold(one)).toEqual({ leadId: 'one' });
});

test('turns and stays of a change are the same objects for whoever asks', () => {
  const one = change('one');
  expect(turnsOf(one)).toBe(turnsOf(one));
  expect(staysOf(one)).toBe(staysOf(one));
});
