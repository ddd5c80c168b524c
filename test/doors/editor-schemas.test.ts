// Do editors know what the doors know? The committed schemas are those of today's code.
import { expect, test } from 'vitest';
import { editorSchema, writtenFiles } from '../../doors/editor-schemas.ts';

// After a change of a file's shape: npx vitest run --project unit test/doors/editor-schemas.test.ts --update
test.each(writtenFiles)('contracts/%s.schema.json is what the doors check by', async (file) => {
  await expect(editorSchema(file)).toMatchFileSnapshot(`../../contracts/${file}.schema.json`);
});

test('working time and shares are told by their pattern, words by their list', () => {
  const schema = editorSchema('playbook');
  expect(schema).toContain('working time: 90s, 30m, 4h or 10d');
  expect(schema).toContain('"raise_tier"');
});
