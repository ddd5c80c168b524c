// Are the playbooks that come with the engine fit to be published, and small enough to travel with every lead?
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compilePlaybook } from '../../../doors/playbook/compile-playbook.ts';

const folder = new URL('../../../playbooks/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

test('there are three', () => {
  expect(files).toEqual(['default.yaml', 'global-telecom.yaml', 'small-saas.yaml']);
});

test.each(files)('%s compiles, is named after its file, and takes at most 8 KB of a lead', (file) => {
  const compiled = compilePlaybook(read(file), file);
  expect(`${compiled.name}.yaml`).toBe(file);
  expect(Buffer.byteLength(JSON.stringify(compiled))).toBeLessThanOrEqual(8 * 1_024);
});

test.each(files)('%s tells editors which schema it follows', (file) => {
  expect(read(file).split('\n')[0]).toBe('# yaml-language-server: $schema=../contracts/playbook.schema.json');
});

test('in a small company the solution manager is lead manager too, and owns what inside sales does not', () => {
  const { roles, distribution } = compilePlaybook(read('small-saas.yaml'), 'small-saas.yaml');
  expect(roles.also).toEqual({ SR: ['lead_manager'] });
  expect(distribution.otherwise).toBe('SR');
  expect(distribution.owners.map(({ role }) => role)).toEqual(['inside_sales', 'inside_sales']);
});
