// Does the console say everything in every language, and does it call every command and event by a name?
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandsIn } from '../../web/command/fields.ts';
import { stages, tiers } from '../../web/board/cells.ts';
import { en } from '../../web/words/en.ts';
import { zh } from '../../web/words/zh.ts';
import { LossReason, Place, Role } from '../../events/vocabulary.ts';
import { root, sourceFiles, textOf } from '../architecture/tree.ts';

test('every key stands in both languages, with words', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  for (const words of [en, zh])
    expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('both languages leave the same places open', () => {
  const placesIn = (text: string): readonly string[] =>
    [...text.matchAll(/\{\{\w+\}\}/g)].map(([all]) => all).sort();
  const different = Object.entries(en).filter(
    ([key, text]) => placesIn(text).join() !== placesIn(zh[key as keyof typeof zh]).join(),
  );
  expect(different).toEqual([]);
});

test('no key is said in two files, of which one would go unheard', () => {
  for (const language of ['en', 'zh']) {
    const keys = sourceFiles
      .filter((path) => path === `web/words/${language}.ts` || path.startsWith(`web/words/${language}/`))
      .flatMap((path) => [...textOf(path).matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1]!));
    expect(keys.length).toBeGreaterThan(500);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  }
});

test('every key that a page names is there', () => {
  const named = sourceFiles
    .filter((path) => path.startsWith('web/'))
    .flatMap((path) => [...textOf(path).matchAll(/\bt\('([^']+)'/g)].map((match) => match[1]!));
  expect(named.length).toBeGreaterThan(40);
  // Of what is counted there is a word for one and one for more.
  expect(named.filter((key) => !(key in en || `${key}_other` in en))).toEqual([]);
});

test('whatever the contract can tell has a name', () => {
  const contract: unknown = JSON.parse(textOf('contracts/openapi.json'));
  const events = readdirSync(join(root, 'contracts/events')).map((file) => file.split('.')[0]!);
  const wanted = [
    ...commandsIn(contract).map((command) => `command.${command}`),
    ...events.map((event) => `event.${event}`),
    ...[...Place.options, ...stages].map((place) => `place.${place}`),
    ...tiers.map((tier) => `tier.${tier}`),
    ...Role.options.map((role) => `role.${role}`),
    ...LossReason.options.map((reason) => `reason.${reason}`),
  ];
  expect(wanted.length).toBeGreaterThan(90);
  expect(wanted.filter((key) => !(key in en))).toEqual([]);
});
