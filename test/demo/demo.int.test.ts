// Does a small demo, run as people run it, end with totals that follow from its plan, and with nothing that differs?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { planOf } from '../../cli/demo/plan.ts';

const [leads, live] = [40, 20];
const count = z.int().nonnegative();
const rate = z.number().min(0).max(1).nullable();

/** What stands on stdout of `demo --once --json`. */
const Answer = z.strictObject({
  leads: count,
  commands: count,
  events: count,
  byStage: z.record(z.string(), count),
  byOutcome: z.strictObject({
    live: z.strictObject({ won: count, lost: count, disqualified: count, open: count }),
    stated: z.strictObject({ won: count, lost: count, open: count }),
  }),
  escalations: z.strictObject({ byTimer: count }),
  verifiedByTwo: count,
  churn: z.strictObject({ allIn: rate, strict: rate, matured: rate }),
  audit: z.strictObject({ checked: count, differences: count }),
  seconds: count,
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const plan = planOf(live);
const ending = (place: string): number => plan.filter(({ script }) => script.ends === place).length;

let stateFolder: string;
/** What its API answered while it ran. */
let people: readonly unknown[] = [];
let ended: { readonly code: number; readonly answer: z.infer<typeof Answer>; readonly told: string };

beforeAll(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), 'leadcycle-demo-'));
  const words = ['demo', '--once', '--json', '--leads', `${leads}`, '--live', `${live}`];
  const child = spawn(process.execPath, ['cli/leadcycle.mjs', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LEADCYCLE_STATE: stateFolder,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      KAFKA_BROKERS: inject('kafkaBrokers'),
      DATABASE_URL: inject('databaseUrl'),
    },
  });
  const asked = new Promise<readonly unknown[]>((resolve, reject) => {
    let heard = '';
    child.stderr.on('data', (some: Buffer) => {
      const [, address] = /the API answers at (http:\S+)/u.exec((heard += some.toString())) ?? [];
      if (address !== undefined) askPeople(address).then(resolve, reject);
    });
    child.once('close', () => reject(new Error(`It told no address of its API:\n${heard}`)));
  });
  const [answer, told, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  people = await asked;
  const lastLine = answer.trim().split('\n').at(-1) ?? '';
  ended = { code, told, answer: Answer.parse(JSON.parse(lastLine), { error: () => told }) };
}, 300_000);

const askPeople = async (address: string): Promise<readonly unknown[]> => {
  const response = await fetch(`${address}/v1/session/people`);
  return ((await response.json()) as { readonly people: readonly unknown[] }).people;
};

afterAll(() => rm(stateFolder, { recursive: true, force: true }));

test('it ends with code 0, and stream, read models and workflows of every lead agree', () => {
  const { code, answer, told } = ended;
  expect(answer.audit, told).toEqual({ checked: leads + live, differences: 0 });
  expect(code, told).toBe(0);
});

test('every live lead ends where its story says', () => {
  const [won, lost, disqualified] = [ending('won'), ending('lost'), ending('disqualified')];
  expect(ended.answer.byOutcome.live).toEqual({
    won,
    lost,
    disqualified,
    open: live - won - lost - disqualified,
  });
});

test('every imported row is a lead, with the outcome that the export states', () => {
  const { won, lost, open } = ended.answer.byOutcome.stated;
  expect(won + lost + open).toBe(leads);
  expect(ended.answer.leads).toBe(leads + live);
  const all = Object.values(ended.answer.byStage).reduce((sum, stage) => sum + stage, 0);
  expect(all).toBe(leads + live);
});

test('the clocks of leads left to rest have escalated, each twice, and those of no other lead', () => {
  const resting = plan.filter(({ script }) => /reclaimed|escalation/u.test(script.name));
  expect(ended.answer.escalations.byTimer).toBe(2 * resting.length);
});

test('orders that need it were won with findings by two persons', () => {
  const verified = plan.filter(
    ({ script }) => script.ends === 'won' && /by two|appointed|dispute|all angles/u.test(script.name),
  );
  expect(ended.answer.verifiedByTwo).toBe(verified.length);
  expect(verified.length).toBeGreaterThan(0);
});

test('its API answers while it runs, and who can sign in are the people of its company', () => {
  expect(people.length).toBeGreaterThan(20);
});
