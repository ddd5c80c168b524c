// `leadcycle org adopt-calendar`: which open leads go on in the working times in force, and did they?
import { resumeBulkJob, stopBulkJob } from '../../doors/bulk/bulk-job.ts';
import type { BulkRefusal, BulkState } from '../../doors/bulk/bulk-job.ts';
import type { Engine } from '../../doors/engine.ts';
import { adoptCalendars, leadsCountingIn } from '../../doors/organisation/adopt-calendars.ts';
import { officeRecordOf } from '../../doors/organisation/organisation.ts';
import { print } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { misuse } from '../failure.ts';
import { followedJob } from '../followed-job.ts';
import { withEngine } from '../with-engine.ts';

export interface AdoptCalendarOptions {
  readonly dryRun?: boolean;
  readonly follow?: string;
  readonly stop?: string;
  readonly json?: boolean;
}

export const adoptCalendarOf = async (
  offices: readonly string[],
  options: AdoptCalendarOptions,
): Promise<void> => {
  const { follow, stop, dryRun = false } = options;
  const ways = [follow, stop, offices[0], dryRun ? '' : undefined].filter((way) => way !== undefined);
  if ((follow !== undefined || stop !== undefined) && ways.length > 1)
    throw misuse(
      'It is not plain what is to be done.',
      'Write `org adopt-calendar [offices] [--dry-run]`, or one of --follow JOB and --stop JOB alone.',
    );
  const answer = await withEngine(async (engine) => {
    if (stop !== undefined) {
      await stopBulkJob(engine, stop);
      return followed(engine, stop, 0);
    }
    if (follow !== undefined) {
      await resumeBulkJob(engine, follow);
      return followed(engine, follow, 0);
    }
    return adopted(engine, offices, dryRun);
  });
  print(answer, options);
};

const adopted = async (engine: Engine, named: readonly string[], dryRun: boolean): Promise<Answer> => {
  const organisation = await engine.organisation();
  const offices =
    named.length === 0
      ? [...organisation.offices.keys()]
      : named.map((officeId) => officeRecordOf(organisation, officeId).officeId);
  if (dryRun) {
    const leads = (await leadsCountingIn(engine.pool, offices)).length;
    const text = `${String(leads)} open leads may count in the working time of ${offices.join(', ')}. Nothing was changed.`;
    return { json: { offices, leads, job: null }, text: () => text };
  }
  const { jobId, leads } = await adoptCalendars(engine, {
    ...{ author: 'org adopt-calendar', note: 'calendars handed over again', offices },
  });
  if (jobId === null)
    return {
      json: { offices, leads, job: null },
      text: () => `No open lead counts in the working time of ${offices.join(', ')}.`,
    };
  process.stderr.write(`Job ${jobId}: it goes on by itself, also when this command is broken off.\n`);
  return followed(engine, jobId, leads);
};

const followed = async (engine: Engine, jobId: string, total: number): Promise<Answer> => {
  const { job, refusals } = await followedJob(engine, jobId, { what: 'leads', total });
  if (job.refused > 0) process.exitCode = 1;
  return { json: { job, refusals }, text: () => ended(job, refusals) };
};

const ended = (job: BulkState, refusals: readonly BulkRefusal[]): string =>
  [
    `${String(job.changed)} leads have clocks that go on in it, ${String(job.unchanged)} had nothing to change, ${String(job.refused)} refused.`,
    ...(job.waiting > 0
      ? [`${String(job.waiting)} still wait: \`leadcycle org adopt-calendar --follow ${job.jobId}\` goes on.`]
      : []),
    ...refusals.map(({ leadId, code, because }) => `  ${leadId} ${code}: ${because}`),
  ].join('\n');
