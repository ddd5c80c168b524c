// Is whatever a lead can wait for told in the reader's language, not in the engine's?
import { expect, test } from 'vitest';
import { nextSteps } from '../../domain/next-steps.ts';
import { stepWords } from '../../web/steps/step-words.ts';
import { zh } from '../../web/words/zh.ts';
import { lives } from '../support/random-lives.ts';

const words: Readonly<Record<string, string>> = zh;
const speaker = {
  t: (key: string, values: Readonly<Record<string, string>> = {}): string =>
    (words[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '?'),
  office: () => '代表处',
};
/** Letters of dimensions and grades, ids, roles of which only ids are known. */
const english = /[a-z]{3,} [a-z]{2,}|step\.|_/u;

test('every step and who may do it, of many lives', () => {
  const kinds = new Set<string>();
  const strange = new Set<string>();
  lives((_before, _events, after, now, policy) => {
    for (const { what, who } of nextSteps(after, policy, now))
      for (const sentence of [what, ...(who.startsWith('a ') ? [who] : [])]) {
        const told = stepWords(sentence, speaker);
        kinds.add(sentence.replaceAll(/[\d.]+/g, '').slice(0, 24));
        // What a gate lacks is told by the engine, but for its beginning.
        if (english.test(told.split('通过还缺')[0]!)) strange.add(`${sentence} → ${told}`);
      }
  });
  expect([...strange].slice(0, 12)).toEqual([]);
  expect(kinds.size).toBeGreaterThan(15);
});

test('a sentence nobody has translated is told as it is', () => {
  expect(stepWords('Whistle twice.', speaker)).toBe('Whistle twice.');
});
