// Does a playbook get its next version from the command line, told by what changed, with the earlier one left as it was?
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { ownProduct } from './own-product.ts';

const usual = readFileSync('playbooks/default.yaml', 'utf8').replace('name: default', 'name: ours');
const product = ownProduct();

const written = (text: string): string => {
  const file = join(temporaryFolder(), 'ours.yaml');
  writeFileSync(file, text);
  return file;
};

const publish = (file: string, note: string): Promise<unknown> =>
  product().json('playbook', 'publish', file, '--note', note, '--as', 'ines-okafor');

test('a changed file becomes the next version, and both stay to be shown and compared', async () => {
  const [first, second] = [written(usual), written(usual.replace('A: 4h', 'A: 2h'))];
  const target = { path: 'clocks.first_contact.target.A', kind: 'changed', before: '4h', after: '2h' };

  expect(await publish(first, 'as it was')).toMatchObject({ version: 1, isNew: true, changes: [] });
  expect(await publish(first, 'again')).toMatchObject({ version: 1, isNew: false, changes: [] });
  expect(await product().json('playbook', 'diff', second)).toMatchObject({
    before: 'ours@1',
    changes: [target],
  });
  expect(await publish(second, 'sooner')).toMatchObject({ version: 2, isNew: true, changes: [target] });

  expect(await product().json('playbook', 'diff', 'ours')).toMatchObject({
    before: 'ours@1',
    after: 'ours@2',
    changes: [target],
  });
  expect(await product().json('playbook', 'diff', 'ours@2', first)).toMatchObject({
    changes: [{ ...target, before: '2h', after: '4h' }],
  });
  expect(await product().json('playbook', 'show', 'ours@1')).toMatchObject({ name: 'ours', version: 1 });
  expect(await product().json('playbook', 'show', '--name', 'ours')).toMatchObject({ version: 2 });
  expect(await product().json('playbook', 'show', 'ours', '--versions')).toMatchObject({
    versions: [
      { version: 2, author: 'ines-okafor', note: 'sooner', openLeads: 0 },
      { version: 1, author: 'ines-okafor', note: 'as it was', openLeads: 0 },
    ],
  });
});
