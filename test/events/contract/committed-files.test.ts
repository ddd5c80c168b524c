// Does the contract say what the code does? The committed files are those of today's schemas.
import { expect, test } from 'vitest';
import { encode } from '../../../events/codec.ts';
import { fieldsOf } from '../../../events/contract/field-rows.ts';
import { contractFiles } from '../../../events/contract/files.ts';
import { envelopeSchema, eventContracts, namedParts } from '../../../events/contract/schemas.ts';
import { root, textOf } from '../../architecture/tree.ts';
import { goldenEnvelopes } from './golden/golden-envelopes.ts';

const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };
const files = contractFiles(version);
const regenerate = 'after a change in events/: npx vitest run --project unit committed-files --update';
const isSentence = (text = ''): boolean => /^\S.{2,}[.…]$/s.test(text);

const goldenFiles = goldenEnvelopes.map((envelope): [string, string] => [
  `contracts/golden/${envelope.type.replace('leadcycle.', '')}.json`,
  encode(envelope),
]);

test.each([...files, ...goldenFiles])('%s is what the code writes', async (path, text) => {
  await expect(text, regenerate).toMatchFileSnapshot(`${root}/${path}`);
});

test('every event and every field of it says what it means', () => {
  const parts = [...namedParts.values()].flatMap((part) => [part, ...(part.oneOf ?? [])]);
  const silent = [envelopeSchema, ...eventContracts.map(({ schema }) => schema), ...parts].flatMap(
    (schema) => {
      const whole = schema.title ?? JSON.stringify(schema);
      const fields = fieldsOf(schema).filter(({ meaning }) => !isSentence(meaning));
      return [
        ...(isSentence(schema.description) ? [] : [whole]),
        ...fields.map(({ name }) => `${name} in ${whole}`),
      ];
    },
  );
  expect(silent).toEqual([]);
});
