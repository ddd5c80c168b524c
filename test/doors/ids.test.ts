// Are ids the same for the same thing, and different for different ones?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandIdOf, leadIdOf, newId } from '../../doors/ids.ts';

test('a row of another system is always the same lead', () => {
  expect(leadIdOf('leadforge', 'lead_000001')).toBe(leadIdOf('leadforge', 'lead_000001'));
  expect(leadIdOf('leadforge', 'lead_000001')).not.toBe(leadIdOf('other', 'lead_000001'));
  expect(leadIdOf('leadforge', 'x')).not.toBe(commandIdOf('leadforge', 'x'));
});

test('parts do not run together', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      fc.pre(!`${one}${other}`.includes('\u0000'));
      expect(commandIdOf(one, other)).not.toBe(commandIdOf(`${one}${other}`));
    }),
  );
});

test('new ids sort by the time they were made', () => {
  const ids = Array.from({ length: 50 }, () => newId());
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(50);
});
