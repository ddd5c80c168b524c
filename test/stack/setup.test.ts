// Does the setup install and build once, stay silent afterwards, and say in a sentence what it cannot have?
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const SETUP = fileURLToPath(new URL('../../stack/setup.mjs', import.meta.url));
/** An npm that installs, and says in a file what it built the console from. */
const INSTALLS = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
mkdirSync('node_modules', { recursive: true });
if (process.argv.includes('build:web')) {
  mkdirSync('dist/web', { recursive: true });
  writeFileSync('dist/web/index.html', readFileSync('web/index.html'));
}
`;

/** A project whose npm is a script of ours. */
function project(npm: string, engine = '>=20.20'): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'stack'));
  copyFileSync(SETUP, join(folder, 'stack', 'setup.mjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node: engine } }));
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(join(folder, 'npm-cli.js'), npm);
  writeFileSync(join(folder, 'vite.config.ts'), '');
  mkdirSync(join(folder, 'web', 'board'), { recursive: true });
  writeFileSync(join(folder, 'web', 'index.html'), 'first');
  writeFileSync(join(folder, 'web', 'board', 'cells.ts'), '');
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
  const folder = project(
    `${INSTALLS} if (process.argv.includes('install')) writeFileSync('package-lock.json', 'mine');`,
  );
  expect(setUp(folder).status).toBe(0);
  expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe('{}');
});

test('the console is built once, and anew when a file of it has changed', () => {
  const folder = project(INSTALLS);
  const built = join(folder, 'dist', 'web', 'index.html');
  setUp(folder);
  expect(readFileSync(built, 'utf8')).toBe('first');
  writeFileSync(built, 'untouched');
  expect(setUp(folder)).toEqual({ status: 0, said: '' });
  expect(readFileSync(built, 'utf8')).toBe('untouched');
  writeFileSync(join(folder, 'web', 'board', 'cells.ts'), '// changed');
  expect(setUp(folder)).toEqual({ status: 0, said: '' });
  expect(readFileSync(built, 'utf8')).toBe('first');
});

test('a console that cannot be built is told, and tried again next time', () => {
  const folder = project(
    `${INSTALLS} if (process.argv.includes('build:web')) { console.error('no such import'); process.exit(1); }`,
  );
  expect(setUp(folder)).toMatchObject({ status: 1, said: expect.stringContaining('no such import') });
  expect(setUp(folder)).toMatchObject({ status: 1, said: expect.stringContaining('could not be built') });
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
