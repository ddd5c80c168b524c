// What does a worker learn of a lead that runs, that rests, that is not there, and that does not answer?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createInFlight } from '../../doors/in-flight.ts';
import { howLeadStands } from '../../workers/how-lead-stands.ts';
import { OwnLeads } from '../support/own-leads.ts';

const own = new OwnLeads();
const asked = (leadId: string, answerWithinMs = 20_000): ReturnType<ReturnType<typeof howLeadStands>> =>
  howLeadStands({
    ...{ client: own.leads.client, pool: own.database.pool, answerWithinMs, inFlight: createInFlight(4) },
    configuration: { taskQueue: own.leads.taskQueue },
  })(leadId);

test('a lead tells how it stands, running and at rest; one that is not there is none', async () => {
  const leadId = await own.obtained();
  expect(await asked(leadId)).toMatchObject({ leadId, standing: { stage: 'evaluate' } });
  await own.leads.do(leadId, 'mia', {
    type: 'LoseLead',
    input: { reason: 'price', note: null, stated: null },
  });
  await own.leads.handle(leadId).result();
  expect(await asked(leadId)).toMatchObject({ leadId, standing: { stage: 'lost' } });
  expect(await asked(randomUUID())).toBe('none');
});

test('to be asked costs a lead no history', async () => {
  const leadId = await own.obtained();
  await own.settled(leadId);
  const before = await own.leads.history(leadId);
  await asked(leadId);
  expect(await own.leads.history(leadId)).toEqual(before);
});

test('where nobody answers, that is all that is known', async () => {
  const leadId = await own.obtained();
  await own.published(leadId);
  await own.leads.stopWorker();
  expect(await asked(leadId, 500)).toBe('silent');
  await own.leads.startWorker();
});
