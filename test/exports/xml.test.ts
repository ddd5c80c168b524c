// Is everything that a text may hold written so that XML can hold it?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { date, string } from '../../exports/xes/xml.ts';

test('whatever a value holds, it stays inside its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const inside = /^<string key="k" value="([^"<>]*)"\/>$/.exec(string('k', value))?.[1];
      expect(inside).toBeDefined();
      expect(inside).not.toMatch(/&(?!(amp|lt|gt|quot|#10|#13|#9);)/);
      expect(inside).not.toMatch(/[\u0000-\u001f]/);
    }),
  );
});

test('quotes, angles, ampersands and lines are referred to', () => {
  expect(string('note', 'A & B <c> "d"\n')).toBe(
    '<string key="note" value="A &amp; B &lt;c&gt; &quot;d&quot;&#10;"/>',
  );
});

test('an instant has an offset', () => {
  expect(date('t', '2026-01-05T09:00:00.000Z')).toBe('<date key="t" value="2026-01-05T09:00:00.000+00:00"/>');
});
