// What does the product cost beside a bare workflow? Lives of eight awaited Updates, from the first command to the last event in Kafka.
import type { Client } from '@temporalio/client';
import pMap from 'p-map';
import { workflowIdOf } from '../doors/lead-client.ts';
import { createTopics } from '../workers/topics.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { bareWorkflowId, liveBare } from './lifecycle/bare-life.ts';
import { bareNames } from './lifecycle/bare-names.ts';
import { checkOrder } from './lifecycle/check-order.ts';
import { ownClient } from './lifecycle/own-client.ts';
import { shapeOfLife } from './lifecycle/shape-of-life.ts';
import { watchTopic } from './lifecycle/topic-watch.ts';
import type { TopicWatch } from './lifecycle/topic-watch.ts';
import { liveThroughTheDoor } from './lifecycle/whole-life.ts';
import type { LivedLead } from './lifecycle/whole-life.ts';
import { inTurns, rounded, summaryOf } from './paired-ratios.ts';

const rounds = 6;
const leadsARound = 60;
const leadsAtOnce = 20;
const commandsALife = 8;

export const run = async ({ servers, engine: open, report }: BenchContext): Promise<BenchResult> => {
  const { configuration, startProcess } = await servers();
  const bare = bareNames(configuration);
  const { kafkaBrokers: brokers, topic } = configuration;
  await createTopics({ brokers, topic: bare.topic });
  await startProcess('lifecycle', new URL('../workers/lifecycle.ts', import.meta.url));
  await startProcess('bare', new URL('lifecycle/bare-worker.ts', import.meta.url));
  const engine = await open();
  const client = await ownClient(configuration);
  const shape = shapeOfLife(await engine.organisation(), await engine.playbook('default'));
  const watches = {
    ours: await watchTopic({ brokers, topic, groupId: `${topic}.watch` }),
    reference: await watchTopic({ brokers, topic: bare.topic, groupId: `${bare.topic}.watch` }),
  };
  let named = 0;
  const sides = {
    ours: () =>
      measure(watches.ours, engine.client, workflowIdOf, () =>
        liveThroughTheDoor(engine, String((named += 1))),
      ),
    reference: () =>
      measure(watches.reference, client, bareWorkflowId, () => liveBare(client, shape, bare.taskQueue)),
  };
  try {
    await sides.ours();
    await sides.reference();
    report(
      `warm; ${String(leadsARound)} leads a round, ${String(leadsAtOnce)} at once, ${String(commandsALife)} commands each`,
    );
    const done = await inTurns(rounds, sides, ({ ours, reference }, index) =>
      report(
        `round ${String(index + 1)}: ours ${rounded(ours, 1)}, bare ${rounded(reference, 1)} commands/s, ratio ${rounded(ours / reference)}`,
      ),
    );
    return {
      ...{ name: 'lifecycle', unit: 'commands/s', ...summaryOf(done), target: 0.9, checked: true },
      details: { rounds, leadsARound, leadsAtOnce, commandsALife },
    };
  } finally {
    await Promise.all([watches.ours.close(), watches.reference.close()]);
    await client.connection.close();
  }
};

/** Commands a second until Kafka has the last event of the last lead. What the runs do after that is waited for, not counted. */
const measure = async (
  watch: TopicWatch,
  client: Client,
  workflowId: (leadId: string) => string,
  live: () => Promise<LivedLead>,
): Promise<number> => {
  const began = performance.now();
  const lived = await pMap(
    Array.from({ length: leadsARound }),
    async () => {
      const lead = await live();
      await watch.reached(lead.leadId, lead.seq);
      return lead;
    },
    { concurrency: leadsAtOnce },
  );
  const seconds = (performance.now() - began) / 1_000;
  for (const lead of lived) checkOrder(lead, watch);
  await pMap(lived, ({ leadId }) => client.workflow.getHandle(workflowId(leadId)).result(), {
    concurrency: 10,
  });
  return (leadsARound * commandsALife) / seconds;
};
