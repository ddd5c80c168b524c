// Does the setup install once, stay silent afterwards, and say in a sentence what it cannot have?
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const SETUP = fileURLToPath(new URL('../../stack/setup.mjs', import.meta.url));
const INSTALLS = `require('node:fs').mkdirSync('node_modules', { recursive: true });`;

/** A project whose npm is a script of ours. */
function project(npm: string, engine = '>=20.20'): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'stack'));
  copyFileSync(SETUP, join(folder, 'stack', 'setup.mjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node: engine } }));
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(join(folder, 'npm-cli.js'), npm);
  return folder;
}

const setUp = (
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): { status: number | null; said: string } => {
  const env = { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['stack/setup.mjs', '--quiet'], {
    ...{ cwd: folder, env, encoding: 'utf8' as const },
  });
  return { status, said: `${stdout}${stderr}` };
};

test('it installs once and is silent when there is nothing to do', () => {
  const folder = project(INSTALLS);
  expect(setUp(folder)).toMatchObject({ status: 0, said: expect.stringContaining('Installed in') });
  expect(setUp(folder)).toEqual({ status: 0, said: '' });
});

test('a changed lock is installed again', () => {
  const folder = project(INSTALLS);
  setUp(folder);
  writeFileSync(join(folder, 'package-lock.json'), '{"lockfileVersion":3}');
  expect(setUp(folder).said).toContain('Installed in');
});

test('the committed lock stays, whatever npm makes of it', () => {
  const folder = project(`${INSTALLS} require('node:fs').writeFileSync('package-lock.json', 'mine');`);
  expect(setUp(folder).status).toBe(0);
  expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe('{}');
});

test('a registry that cannot be reached is told, and tried again next time', () => {
  const folder = project(
    `console.error('npm error code ECONNREFUSED\\nnpm error network is down'); process.exit(1);`,
  );
  expect(setUp(folder)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/The npm registry cannot be reached.+\(network is down\)/),
  });
  expect(existsSync(join(folder, 'node_modules', '.leadcycle-setup'))).toBe(false);
});

test('a Node that is too old is told before anything is installed', () => {
  const folder = project(INSTALLS, '>=99.1');
  expect(setUp(folder)).toMatchObject({ status: 1, said: expect.stringContaining('leadcycle needs >=99.1') });
  expect(existsSync(join(folder, 'node_modules'))).toBe(false);
});

test('a missing npm is told', () => {
  const folder = project(INSTALLS);
  expect(setUp(folder, { npm_execpath: '', PATH: '/nonexistent' })).toMatchObject({
    status: 1,
    said: expect.stringContaining('npm is missing'),
  });
});
