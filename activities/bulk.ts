// How does a bulk job go on? Lead by lead, one command each; what each lead answered is written down at once.
import { Context } from '@temporalio/activity';
import pMap from 'p-map';
import type { Pool } from 'pg';
import { leadNotReady } from './failures.ts';

/** One lead's turn in a job. The action derives the id of its command from job and lead, so that a repeat counts once. */
export interface BulkStep {
  readonly jobId: string;
  readonly leadId: string;
  /** The person in whose name the job works. */
  readonly author: string;
  /** What is the same for all leads of the job. */
  readonly payload: unknown;
  /** What is this lead's alone. */
  readonly detail: unknown;
}

export type BulkAnswer =
  | { readonly state: 'changed' }
  | { readonly state: 'unchanged' }
  | { readonly state: 'refused'; readonly code: string; readonly because: string }
  /** Nobody answered, or not now: the lead is asked again. */
  | { readonly state: 'later'; readonly because: string };

/** What a kind of job does to one lead. Never throws for what the lead says. */
export type BulkAction = (step: BulkStep) => Promise<BulkAnswer>;

/** The actions that this worker knows, by the kind of job. */
export type BulkActions = Readonly<Record<string, BulkAction>>;

/** What became of a page of leads. */
export interface BulkPage {
  /** Where the next page begins; null after the last one. */
  readonly last: number | null;
  /** Leads that were asked now; others of the page had answered before. */
  readonly asked: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface BulkActivities {
  /** Works on the next `size` leads after the place `after`. Safe to repeat: who has answered is not asked again. */
  workOnPage(jobId: string, after: number, size: number): Promise<BulkPage>;
}

interface Row {
  readonly place: number;
  readonly leadId: string;
  readonly detail: unknown;
  readonly state: 'waiting' | 'changed' | 'unchanged' | 'refused';
}

interface Job {
  readonly kind: string;
  readonly payload: unknown;
  readonly author: string;
}

/** With the pauses of the retry policy about five minutes: then a silent lead no longer holds the others up. */
const mostAttempts = 10;
const atOnce = 5;

const findJob = 'select kind, payload, author from leadcycle.bulk_job where job_id = $1';
const findPage = `
  select place, lead_id as "leadId", detail, state from leadcycle.bulk_lead
   where job_id = $1 and place > $2 order by place limit $3`;
const writeAnswer = `
  update leadcycle.bulk_lead set state = $3, code = $4, because = $5
   where job_id = $1 and place = $2 and state = 'waiting'`;
const finish = `
  update leadcycle.bulk_job set state = 'finished', finished_at = now() where job_id = $1 and state <> 'finished'`;

export const createBulkActivities = ({
  pool,
  actions,
}: {
  readonly pool: Pool;
  readonly actions: BulkActions;
}): BulkActivities => ({
  workOnPage: async (jobId, after, size) => {
    const { rows } = await pool.query<Row>(findPage, [jobId, after, size]);
    if (rows.length === 0) {
      await pool.query(finish, [jobId]);
      return { last: null, asked: 0, changed: 0, unchanged: 0, refused: 0 };
    }
    const [job] = (await pool.query<Job>(findJob, [jobId])).rows;
    const action = job === undefined ? undefined : actions[job.kind];
    if (job === undefined || action === undefined)
      throw leadNotReady(`This worker knows no bulk job of the kind "${job?.kind ?? 'none'}".`);
    const states = await pMap(
      rows,
      async ({ place, leadId, detail, state }) => {
        if (state !== 'waiting') return state;
        Context.current().heartbeat();
        const answer = settled(await action({ ...job, jobId, leadId, detail }));
        const reason = answer.state === 'refused' ? [answer.code, answer.because] : [null, null];
        await pool.query(writeAnswer, [jobId, place, answer.state, ...reason]);
        return answer.state;
      },
      { concurrency: atOnce, signal: Context.current().cancellationSignal },
    );
    const count = (state: Row['state']): number => states.filter((one) => one === state).length;
    return {
      last: rows.at(-1)?.place ?? null,
      asked: rows.filter(({ state }) => state === 'waiting').length,
      ...{ changed: count('changed'), unchanged: count('unchanged'), refused: count('refused') },
    };
  },
});

type Settled = Exclude<BulkAnswer, { readonly state: 'later' }>;

/** @throws ApplicationFailure where the lead is to be asked again */
const settled = (answer: BulkAnswer): Settled => {
  if (answer.state !== 'later') return answer;
  if (Context.current().info.attempt < mostAttempts) throw leadNotReady(answer.because);
  return { state: 'refused', code: 'no_answer', because: answer.because };
};
