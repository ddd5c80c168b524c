// What do people notice when Kafka is gone for a while? Nothing: commands are accepted, and the stream catches up in order.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obtainCommand } from '../../bench/eight-commands.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { RunningStack } from '../../stack/stack.ts';
import { deleteFolder, newStateFolder, startOwnStack } from '../stack/own-stack.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { allPublished } from '../support/published.ts';
import { misreported } from './planned-lives.ts';
import type { Accepted } from './planned-lives.ts';

const isLong = process.env['LEADCYCLE_LONG'] !== undefined;
const [seconds, leads] = isLong ? [60, 40] : [8, 10];
const stateFolder = newStateFolder();
let stack: RunningStack;
let own: TestEngine;
let organisation: Organisation;
beforeAll(async () => {
  stack = await startOwnStack(stateFolder);
  own = await startEngine(stack.addresses);
  organisation = await own.engine.organisation();
});
afterAll(async () => {
  await own.close();
  await stack.stop();
  deleteFolder(stateFolder);
});

const accepted: Accepted[] = [];
const give = async (leadId: string, command: OpenCommand): Promise<void> => {
  const commandId = newId();
  const receipt = await send(own.engine, {
    leadId,
    commandId,
    actor: actorOf(organisation, 'mia'),
    commands: [command],
  });
  accepted.push({ leadId, commandId, receipt });
};
const obtain = async (name: string): Promise<string> => {
  const leadId = newId();
  await give(leadId, obtainCommand(organisation, name));
  return leadId;
};
const rate = (turn: number): OpenCommand => ({
  type: 'AssessDimension',
  input: { dimension: 'S', rating: turn % 2 === 0 ? 1 : 2, evidence: null, observedAt: null },
});

test(`Kafka is killed and away for ${String(seconds)} s: no command fails, and all is published later, in order`, async () => {
  const before = await Promise.all(
    Array.from({ length: leads }, (_, number) => obtain(`before-${String(number)}`)),
  );
  stack.services.kafka?.kill();
  const backAt = Date.now() + seconds * 1_000;
  const during: string[] = [];
  let turn = 0;
  for (; Date.now() < backAt; turn += 1) {
    // A lead takes part in one turn of eight: more than 500 events may not wait.
    await Promise.all(
      before.filter((_, index) => index % 8 === turn % 8).map((leadId) => give(leadId, rate(turn >> 3))),
    );
    if (turn % 8 === 0) during.push(await obtain(`during-${String(turn)}`));
  }
  await stack.services.kafka?.restart();
  for (const leadId of before) await give(leadId, rate(turn));
  await allPublished(own, [...before, ...during], 90_000);
  expect(misreported(await own.expectReadModelsAsStream(), accepted)).toEqual([]);
}, 240_000);
