// Is every wrong call answered by a sentence and the right exit code, before any server is asked?
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { calledCommand } from '../../cli/called-command.ts';
import { buildProgram } from '../../cli/program.ts';
import { tellFailure } from '../../cli/tell-failure.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

const written = { stdout: '', stderr: '' };

beforeEach(() => {
  Object.assign(written, { stdout: '', stderr: '' });
  vi.stubEnv('LEADCYCLE_STATE', temporaryFolder());
  vi.stubEnv('LEADCYCLE_AS', '');
  vi.stubEnv('LEADCYCLE_MASTER_KEY', undefined);
  for (const name of ['TEMPORAL_ADDRESS', 'KAFKA_BROKERS', 'DATABASE_URL']) vi.stubEnv(name, undefined);
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

interface Answered {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The same as the command does, without the half second that a process takes to start. */
const run = async (words: readonly string[]): Promise<Answered> => {
  Object.assign(written, { stdout: '', stderr: '' });
  const program = await buildProgram(words);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return { status: 0, ...written };
  } catch (failure) {
    const status = tellFailure(failure, {
      json: words.includes('--json'),
      called: calledCommand(program, words),
    });
    return { status, ...written };
  }
};
const launch = (launcher: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [launcher, ...words], { encoding: 'utf8' });
const lead = '0199c0de-0000-7000-8000-000000000000';

describe('a wrong call', () => {
  test.each([
    [['nonsense'], 2, /Unknown command 'nonsense'/],
    [['show'], 2, /[Mm]issing required argument/],
    [['show', 'not-an-id'], 2, /not a UUID/],
    [['pipeline', '--by', 'weather'], 2, /--by does not know "weather"/],
    [['churn', '--by', 'moon'], 2, /--by does not know "moon"/],
    [['churn', '--against', 'weather'], 2, /--against does not know "weather"/],
    [['churn', '--by', 'owner', '--triangle'], 2, /tables of their own/],
    [['time-to-order', '--by', 'weather'], 2, /--by does not know "weather"/],
    [['funnel', '--reading', 'backwards'], 2, /--reading does not know "backwards"/],
    [['lead', 'obtain'], 2, /Nobody was named who acts/],
    [['lead', 'obtain', '--as', 'a', '--amount', '12 dollars'], 2, /--amount does not take this value/],
    [['lead', 'record-finding', lead, '--as', 'a', '--angle', 'weather'], 2, /Write one of need, budget/],
    [
      ['lead', 'record-finding', lead, '--as', 'a', '--angle', 'need'],
      2,
      /lacks --contact-id, --medium, --result/,
    ],
    [['lead', 'nurture', lead, '--as', 'a', '--until', 'Friday', '--reason', 'b'], 2, /a day such as/],
    [['lead', 'plan-follow-up', lead, '--as', 'a', '--at', '2026-01-05'], 2, /an instant with its offset/],
    [['lead', 'add-note', lead, '--as', 'a', '--note', 'b', '--id', '7'], 2, /The command id is not a UUID/],
    [['lead', 'set-plan', lead, '--as', 'a', '--item', 'a plan'], 2, /itemId=…/],
    [['lead', 'obtain', '--as', 'a', '--input', 'no/such.json'], 2, /cannot be read/],
    [['lead', 'reassign', lead, '--as', 'a'], 2, /--to/],
    [['import', 'x.csv', '--as', 'a'], 2, /--mapping/],
    [['import', 'x.csv', '--as', 'a', '--mapping', 'm', '--limit', 'few'], 2, /whole number/],
    [['import', 'x.csv', '--as', 'a', '--mapping', 'no/such.yaml'], 1, /cannot be read/],
    [['scenario', 'no/such.yaml'], 2, /cannot be read/],
    [['simulate'], 2, /--leads/],
    [['simulate', '--leads', '5', '--until', 'soon'], 2, /--until takes no "soon"/],
    [['simulate', '--leads', '5', '--effects', 'some'], 2, /Allowed choices are planted, none/],
    [['simulate', '--leads', '5', '--to', 'moon'], 2, /--to does not know "moon"/],
    [['simulate', '--leads', '5', '--to', 'file'], 2, /the name of one file/],
    [['simulate', '--leads', '5', '--to', 'file', 'x.ndjson'], 2, /no master key/],
    [
      ['simulate', '--leads', '5', '--org', 'org.yaml'],
      2,
      /--org says something about a simulation to a file/,
    ],
    [['dlq', 'show', 'something'], 2, /names neither a record nor a lead/],
    [['dlq', 'show', lead, '--write', 'x'], 2, /the bytes of one record/],
    [['dlq', 'list', '--consumer', 'me'], 2, /Allowed choices are projector, notifier/],
    [['dlq', 'replay'], 2, /say `--all`/],
    [['dlq', 'replay', '1/2', '--all'], 2, /say `--all`/],
    [['dlq', 'replay', lead, '--with', 'x'], 2, /instead of one record/],
    [['dlq', 'replay', '1/2', '--with', 'no/such.json'], 1, /cannot be read/],
    [['rebuild', '--watch', '--anew'], 2, /--watch only looks/],
    [['repair', '--lead', 'one'], 2, /not a UUID/],
    [['org', 'import', 'no/such.yaml'], 2, /cannot be read/],
    [['org', 'import', 'playbooks/default.yaml'], 1, /default\.yaml:\d+:\d+/],
    [['org', 'check', 'playbooks/default.yaml'], 1, /default\.yaml:\d+:\d+/],
    [['playbook', 'check', 'examples/org.yaml'], 1, /org\.yaml:\d+:\d+/],
    [['playbook', 'show', 'default', '--name', 'default'], 2, /named twice/],
    [['org', 'absence', 'add', 'a', '--as', 'b', '--from', 'Friday'], 2, /a day such as/],
    [['notify', 'preview', '--hours', '0'], 2, /See `leadcycle notify preview --help`/],
    [['org', 'absence', 'add', 'a', '--as', 'b'], 2, /See `leadcycle org absence add --help`/],
    [['playbook', 'try', 'default', '--where', 'stage=convrt'], 2, /Did you mean "convert"\?/],
    [['notify', 'redeliver', lead, '--to', 'crm'], 2, /Leave --to out/],
    [['org', 'holidays', 'cn'], 2, /Did you mean "CN"\?/],
    [['notfy'], 2, /Did you mean notify\?.*\nSee `leadcycle --help`/],
    [['playbook', 'publish', 'playbooks/default.yaml', '--as', 'a', '--note', ' '], 2, /--note says nothing/],
    [
      [
        'lead',
        'pause-clock',
        lead,
        '--as',
        'a',
        '--clock',
        'gate',
        '--reason',
        'b',
        '--until',
        '2026-11-31T09:00Z',
      ],
      2,
      /--until does not take this value/,
    ],
    [['org', 'import', 'examples/org.yaml', '--dry-run'], 1, /leadcycle up/],
    [['pipeline'], 1, /leadcycle up/],
    [['lead', 'lose', lead, '--as', 'a', '--reason', 'price'], 1, /leadcycle up/],
  ])('%j', async (words, code, sentence) => {
    const answered = await run(words);
    expect(answered.stderr).toMatch(sentence);
    expect(answered.stderr).not.toMatch(/\n\s+at |unforeseen|not foreseen/);
    expect([answered.status, answered.stdout]).toEqual([code, '']);
  });
});

test('with --json a failure is one value on stdout too', async () => {
  const { status, stdout } = await run(['lead', 'lose', lead, '--as', 'a', '--json']);
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    code: 'misuse',
    error: expect.stringContaining('--reason'),
    remedy: expect.any(String),
  });
});

test.each([[[]], [['--help']], [['lead', '--help']], [['lead', 'obtain', '--help']], [['import', '--help']]])(
  'help for %j is no failure',
  async (words) => {
    const { status, stdout, stderr } = await run(words);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: leadcycle/);
  },
);

test('every command of the list has a help of its own', async () => {
  const names = [...(await run(['--help'])).stdout.matchAll(/^ {2}([a-z]+) /gmu)].map((match) => match[1]!);
  expect(names.length).toBeGreaterThan(14);
  for (const name of names.filter((one) => one !== 'help'))
    expect((await run([name, '--help'])).stdout).toContain(`leadcycle ${name}`);
});

test('a file of an organisation is checked without servers', async () => {
  const { status, stdout } = await run(['org', 'check', 'examples/org.yaml', '--json']);
  expect(status).toBe(0);
  const { notes, ...counted } = JSON.parse(stdout) as { readonly notes: readonly string[] };
  expect(counted).toMatchObject({ offices: 7, absences: 0, teams: 0, pools: 0 });
  // Calendars reach 400 days ahead: towards the end of its last year that is further than any file does.
  expect(notes.filter((note) => !/names no holiday of \d{4}/u.test(note))).toEqual([]);
});

test('a playbook is checked without servers, and says whom it did not look up', async () => {
  const file = join(temporaryFolder(), 'ours.yaml');
  const usual = readFileSync('playbooks/default.yaml', 'utf8');
  writeFileSync(
    file,
    usual.replace('tell: owner_manager', 'tell: [owner_manager, person:nobody, SR@nowhere]'),
  );
  const { status, stdout } = await run(['playbook', 'check', file]);
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/can be published.*\nNot looked up: person:nobody, SR@nowhere\. .*--look-up/),
  ]);
  expect((await run(['playbook', 'check', 'playbooks/default.yaml'])).stdout).not.toContain('looked up');
  expect(await run(['playbook', 'check', file, '--look-up'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('leadcycle up'),
  });
});

test('without its packages it says what to run', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'cli'));
  cpSync('cli/leadcycle.mjs', join(folder, 'cli/leadcycle.mjs'));
  const { status, stderr } = launch(join(folder, 'cli/leadcycle.mjs'), 'status');
  expect([status, stderr]).toEqual([1, expect.stringContaining('npm run setup')]);
});

test('called by a link elsewhere, as npx does, it works all the same', () => {
  const link = join(temporaryFolder(), 'leadcycle');
  symlinkSync(join(process.cwd(), 'cli/leadcycle.mjs'), link);
  expect(launch(link, '--version')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test('the exit code of a process is the one that was told', () => {
  expect(launch('cli/leadcycle.mjs', 'nonsense')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^Unknown command 'nonsense'\.\nSee /),
  });
});
