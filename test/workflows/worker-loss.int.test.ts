// Is anything lost, doubled or out of order when the worker dies in the middle of its work?
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { assess } from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import { foldOf } from '../support/fold.ts';
import { OwnWorker } from '../support/own-worker.ts';
import { requireOrderedStream } from '../support/stream-order.ts';
import { sized } from '../support/size.ts';

const [leadCount, kills] = sized([8, 3], [30, 10]);
const own = new OwnWorker();

test(`${leadCount} leads under commands while their worker is killed ${kills} times`, async () => {
  const ids = Array.from({ length: leadCount }, () => randomUUID());
  await Promise.all(ids.map((leadId) => own.leads.obtain(leadId)));
  let isDone = false;
  const writers = ids.map(async (leadId) => {
    for (let turn = 0; !isDone; turn += 1)
      await own.leads.do(leadId, 'ada', assess('S', turn % 2 === 0 ? 1 : 2));
  });
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(randomInt(500, 1_500));
    await own.kill();
  }
  isDone = true;
  await Promise.all(writers);
  await eventually(
    'everything is published',
    async () =>
      (await Promise.all(ids.map((leadId) => own.leads.progress(leadId)))).every(
        ({ outbox }) => outbox === 0,
      ),
    90_000,
  );
  const records = await own.records();
  const last = requireOrderedStream(records);
  for (const leadId of ids) {
    const lead = await own.leads.lead(leadId);
    expect(last.get(leadId)).toBe(lead.seq);
    expect(foldOf(records.filter((record) => record.leadId === leadId))).toEqual(lead);
  }
});

test('asked to stop, a worker puts its work down and ends with 0', async () => {
  const leadId = randomUUID();
  await own.leads.obtain(leadId);
  expect(await own.stop()).toBe(0);
  expect(await own.leads.do(leadId, 'ada', assess('S', 1))).toMatchObject({ duplicate: false });
});
