// Does a bulk job reach every lead exactly once, whatever is lost on the way?
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { BulkAnswer, BulkStep } from '../../activities/bulk.ts';
import {
  bulkRefusals,
  readBulkJob,
  resumeBulkJob,
  startBulkJob,
  stopBulkJob,
} from '../../doors/bulk/bulk-job.ts';
import { followBulkJob } from '../../doors/bulk/follow-job.ts';
import type { Engine } from '../../doors/engine.ts';
import { OwnLeads } from '../support/own-leads.ts';

let asked: string[] = [];
let answer: (step: BulkStep) => BulkAnswer | Promise<BulkAnswer> = () => ({ state: 'changed' });
beforeEach(() => {
  asked = [];
  answer = () => ({ state: 'changed' });
});
const own = new OwnLeads({
  bulkActions: {
    greet: async (step) => {
      asked.push(step.leadId);
      return answer(step);
    },
  },
});

/** The part of a door that jobs need. */
const door = (): Engine => {
  const configuration = { taskQueue: own.leads.taskQueue };
  return { client: own.leads.client, pool: own.database.pool, configuration } as unknown as Engine;
};
const begin = async (count: number): Promise<{ jobId: string; leadIds: string[] }> => {
  const jobId = randomUUID();
  const leadIds = Array.from({ length: count }, () => randomUUID());
  const leads = leadIds.map((leadId, index) => ({ leadId, detail: { index } }));
  await startBulkJob(door(), { jobId, kind: 'greet', payload: null, author: 'ada', note: 'a test', leads });
  return { jobId, leadIds };
};
const ended = (jobId: string): ReturnType<typeof followBulkJob> =>
  followBulkJob(door(), jobId, () => undefined);

test('every lead has its turn once, and who refuses is listed with the reason', async () => {
  answer = ({ detail }) =>
    (detail as { index: number }).index % 10 === 0
      ? { state: 'refused', code: 'lead_ended', because: 'This lead has ended.' }
      : { state: (detail as { index: number }).index % 2 === 0 ? 'changed' : 'unchanged' };
  const { jobId, leadIds } = await begin(45);
  expect(await ended(jobId)).toMatchObject({
    ...{ state: 'finished', waiting: 0, changed: 18, unchanged: 22, refused: 5 },
  });
  expect([...asked].sort()).toEqual([...leadIds].sort());
  expect(await bulkRefusals(own.database.pool, jobId, 2)).toEqual([
    { leadId: leadIds[0], code: 'lead_ended', because: 'This lead has ended.' },
    { leadId: leadIds[10], code: 'lead_ended', because: 'This lead has ended.' },
  ]);
});

test('it asks no more than a page of leads before it waits', async () => {
  const { jobId } = await begin(60);
  await ended(jobId);
  const { events } = await own.leads.client.workflow.getHandle(`bulk-${jobId}`).fetchHistory();
  const timers = (events ?? []).filter(({ timerStartedEventAttributes: timer }) => timer != null);
  expect(timers).toHaveLength(3);
});

test('a lead that does not answer is asked again; those who have answered are not', async () => {
  let silent = 3;
  answer = ({ detail }) =>
    (detail as { index: number }).index === 7 && silent-- > 0
      ? { state: 'later', because: 'nobody answers' }
      : { state: 'changed' };
  const { jobId, leadIds } = await begin(10);
  expect(await ended(jobId)).toMatchObject({ changed: 10, refused: 0 });
  expect(asked.filter((leadId) => leadId === leadIds[7])).toHaveLength(4);
  expect(new Set(asked).size).toBe(10);
  expect(asked).toHaveLength(13);
});

test('a job outlives its worker', async () => {
  let reached: () => void = () => undefined;
  const half = new Promise<void>((resolve) => (reached = resolve));
  answer = ({ detail }) => {
    if ((detail as { index: number }).index === 25) reached();
    return { state: 'changed' };
  };
  const { jobId } = await begin(50);
  await half;
  await own.leads.stopWorker();
  await own.leads.startWorker();
  expect(await ended(jobId)).toMatchObject({ state: 'finished', changed: 50 });
});

test('a stopped job goes on where it stopped', async () => {
  let reached: () => void = () => undefined;
  const half = new Promise<void>((resolve) => (reached = resolve));
  answer = ({ detail }) => {
    if ((detail as { index: number }).index === 25) reached();
    return { state: 'changed' };
  };
  const { jobId } = await begin(50);
  await half;
  await stopBulkJob(door(), jobId);
  await ended(jobId);
  const stopped = await readBulkJob(own.database.pool, jobId);
  expect(stopped).toMatchObject({ state: 'stopped' });
  expect(stopped.waiting).toBeGreaterThan(0);
  await resumeBulkJob(door(), jobId);
  expect(await ended(jobId)).toMatchObject({ state: 'finished', changed: 50, waiting: 0 });
  expect(new Set(asked).size).toBe(50);
});

test('a job begun twice under one id is one job', async () => {
  const { jobId, leadIds } = await begin(5);
  await startBulkJob(door(), {
    ...{ jobId, kind: 'greet', payload: null, author: 'ada', note: 'again' },
    leads: leadIds.map((leadId) => ({ leadId, detail: null })),
  });
  expect(await ended(jobId)).toMatchObject({ changed: 5, note: 'a test' });
  expect(asked).toHaveLength(5);
});
