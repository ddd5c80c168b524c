// Is everything there before the first worker starts? Tables, topics, the default playbook, search attributes, schedules.
import { Client, Connection } from '@temporalio/client';
import { poolOf } from '../postgres/pool.ts';
import { ensureDefaultPlaybook } from '../doors/playbook/publish-playbook.ts';
import { installReadSet, TablesDiffer } from '../projections/runner/install.ts';
import { liveSet } from '../projections/set.ts';
import { readConfiguration } from './config.ts';
import { migrateDatabase } from './database-schema.ts';
import { registerSearchAttributes, scheduleUpkeep } from './namespace.ts';
import { runProcess } from './run-process.ts';
import { createTopics } from './topics.ts';
import { untilItAnswers } from './until-it-answers.ts';

/** May be run as often as one likes: what is there stays as it is. */
await runProcess(async () => {
  const { databaseUrl, kafkaBrokers, topic, temporalAddress, temporalNamespace, taskQueue } =
    readConfiguration(process.env);
  const migrations = await untilItAnswers('Postgres', () => migrateDatabase(databaseUrl));
  tell('tables', migrations);
  await preparePlaybookAndViews(databaseUrl);
  tell('topics', await untilItAnswers('Kafka', () => createTopics({ brokers: kafkaBrokers, topic })));
  const connection = await untilItAnswers('Temporal', () => Connection.connect({ address: temporalAddress }));
  try {
    tell('search attributes', await registerSearchAttributes(connection, temporalNamespace));
    const client = new Client({ connection, namespace: temporalNamespace });
    tell('schedules', await scheduleUpkeep(client, taskQueue));
  } finally {
    await connection.close();
  }
});

/** Both are there before anybody asks: the playbook that leads are born under, and the views that doors read. */
async function preparePlaybookAndViews(connectionString: string): Promise<void> {
  const pool = poolOf({ connectionString, max: 1 });
  try {
    await ensureDefaultPlaybook(pool);
    // Built by other software they wait for `leadcycle rebuild`, which needs all the rest of this.
    await installReadSet(pool, liveSet).catch((error: unknown) => {
      if (!(error instanceof TablesDiffer)) throw error;
      console.log(error.message);
    });
  } finally {
    await pool.end();
  }
}

function tell(what: string, made: readonly string[]): void {
  console.log(made.length === 0 ? `${what}: up to date` : `${what}: made ${made.join(', ')}`);
}
