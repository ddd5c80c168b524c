// What do people notice when Kafka is gone for a while? Nothing: commands and clocks go on, and stream and receivers catch up in order.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obtainCommand } from '../../bench/eight-commands.ts';
import { leadsDueAt } from '../../bench/timers/due-lead.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { RunningStack } from '../../stack/stack.ts';
import { deleteFolder, newStateFolder, startOwnStack } from '../stack/own-stack.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { allPublished } from '../support/published.ts';
import { misreported } from './planned-lives.ts';
import type { Accepted } from './planned-lives.ts';
import { everybodyToldOnce, tellTwoSystems } from './told-systems.ts';
import type { ToldSystems } from './told-systems.ts';
import { sized } from '../support/size.ts';

const [seconds, leads] = sized([3, 10], [180, 120]);
const stateFolder = newStateFolder();
let stack: RunningStack;
let own: TestEngine;
let systems: ToldSystems;
let organisation: Organisation;
beforeAll(async () => {
  stack = await startOwnStack(stateFolder);
  own = await startEngine(stack.addresses);
  systems = await tellTwoSystems(own);
  organisation = await own.engine.organisation();
});
afterAll(async () => {
  await own.close();
  await systems.server.close();
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

test(`Kafka is killed and away for ${String(seconds)} s and more: no command fails, no escalation waits, and all is published and told later, in order`, async () => {
  const before = await Promise.all(
    Array.from({ length: leads }, (_, number) => obtain(`before-${String(number)}`)),
  );
  const obtainDue = await leadsDueAt(own.engine);
  stack.services.kafka?.kill();
  const [during, escalating]: [string[], string[]] = [[], []];
  let turn = 0;
  const liveOn = async (isOver: () => boolean): Promise<void> => {
    for (; !isOver(); turn += 1) {
      // A lead takes part in one turn of eight: more than 500 events may not wait.
      await Promise.all(
        before.filter((_, index) => index % 8 === turn % 8).map((leadId) => give(leadId, rate(turn >> 3))),
      );
      if (turn % 8 === 0) during.push(await obtain(`during-${String(turn)}`));
      if (turn % 8 === 4) escalating.push(await obtainDue(Date.now() + 1_000));
    }
  };
  const backFrom = Date.now() + seconds * 1_000;
  await liveOn(() => Date.now() > backFrom);
  await eventually('all that fell due has escalated without Kafka', async () => {
    const all = await Promise.all(escalating.map((leadId) => currentLead(own.engine, leadId)));
    return all.every(({ clocks }) => clocks['evaluate']?.breachedAt != null);
  });
  let isBack = false;
  const back = stack.services.kafka?.restart().finally(() => (isBack = true));
  await Promise.all([back, liveOn(() => isBack)]);
  for (const leadId of before) await give(leadId, rate(turn));
  await allPublished(own, [...before, ...during, ...escalating], 150_000);
  const records = await own.expectReadModelsAsStream();
  expect(misreported(records, accepted)).toEqual([]);
  await everybodyToldOnce(own, systems, records);
}, 1_500_000);
