// The API process: answers over HTTP until it is told to stop.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createServer } from '../api/server.ts';
import { openEngine } from '../doors/engine.ts';
import { readApi, readConfiguration } from './config.ts';
import { runProcess } from './run-process.ts';
import { untilItAnswers } from './until-it-answers.ts';

/** A caller who asks too much holds a connection that others wait for. */
const statementMs = 15_000;

const version = (): string => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

await runProcess(async () => {
  // Both are read before anything is opened: who has configured it wrongly is told at once.
  const settings = readApi(process.env);
  const configuration = readConfiguration(process.env);
  const log = pino(
    { name: 'api', redact: ['req.headers.authorization', 'req.headers.cookie'] },
    pino.destination(2),
  );
  const engine = await untilItAnswers('Postgres and Temporal', () =>
    openEngine(configuration, { statementMs }),
  );
  const app = await createServer({ engine, settings, log, version: version() });
  await app.listen({ host: settings.host, port: settings.port });
  const { port } = app.server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  console.log(`api is ready: http://${host}:${String(port)}`);
  const stop = (): void => {
    app
      .close()
      .then(() => engine.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, 'the server did not close');
          process.exit(1);
        },
      );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
});
