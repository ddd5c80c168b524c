// How does somebody do one thing to many leads? A job is written down with its leads, then a workflow works it off.
import { WorkflowNotFoundError } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type pg from 'pg';
import { inTransaction } from '../../postgres/transaction.ts';
import type { bulkJob } from '../../workflows/bulk-job.ts';
import type { BulkProgress } from '../../workflows/messages.ts';
import { DoorRejection } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import { rejectionOf } from '../update-failures.ts';
import { isUuid } from '../uuid.ts';

export interface BulkLead {
  readonly leadId: string;
  /** What is done to this lead in particular, as plain data. */
  readonly detail: unknown;
}

export interface NewBulkJob {
  /** UUID; begun again with the same one, the job that is there goes on. */
  readonly jobId: string;
  /** A kind that workers know (`workers/bulk-actions.ts`). */
  readonly kind: string;
  readonly payload: unknown;
  /** The person in whose name every command is given. */
  readonly author: string;
  readonly note: string;
  readonly leads: readonly BulkLead[];
}

export interface BulkState extends BulkProgress {
  readonly jobId: string;
  readonly kind: string;
  readonly author: string;
  readonly note: string;
  readonly state: 'running' | 'stopped' | 'finished';
  readonly waiting: number;
}

export interface BulkRefusal {
  readonly leadId: string;
  readonly code: string;
  readonly because: string;
}

const insertJob = `
  insert into leadcycle.bulk_job (job_id, kind, payload, author, note) values ($1, $2, $3, $4, $5)
  on conflict (job_id) do nothing`;
const insertLeads = `
  insert into leadcycle.bulk_lead (job_id, place, lead_id, detail)
  select $1, place, lead_id, detail from unnest($2::int[], $3::uuid[], $4::jsonb[]) as t (place, lead_id, detail)`;
const inserted = 5_000;

/** Settles which leads the job is about, and begins it. A worker goes on with it whatever becomes of the caller. */
export const startBulkJob = async (engine: Engine, job: NewBulkJob): Promise<void> => {
  await inTransaction(engine.pool, async (client) => {
    const values = [job.jobId, job.kind, JSON.stringify(job.payload), job.author, job.note];
    const { rowCount } = await client.query(insertJob, values);
    if (rowCount === 0) return;
    for (let from = 0; from < job.leads.length; from += inserted) {
      const leads = job.leads.slice(from, from + inserted);
      await client.query(insertLeads, [
        job.jobId,
        leads.map((_, index) => from + index + 1),
        leads.map(({ leadId }) => leadId),
        leads.map(({ detail }) => JSON.stringify(detail)),
      ]);
    }
  });
  await run(engine, job.jobId);
};

/** Goes on with a job that was stopped, or whose beginning was cut off. @throws DoorRejection `unknown_job` */
export const resumeBulkJob = async (engine: Engine, jobId: string): Promise<void> => {
  const { state } = await readBulkJob(engine.pool, jobId);
  if (state === 'finished') return;
  await engine.pool.query(`update leadcycle.bulk_job set state = 'running' where job_id = $1`, [jobId]);
  await run(engine, jobId);
};

/** Stops a job between two leads; what is done stays done. @throws DoorRejection `unknown_job` */
export const stopBulkJob = async (engine: Engine, jobId: string): Promise<void> => {
  await readBulkJob(engine.pool, jobId);
  try {
    await engine.client.workflow.getHandle(workflowIdOf(jobId)).cancel();
  } catch (failure) {
    if (!(failure instanceof WorkflowNotFoundError)) throw rejectionOf(failure, jobId);
  }
  await engine.pool.query(
    `update leadcycle.bulk_job set state = 'stopped' where job_id = $1 and state = 'running'`,
    [jobId],
  );
};

const run = async ({ client, configuration }: Engine, jobId: string): Promise<void> => {
  try {
    await client.workflow.start<typeof bulkJob>('bulkJob', {
      workflowId: workflowIdOf(jobId),
      taskQueue: configuration.taskQueue,
      args: [{ jobId, after: 0, progress: { changed: 0, unchanged: 0, refused: 0 } }],
    });
  } catch (failure) {
    if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw rejectionOf(failure, jobId);
  }
};

export const workflowIdOf = (jobId: string): string => `bulk-${jobId}`;

const findJob = `
  select j.job_id as "jobId", j.kind, j.author, j.note, j.state,
         (count(*) filter (where l.state = 'waiting'))::int as waiting,
         (count(*) filter (where l.state = 'changed'))::int as changed,
         (count(*) filter (where l.state = 'unchanged'))::int as unchanged,
         (count(*) filter (where l.state = 'refused'))::int as refused
    from leadcycle.bulk_job j left join leadcycle.bulk_lead l using (job_id)
   where j.job_id = $1 group by j.job_id`;

/** @throws DoorRejection `unknown_job` */
export const readBulkJob = async (pool: pg.Pool, jobId: string): Promise<BulkState> => {
  // Postgres takes no other text for an id of a job.
  const [row] = isUuid(jobId.toLowerCase()) ? (await pool.query<BulkState>(findJob, [jobId])).rows : [];
  if (row !== undefined) return row;
  throw new DoorRejection(
    'unknown_job',
    `There is no job ${jobId}.`,
    'Name one that was begun here; the command that began it told its id.',
  );
};

const findRefusals = `
  select lead_id as "leadId", code, because from leadcycle.bulk_lead
   where job_id = $1 and state = 'refused' order by place limit $2`;

/** The leads that refused, in the order of the job, with their reasons. */
export const bulkRefusals = async (
  pool: pg.Pool,
  jobId: string,
  limit: number,
): Promise<readonly BulkRefusal[]> => (await pool.query<BulkRefusal>(findRefusals, [jobId, limit])).rows;
