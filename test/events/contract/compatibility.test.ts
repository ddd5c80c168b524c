// Is a change that is let pass one that every reader can bear? Asked of random edits of the real schemas, by another library.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breaksOf } from '../../../events/contract/compatibility.ts';
import type { JsonSchema } from '../../../events/contract/json-schema.ts';
import { eventContracts } from '../../../events/contract/schemas.ts';
import { edited, edits, harmless, newWord } from './schema-edits.ts';
import { valuesOf } from './schema-values.ts';
import { sized } from '../../support/size.ts';

const ajv = formats.default(new Ajv2020({ strict: false, validateSchema: false }));
const accepts = ({ $id: _, ...schema }: JsonSchema): ((value: unknown) => boolean) => ajv.compile(schema);
const someOf = (schema: JsonSchema, seed: number): readonly unknown[] =>
  fc.sample(valuesOf(schema), { seed, numRuns: 8 });

const schemas = fc.constantFrom(...eventContracts.map(({ schema }) => schema));

test('the values tried are values of the schemas', () => {
  for (const { schema } of eventContracts) {
    const isAccepted = accepts(schema);
    expect(someOf(schema, 7).filter((value) => !isAccepted(value))).toEqual([]);
  }
});

test('what is let pass reads every old event, and is read by every old reader but for new words', () => {
  let passed = 0;
  fc.assert(
    fc.property(schemas, edits, fc.nat(), (released, changes, seed) => {
      const today = edited(released, changes);
      if (breaksOf(released, today).length > 0) return;
      passed += 1;
      const [readsToday, readsReleased] = [accepts(today), accepts(released)];
      expect(someOf(released, seed).filter((value) => !readsToday(value))).toEqual([]);
      const unread = someOf(today, seed).filter((value) => !readsReleased(value));
      expect(unread.filter((value) => !JSON.stringify(value).includes(newWord))).toEqual([]);
    }),
    { numRuns: sized(150, 10_000) },
  );
  expect(passed).toBeGreaterThan(30);
});

test('descriptions, optional fields, words and options may always come', () => {
  fc.assert(
    fc.property(schemas, harmless, (released, change) => {
      expect(breaksOf(released, edited(released, [change]))).toEqual([]);
    }),
  );
});
