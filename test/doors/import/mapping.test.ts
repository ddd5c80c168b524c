// Is a mistake in a mapping file told with its line?
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDayReader } from '../../../doors/import/day-start.ts';
import { readMapping } from '../../../doors/import/mapping.ts';
import { temporaryFolder } from '../../stack/temporary-folder.ts';

const shipped = readFileSync('examples/crm-export.mapping.yaml', 'utf8');
const changed = (from: string | RegExp, to: string) => {
  const file = join(temporaryFolder(), 'mapping.yaml');
  writeFileSync(file, shipped.replace(from, to));
  return readMapping(file);
};

test('the shipped mapping is read', async () => {
  expect((await changed('', '')).columns.externalId).toBe('external_id');
});

test.each([
  [
    'an unknown field',
    '  product: product_interest',
    '  produkt: product_interest',
    /:\d+:\d+ .*produkt.*product/,
  ],
  ['a missing mandatory column', '  externalId: external_id\n', '', /externalId/],
  [
    'a stage that is none of ours',
    'closed_won: won',
    'closed_won: gone',
    /:\d+:\d+ .*unstated, convert, won, lost/,
  ],
  ['a channel that is none of ours', 'channel: ad_venue', 'channel: rumour', /channel_person/],
  ['no YAML at all', 'version: 1', 'version: [1', /not YAML/],
  ['a time that is none', "at: '00:00'", "at: '25:00'", /local time such as 00:00/],
  ['another version', 'version: 1', 'version: 2', /"version" must be "1"/],
])('%s is told with its line', async (_, from, to, sentence) => {
  await expect(changed(from, to)).rejects.toThrow(sentence);
});

test('a time zone that does not exist is a sentence', async () => {
  const mapping = await changed('timeZone: reporting', 'timeZone: Mars/Olympus');
  expect(() => createDayReader(mapping, 'UTC', new Date())).toThrow(/"Mars\/Olympus", which does not exist/);
});
