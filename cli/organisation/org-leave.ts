// `leadcycle org leave`: where would the leads of somebody go who leaves, and did they get there?
import { ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { BulkRefusal, BulkState } from '../../doors/bulk/bulk-job.ts';
import { leave, previewLeave } from '../../doors/organisation/leave.ts';
import type { LeavePreview, Leaving } from '../../doors/organisation/leave.ts';
import type { Redistributed } from '../../doors/organisation/redistribution.ts';
import { actingPerson } from '../acting-person.ts';
import { print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { followedJob } from '../followed-job.ts';
import { moneyWords } from '../money-words.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-engine.ts';

export interface LeaveOptions {
  readonly as?: string;
  readonly auto?: boolean;
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface Outcome {
  readonly preview: LeavePreview;
  readonly job: BulkState | null;
  readonly refusals: readonly BulkRefusal[];
}

export const leaving = async (personId: string, options: LeaveOptions): Promise<void> => {
  const { auto = false, to = null, dryRun = false, json } = options;
  if (auto && to !== null)
    throw misuse('Both --auto and --to were given.', 'Let the engine find owners, or name one person.');
  const request: Leaving = { personId, by: actingPerson(options), to };
  const acts = !dryRun && (auto || to !== null);
  const { preview, job, refusals } = await withEngine(async (engine): Promise<Outcome> => {
    const before = await previewLeave(engine, request);
    if (!acts) return { preview: before, job: null, refusals: [] };
    const { jobId } = await leave(engine, request);
    if (jobId === null) return { preview: before, job: null, refusals: [] };
    const counted = { what: `leads of ${personId}`, total: before.leads.length };
    return { preview: before, ...(await followedJob(engine, jobId, counted)) };
  });
  const answer = { ...preview, leads: preview.leads.map(leadJson), parts: partsJson(preview), job, refusals };
  print({ json: answer, text: () => (acts ? done(preview, job, refusals) : inWords(preview)) }, { json });
  if (refusals.length > 0) process.exitCode = 1;
};

const leadJson = ({ lead, to, because }: Redistributed) => ({
  ...{ leadId: lead.leadId, stage: lead.standing.stage, grade: lead.evaluation?.grade ?? null },
  ...{
    customer: lead.customer?.name ?? null,
    amount: lead.amount,
    ownerId: ownershipOf(lead)?.owner.personId ?? null,
  },
  ...{ to, because },
});

const partsJson = ({ parts }: LeavePreview) => ({
  kept: parts.kept.map(({ leadId }) => leadId),
  toVerify: parts.toVerify.map(({ leadId }) => leadId),
  submitted: parts.submitted.map(({ leadId }) => leadId),
});

const inWords = (preview: LeavePreview): string =>
  [
    preview.leads.length === 0
      ? `${preview.personId} owns no open lead.`
      : table(
          ['lead', 'stage', 'customer', 'amount', 'would go to', 'because'],
          preview.leads.map(({ lead, to, because }) => [
            ...[lead.leadId, lead.standing.stage, lead.customer?.name ?? null, moneyWords(lead.amount)],
            ...[destination(to), because],
          ]),
        ),
    ...partLines(preview),
    preview.state === 'left'
      ? `${preview.personId} counts as having left already. Say --auto or --to PERSON to find other owners.`
      : 'Nothing was changed. Say --auto or --to PERSON without --dry-run to let it happen.',
  ].join('\n');

const destination = (to: Redistributed['to']): string => {
  switch (to.kind) {
    case 'person':
      return to.personId;
    case 'pool':
      return `the pool of ${to.officeId}`;
    case 'rest':
      return `rest, kept by ${to.officeId}`;
    case 'stage':
      return `nobody yet, stays in ${to.stage}`;
    case 'nowhere':
      return 'nobody: it stays theirs';
  }
};

/** What else hangs on them, and what becomes of it. */
const partLines = ({ personId, parts, named }: LeavePreview): string[] => {
  const { inTheirPlace, managerOf, deputyOf, teams, pools } = named;
  const instead = inTheirPlace ?? 'nobody';
  const line = (of: readonly (string | Lead)[], text: string): string[] =>
    of.length === 0
      ? []
      : [`${of.map((one) => (typeof one === 'string' ? one : one.leadId)).join(', ')}: ${text}`];
  return [
    ...line(
      parts.kept,
      `kept by ${personId} while they rest; they return on their day, and until then ${instead} sees to them.`,
    ),
    ...line(
      parts.toVerify,
      `${personId} was to verify; appoint somebody else (\`leadcycle lead appoint-verifier\`).`,
    ),
    ...line(
      parts.submitted,
      `brought in by ${personId} and not assigned yet; ${personId} stays their submitter, and ${instead} sees to them.`,
    ),
    ...line(
      managerOf,
      `managed by ${personId}; give them another manager in org.yaml, until then ${instead} is told.`,
    ),
    ...line(deputyOf, `${personId} was to stand in for them; name another deputy.`),
    ...line(teams, `teams with ${personId}; take them out in org.yaml.`),
    ...line(pools, `pools with ${personId} among those who may claim; take them out in org.yaml.`),
  ];
};

const done = (preview: LeavePreview, job: BulkState | null, refusals: readonly BulkRefusal[]): string =>
  [
    `${preview.personId} has left: nobody offers them anything more.`,
    job === null
      ? 'They owned no open lead.'
      : `${String(job.changed)} leads were taken from them, ${String(job.unchanged)} were not theirs any more, ${String(job.refused)} refused${job.waiting > 0 ? `, ${String(job.waiting)} still wait: call it again to go on` : ''}.`,
    ...refusals.map(({ leadId, code, because }) => `  ${leadId} ${code}: ${because}`),
    ...partLines(preview),
    'Take them out of org.yaml too: its next import is refused while it names them. `leadcycle load` shows who has what now.',
  ].join('\n');
