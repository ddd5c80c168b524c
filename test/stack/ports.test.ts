// Does an address stay what it was, and give way where somebody else listens?
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import getPort from 'get-port';
import { expect, onTestFinished, test } from 'vitest';
import { choosePorts } from '../../stack/ports.ts';
import type { Ports } from '../../stack/ports.ts';

const none: ReadonlySet<keyof Ports> = new Set();

const freePorts = async (): Promise<Ports> => ({
  temporal: await getPort(),
  temporalUi: await getPort(),
  kafka: await getPort(),
  kafkaController: await getPort(),
  postgres: await getPort(),
});

const listener = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};

test('remembered ports that are free are used again, twice in a row', async () => {
  const remembered = await freePorts();
  expect(await choosePorts(remembered, none, 'usual')).toEqual(remembered);
  expect(await choosePorts(remembered, none, 'usual')).toEqual(remembered);
});

test('a busy port gives way to a free one, the others stay', async () => {
  const kafka = await listener();
  const remembered = { ...(await freePorts()), kafka };
  const chosen = await choosePorts(remembered, none, 'usual');
  expect(chosen.kafka).not.toBe(kafka);
  expect({ ...chosen, kafka }).toEqual(remembered);
});

test('the port of a server that runs already is kept', async () => {
  const kafka = await listener();
  const remembered = { ...(await freePorts()), kafka };
  expect(await choosePorts(remembered, new Set(['kafka'] as const), 'usual')).toEqual(remembered);
});

test('all ports differ', async () => {
  const port = await getPort();
  const same = { temporal: port, temporalUi: port, kafka: port, kafkaController: port, postgres: port };
  expect(new Set(Object.values(await choosePorts(same, none, 'usual'))).size).toBe(5);
});
