// Does the same stream and playbook give the same decisions on every machine, whatever its time zone and language?
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../support/decided-digests.ts', import.meta.url));

/** Half hours, a day ahead, summer time in the south, and a language with an i of its own. */
const places = [
  { TZ: 'UTC', LC_ALL: 'C' },
  { TZ: 'Asia/Kathmandu', LC_ALL: 'zh_CN.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'Pacific/Apia', LC_ALL: 'ar_SA.UTF-8' },
  { TZ: 'Australia/Lord_Howe', LC_ALL: 'de_DE.UTF-8' },
] as const;

const decidedIn = async (place: (typeof places)[number]): Promise<string> => {
  const env = { ...process.env, ...place, LANG: place.LC_ALL };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], { env });
  return stdout;
};

test('lives, playbooks, calendars and an export come out bit for bit alike everywhere', async () => {
  const decided: string[] = [];
  for (const place of places) decided.push(await decidedIn(place));
  expect(JSON.parse(decided[0] ?? '{}')).toMatchObject({ lives: expect.any(Number) as number });
  expect(new Set(decided).size).toBe(1);
}, 300_000);
