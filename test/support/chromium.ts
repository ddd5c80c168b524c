// Where is a Chromium for tests in a browser? One of this machine, else one that is installed now.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const usual = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const found = (): string | undefined =>
  [process.env['LEADCYCLE_CHROMIUM'] ?? '', ...usual, chromium.executablePath()].find(
    (path) => path !== '' && existsSync(path),
  );

/** The path of its program. @throws Error where there is none and none can be installed */
export const chromiumPath = async (): Promise<string> => found() ?? (await installed());

const installed = async (): Promise<string> => {
  const failures: string[] = [];
  for (const install of [byDebian, byPlaywright]) {
    try {
      await install();
    } catch (failure) {
      failures.push(String(failure));
    }
    const path = found();
    if (path !== undefined) return path;
  }
  throw new Error(
    `There is no Chromium, and none could be installed: install one, or name it in LEADCYCLE_CHROMIUM.\n${failures.join('\n')}`,
  );
};

const byDebian = async (): Promise<void> => {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  await run('apt-get', ['update']);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
};

const byPlaywright = async (): Promise<void> => {
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js');
  await run(process.execPath, [cli, 'install', '--with-deps', 'chromium']);
};
