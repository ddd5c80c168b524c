// Does today's workflow code decide as it did in every saved history?
import { Worker } from '@temporalio/worker';
import { beforeAll, expect, inject, test } from 'vitest';
import { installQuietRuntime } from '../support/quiet-runtime.ts';
import { savedHistories } from './histories.ts';
import type { History } from './histories.ts';
import { lives } from './lives.ts';

let corpus: ReadonlyMap<string, History>;
beforeAll(async () => {
  installQuietRuntime();
  corpus = await savedHistories();
});

const replay = async (histories: ReadonlyMap<string, History>): Promise<readonly string[]> => {
  const options = { workflowBundle: { codePath: inject('workflowBundlePath') }, replayName: 'corpus' };
  const failures: string[] = [];
  const entries = [...histories].map(([workflowId, history]) => ({ workflowId, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories(options, entries))
    if (error !== undefined) failures.push(`${workflowId}: ${error.message}`);
  return failures;
};

test('every saved history replays', async () => {
  expect(await replay(corpus)).toEqual([]);
});

test('the corpus has every kind of life', () => {
  const recorded = new Set([...corpus.keys()].map((name) => name.replace(/-\d+$/, '')));
  expect([...recorded].sort()).toEqual(Object.keys(lives).sort());
});

test('a history that was decided otherwise does not replay', async () => {
  const [name, history] = [...corpus].find(([known]) => known.startsWith('won')) ?? [];
  const changed = structuredClone(history);
  const scheduled = changed?.events?.find(
    (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'findOwner',
  );
  if (
    name === undefined ||
    changed === undefined ||
    !scheduled?.activityTaskScheduledEventAttributes?.activityType
  )
    throw new Error('the corpus has no won lead that looked for an owner');
  scheduled.activityTaskScheduledEventAttributes.activityType.name = 'publish';
  expect(await replay(new Map([[name, changed]]))).toHaveLength(1);
});
