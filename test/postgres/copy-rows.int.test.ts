// Does Postgres read from the binary form of COPY what was laid out?
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CopiedRows } from '../../postgres/copy-rows.ts';

let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  await client.query(`create temporary table laid (
    n int, small int, large bigint, word text, words text[], sure boolean, at timestamptz, day date, id uuid)`);
});
afterAll(() => client.end());

const columns = ['n', 'small', 'large', 'word', 'words', 'sure', 'at', 'day', 'id'];

/** Postgres' texts know no character 0, and its UTF-8 no half of a pair. */
const word = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0'));
const instant = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const row = fc.record({
  small: fc.option(fc.integer()),
  large: fc.option(fc.maxSafeInteger()),
  word: fc.option(word),
  words: fc.array(word, { maxLength: 4 }),
  sure: fc.boolean(),
  at: fc.option(fc.oneof(instant, fc.constant('infinity'))),
  day: fc.option(instant.map((at) => at.slice(0, 10))),
  id: fc.uuid(),
});

test('whatever a row holds comes out of the table as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      await client.query('truncate laid');
      const laid = new CopiedRows(columns);
      for (const [n, one] of rows.entries())
        laid
          .row()
          .int(n)
          .int(one.small)
          .bigint(one.large)
          .text(one.word)
          .texts(one.words)
          .boolean(one.sure)
          .instant(one.at)
          .day(one.day)
          .uuid(one.id);
      await laid.into(client, 'laid');
      const { rows: read } = await client.query<Record<string, unknown>>(
        `select small, large::text as large, word, words, sure, to_char(day, 'YYYY-MM-DD') as day, id,
                case when at = 'infinity' then 'infinity'
                     else to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as at
         from laid order by n`,
      );
      expect(read).toEqual(
        rows.map((one) => ({ ...one, large: one.large === null ? null : String(one.large) })),
      );
    }),
    { numRuns: 50 },
  );
});

test('a row that Postgres refuses leaves none of them', async () => {
  await client.query('truncate laid');
  const laid = new CopiedRows(['word']);
  laid.row().text('one').row().text('two\0');
  await expect(laid.into(client, 'laid')).rejects.toThrow('invalid byte sequence');
  const { rows } = await client.query('select from laid');
  expect(rows).toHaveLength(0);
});
