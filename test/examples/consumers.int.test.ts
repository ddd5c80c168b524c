// Do the starters for consumers keep their promises? Against a real broker: every move once, in order, and on from where they stopped.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { TestContext } from 'vitest';
import { enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { encode } from '../../events/codec.ts';
import type { Envelope } from '../../events/envelope.ts';
import { root } from '../architecture/tree.ts';
import { ownTopic } from '../projections/own-topic.ts';
import type { OwnTopic } from '../projections/own-topic.ts';
import { eventually } from '../support/eventually.ts';
import { pythonPackages } from './python-packages.ts';

interface Starter {
  readonly command: readonly [string, ...string[]];
  readonly environment: NodeJS.ProcessEnv;
}

const starters: readonly [string, (context: TestContext) => Promise<Starter>][] = [
  [
    'TypeScript',
    async () => ({
      command: [process.execPath, '--import', 'tsx', 'examples/consumers/lead-moves.ts'],
      environment: {},
    }),
  ],
  [
    'Python',
    async ({ skip }) => {
      const packages =
        (await pythonPackages('consumers', 'examples/consumers/requirements.txt')) ??
        skip('there is no python3 on this machine');
      return {
        command: ['python3', 'examples/consumers/lead_moves.py'],
        environment: { PYTHONPATH: packages, PYTHONIOENCODING: 'utf-8' },
      };
    },
  ],
];

let topic: OwnTopic;
beforeEach(async () => {
  topic = await ownTopic(inject('kafkaBrokers'));
});
afterEach(() => topic.close());

/** Runs a starter until `stop`, which interrupts it as Ctrl-C does. */
const run = ({ command: [program, ...words], environment }: Starter) => {
  const child = spawn(program, words, {
    cwd: root,
    env: {
      ...process.env,
      ...environment,
      ...{ KAFKA_BROKERS: inject('kafkaBrokers'), LEADCYCLE_TOPIC: topic.name, GROUP: `${topic.name}.moves` },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [lines, complaints]: [string[], string[]] = [[], []];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  createInterface(child.stderr).on('line', (line) => complaints.push(line));
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const stop = async (): Promise<unknown> => {
    child.kill('SIGINT');
    return (await ended)[0];
  };
  const hasTold = (count: number): Promise<boolean> =>
    eventually(`${String(count)} moves\n${complaints.join('\n')}`, async () => lines.length >= count, 60_000);
  return { lines, stop, hasTold };
};

const story = (number: number): readonly Envelope[] => enveloped(leadIdOf(number), lifeOf(number));

const publish = (envelopes: readonly Envelope[]): Promise<void> =>
  topic.publish(
    envelopes.map((envelope) => ({ key: envelope.partitionkey, value: Buffer.from(encode(envelope)) })),
  );

const movesOf = (envelopes: readonly Envelope[]): readonly string[] =>
  envelopes
    .filter(({ data }) => typeof data['enters'] === 'string')
    .map(({ time, subject, data, type }) => `${time} ${subject} → ${String(data['enters'])} (${type})`);

/** What a later version may write between the others: a type that nobody knows yet, without a move. */
const fromTheFuture = (story: readonly Envelope[]): Envelope => {
  const [{ subject }, seq] = [story[0]!, story.length + 1];
  const which = { id: `${subject}:${String(seq)}`, sequence: String(seq).padStart(10, '0') };
  return { ...story[0]!, ...which, type: 'leadcycle.LeadTeleported.v3', data: { to: { planet: 'Mars' } } };
};

describe.each(starters)('the starter in %s', (_, starterOf) => {
  test('tells each move of a lead once and in order, whatever is repeated, new or unknown', async (context) => {
    const starter = await starterOf(context);
    const [first, second] = [story(1), story(2)];
    const richer = second.map((envelope) => ({
      ...envelope,
      data: { ...envelope.data, later: [1] },
      later: 'x',
    }));
    await publish([
      ...first.slice(0, 6),
      ...first.slice(2, 6),
      ...first.slice(4),
      fromTheFuture(first),
      ...richer,
    ]);
    const { lines, hasTold, stop } = run(starter);
    await hasTold(movesOf(first).length + movesOf(second).length);
    const third = story(3);
    await publish([...first, ...third]); // all of the first once more, ahead of what ends the wait
    await hasTold(movesOf([...first, ...second, ...third]).length);
    expect(await stop()).toBe(0);
    for (const lead of [first, second, third])
      expect(lines.filter((line) => line.includes(lead[0]!.subject))).toEqual(movesOf(lead));
  });

  test('goes on where it stopped', async (context) => {
    const starter = await starterOf(context);
    const [before, after] = [story(4), story(5)];
    await publish(before);
    const one = run(starter);
    await one.hasTold(movesOf(before).length);
    expect(await one.stop()).toBe(0);
    await publish(after);
    const next = run(starter);
    await next.hasTold(movesOf(after).length);
    expect(await next.stop()).toBe(0);
    expect(next.lines).toEqual(movesOf(after));
  });
});
