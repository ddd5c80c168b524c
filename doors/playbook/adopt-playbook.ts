// How do many leads come to follow another playbook, and how do they go back? A preview first, then one job.
import type pg from 'pg';
import type { BulkAction } from '../../activities/bulk.ts';
import { Outcome } from '../../events/vocabulary.ts';
import { bulkCommand } from '../bulk/bulk-command.ts';
import { readBulkJob, startBulkJob } from '../bulk/bulk-job.ts';
import { DoorRejection } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import { newId } from '../ids.ts';
import { send } from '../lead-door.ts';
import { actorOf, officesBelow } from '../organisation/organisation.ts';

export interface PlaybookVersion {
  readonly name: string;
  readonly version: number;
}

/** Which leads; what is null is not asked. An office stands for all below it as well. */
export interface AdoptionFilter {
  readonly office: string | null;
  readonly tier: string | null;
  readonly stage: string | null;
  readonly owner: string | null;
  readonly grade: string | null;
  /** The playbook they follow now: `default@1`, or `default` in any version. */
  readonly playbook: string | null;
}

export interface Adopting {
  readonly leadId: string;
  /** `name@version` */
  readonly from: string;
  readonly to: string;
}

/** The kind of job that workers know. */
export const adoptionKind = 'adopt_playbook';

export const versionWord = ({ name, version }: PlaybookVersion): string => `${name}@${String(version)}`;

/** @throws DoorRejection `unknown_playbook` for what is no `name@version` */
export const versionOf = (word: string): PlaybookVersion => {
  const [, name, version] = /^(.+)@([1-9]\d{0,8})$/u.exec(word) ?? [];
  if (name !== undefined && version !== undefined) return { name, version: Number(version) };
  throw new DoorRejection(
    'unknown_playbook',
    `"${word}" names no version of a playbook.`,
    'Write name@version, such as default@2.',
  );
};

const findLeads = `
  select lead_id as "leadId", playbook as "from", $1::text as "to" from read.lead
   where playbook <> $1 and stage <> all($2)
     and ($3::text[] is null or office = any($3)) and ($4::text is null or tier = $4)
     and ($5::text is null or stage = $5) and ($6::text is null or owner = $6) and ($7::text is null or grade = $7)
     and ($8::text is null or playbook = $8 or split_part(playbook, '@', 1) = $8)
   order by obtained_at, lead_id`;

/**
 * The open leads that would come to follow `to`, as the read models know them; none that does already.
 * @throws DoorRejection `unknown_office`
 */
export const previewAdoption = async (
  engine: Engine,
  to: PlaybookVersion,
  { office, tier, stage, owner, grade, playbook }: AdoptionFilter,
): Promise<readonly Adopting[]> => {
  const values = [
    versionWord(to),
    Outcome.options,
    office === null ? null : officesBelow(await engine.organisation(), office),
    tier,
    stage,
    owner,
    grade,
  ];
  return (await engine.pool.query<Adopting>(findLeads, [...values, playbook])).rows;
};

const findBack = `
  select b.lead_id as "leadId", l.playbook as "from", b.detail ->> 'from' as "to"
    from leadcycle.bulk_lead b join read.lead l using (lead_id)
   where b.job_id = $1 and b.state = 'changed' and l.playbook = b.detail ->> 'to' and l.stage <> all($2)
   order by b.place`;

/**
 * What would undo a job: its leads back to what they followed. Who has ended or follows something else by now stays.
 * @throws DoorRejection `unknown_job`
 */
export const previewBack = async (pool: pg.Pool, jobId: string): Promise<readonly Adopting[]> => {
  const { kind } = await readBulkJob(pool, jobId);
  if (kind !== adoptionKind)
    throw new DoorRejection(
      'unknown_job',
      `The job ${jobId} adopted no playbook: there is nothing to take back.`,
      'Name the job of an adoption; `playbook adopt` told its id.',
    );
  return (await pool.query<Adopting>(findBack, [jobId, Outcome.options])).rows;
};

/** @throws DoorRejection `not_permitted` for who is no administrator, `unknown_person` */
export const requireAdministrator = async (engine: Engine, personId: string): Promise<void> => {
  const actor = actorOf(await engine.organisation(), personId);
  if (actor.kind === 'person' && actor.roles.includes('administrator')) return;
  throw new DoorRejection(
    'not_permitted',
    `${personId} may not have leads follow another playbook.`,
    'It is for administrators.',
  );
};

/**
 * Begins the job; a lead that refuses is listed by it and holds no other up.
 * @returns the job's id
 */
export const adoptByJob = async (
  engine: Engine,
  { by, note, leads }: { readonly by: string; readonly note: string; readonly leads: readonly Adopting[] },
): Promise<string> => {
  await requireAdministrator(engine, by);
  const jobId = newId();
  await startBulkJob(engine, {
    ...{ jobId, kind: adoptionKind, payload: null, author: by, note },
    leads: leads.map(({ leadId, from, to }) => ({ leadId, detail: { from, to } satisfies Detail })),
  });
  return jobId;
};

interface Detail {
  readonly from: string;
  readonly to: string;
}

/** What the job does to one lead. */
export const adoptionAction = (door: () => Promise<Engine>): BulkAction =>
  bulkCommand(door, ({ engine, actor, commandId, leadId, detail }) => {
    const { to } = detail as Detail;
    return send(engine, {
      ...{ leadId, commandId, actor },
      commands: [{ type: 'AdoptPlaybook', input: versionOf(to) }],
    });
  });
