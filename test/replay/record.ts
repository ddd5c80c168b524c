// Records the corpus anew: `node --import tsx test/replay/record.ts`, when a new version of the workflow is released.
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../stack/stack.ts';
import { bundleLeadWorkflows } from '../../workers/workflow-bundle.ts';
import { MemoryStream } from '../support/memory-stream.ts';
import { RunningLeads } from '../support/running-leads.ts';
import { startSmallHistoryServer } from '../support/small-history-server.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import { openTimeSkipping } from '../support/time-skipping.ts';
import { emptyCorpus, saveHistory } from './histories.ts';
import { lives } from './lives.ts';

const stateFolder = await mkdtemp(join(tmpdir(), 'leadcycle-record-'));
const stack = await startStack({
  stateFolder,
  cacheFolder: process.env['LEADCYCLE_CACHE'] ?? join(homedir(), '.cache', 'leadcycle'),
  environment: process.env,
  detached: false,
  timeSkipping: true,
  report: () => undefined,
});
// Runs of 120 events, so that a corpus of small files holds many continuations.
const server = await startSmallHistoryServer(120);
const database = await temporaryDatabase(stack.addresses.databaseUrl);
await database.pool.query('update leadcycle.person set open_leads = 1000');
const time = await openTimeSkipping(server.address);
const stream = new MemoryStream();
const leads = await RunningLeads.open({
  ...{ address: server.address, bundlePath: await bundleLeadWorkflows(), client: time.client },
  ...{ database, publisher: stream },
});
try {
  await record();
} finally {
  await leads.close();
  await time.close();
  await database.drop();
  await server.teardown();
  await stack.stop();
  await rm(stateFolder, { recursive: true, force: true });
}

async function record(): Promise<void> {
  console.log(`recording into ${await emptyCorpus()}`);
  for (const [name, life] of Object.entries(lives)) {
    const workflowId = `lead-${await life({ leads, stream, time })}`;
    let run = 0;
    for await (const { runId } of server.client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
      run += 1;
      await saveHistory(
        `${name}-${run}`,
        await server.client.workflow.getHandle(workflowId, runId).fetchHistory(),
      );
    }
    console.log(`${name}: ${run} runs`);
  }
}
