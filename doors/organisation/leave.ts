// How does somebody leave? They count as left at once, then a job finds each of their leads another owner.
import type { Engine } from '../engine.ts';
import { inTransaction } from '../../postgres/transaction.ts';
import type { BulkAction } from '../../activities/bulk.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Actor } from '../../events/values.ts';
import { leadsOfPerson } from '../../projections/lead/of-a-person.ts';
import type { LeadsOfPerson } from '../../projections/lead/of-a-person.ts';
import { bulkCommand } from '../bulk/bulk-command.ts';
import { resumeBulkJob, startBulkJob } from '../bulk/bulk-job.ts';
import { currentLead } from '../current-lead.ts';
import { DoorRejection } from '../door-rejection.ts';
import { newId } from '../ids.ts';
import { send } from '../lead-door.ts';
import { reassign } from '../ownership.ts';
import { organisationLock } from './import-organisation.ts';
import { actorOf, officeRecordOf, ownerOf, personOf, presentFor } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import { givenTo, redistributed } from './redistribution.ts';
import type { Redistributed } from './redistribution.ts';

export interface Leaving {
  readonly personId: string;
  /** Who sees to it: a sales manager of their office or above it, or an administrator. */
  readonly by: string;
  /** Who is to get all of it; null leaves it to the engine. */
  readonly to: string | null;
}

export interface LeavePreview {
  readonly personId: string;
  readonly state: 'active' | 'left';
  readonly leads: readonly Redistributed[];
  readonly parts: Omit<LeadsOfPerson, 'owned'>;
  /** Who still names them, and who is told in their place. */
  readonly named: {
    readonly managerOf: readonly string[];
    readonly deputyOf: readonly string[];
    readonly teams: readonly string[];
    readonly pools: readonly string[];
    readonly inTheirPlace: string | null;
  };
}

/**
 * What would happen; nothing is written.
 * @throws DoorRejection `unknown_person`, `person_not_active`, `not_qualified` or `not_permitted`
 */
export const previewLeave = async (engine: Engine, leaving: Leaving): Promise<LeavePreview> => {
  const organisation = await engine.organisation();
  const actor = permitted(organisation, leaving);
  const { personId, to } = leaving;
  const { owned, ...parts } = await leadsOfPerson(engine.pool, personId);
  const plan = { leaver: personId, actor, leads: owned };
  return {
    personId,
    state: personOf(organisation, personId).active ? 'active' : 'left',
    leads: to === null ? await redistributed(engine, plan) : await givenTo(engine, plan, to),
    parts,
    named: namedIn(organisation, personId, engine.now()),
  };
};

const namedIn = (organisation: Organisation, personId: string, at: number): LeavePreview['named'] => {
  const { people, teams, pools } = organisation;
  const active = [...people.values()].filter((person) => person.active && person.personId !== personId);
  const inTheirPlace = personOf(organisation, personId).managerId;
  return {
    managerOf: active.filter(({ managerId }) => managerId === personId).map((person) => person.personId),
    deputyOf: active
      .filter(({ absences }) =>
        absences.some(({ deputyId, until }) => deputyId === personId && (until ?? at) >= at),
      )
      .map((person) => person.personId),
    teams: teams
      .filter(({ members }) => members.some((member) => member.personId === personId))
      .map(({ teamId }) => teamId),
    pools: pools.filter(({ members }) => members.includes(personId)).map(({ poolId }) => poolId),
    inTheirPlace:
      inTheirPlace === null ? null : (presentFor(organisation, inTheirPlace, at)?.personId ?? null),
  };
};

const permitted = (organisation: Organisation, { personId, by, to }: Leaving): Actor => {
  const { officeId } = personOf(organisation, personId);
  const actor = actorOf(organisation, by);
  if (to === personId)
    throw new DoorRejection(
      'invalid_input',
      'Their leads cannot stay with who leaves.',
      'Name somebody else.',
    );
  if (to !== null) ownerOf(organisation, to);
  const { path } = officeRecordOf(organisation, officeId);
  const may =
    actor.kind === 'person' &&
    ((to === null && actor.roles.includes('administrator')) ||
      (actor.roles.includes('sales_manager') && path.includes(actor.officeId)));
  if (may) return actor;
  throw new DoorRejection(
    'not_permitted',
    `${by} may not let ${personId} leave.`,
    `It is for a sales manager of their office or above it${to === null ? ', and for administrators' : ', who alone gives leads to a person'}.`,
  );
};

/** The kind of job that workers know. */
export const redistributionKind = 'redistribute';

interface Payload {
  readonly personId: string;
  readonly to: string | null;
}

const markLeft = `
  update leadcycle.person set state = 'left', crm_owner_id = null where person_id = $1 and state = 'active'`;
const findUnfinished = `
  select job_id from leadcycle.bulk_job
   where kind = $1 and payload ->> 'personId' = $2 and payload ->> 'to' is not distinct from $3 and state <> 'finished'
   order by created_at limit 1`;
/** Also what the read models have not seen yet: a place is kept from the moment of an assignment on. */
const findLeads = `
  select lead_id from leadcycle.reservation where person_id = $1 and state <> 'released' order by created_at, lead_id`;

export interface Left {
  /** Null: they had nothing that could be given away. */
  readonly jobId: string | null;
  readonly leads: number;
  readonly how: 'begun' | 'resumed';
}

/**
 * Marks the person as left, so that nobody offers them anything more, and begins the job, or goes on with the one of an
 * earlier call. Safe to repeat: a lead that is no longer theirs is left alone.
 * @throws DoorRejection as `previewLeave`
 */
export const leave = async (engine: Engine, leaving: Leaving): Promise<Left> => {
  const { personId, by, to } = leaving;
  permitted(await engine.organisation(), leaving);
  await inTransaction(engine.pool, async (client) => {
    await client.query(organisationLock);
    await client.query(markLeft, [personId]);
  });
  const asked = [redistributionKind, personId, to];
  const [unfinished] = (await engine.pool.query<{ job_id: string }>(findUnfinished, asked)).rows;
  if (unfinished !== undefined) {
    await resumeBulkJob(engine, unfinished.job_id);
    return { jobId: unfinished.job_id, leads: 0, how: 'resumed' };
  }
  const held = (await engine.pool.query<{ lead_id: string }>(findLeads, [personId])).rows.map(
    ({ lead_id }) => lead_id,
  );
  const { owned } = await leadsOfPerson(engine.pool, personId);
  const leadIds = [...new Set([...owned.map(({ leadId }) => leadId), ...held])];
  if (leadIds.length === 0) return { jobId: null, leads: 0, how: 'begun' };
  const jobId = newId();
  await startBulkJob(engine, {
    ...{ jobId, kind: redistributionKind, payload: { personId, to } satisfies Payload, author: by },
    note: `${personId} has left`,
    leads: leadIds.map((leadId) => ({ leadId, detail: null })),
  });
  return { jobId, leads: leadIds.length, how: 'begun' };
};

/** What the job does to one lead: to the person named, or back to distribution, where the engine looks for an owner. */
export const redistributionAction =
  (door: () => Promise<Engine>): BulkAction =>
  async (step) => {
    const { personId, to } = step.payload as Payload;
    const organisation = await (await door()).organisation();
    // A door remembers the organisation for some seconds.
    if (organisation.people.get(personId)?.active !== false)
      return { state: 'later', because: `${personId} is still active here.` };
    const reason = `${personId} has left`;
    return bulkCommand(door, async ({ engine, actor, commandId, leadId }) => {
      if (to === null)
        return send(engine, {
          ...{ leadId, commandId, actor },
          commands: [{ type: 'ReclaimLead', input: { ownerId: personId, reason } }],
        });
      const lead = await currentLead(engine, leadId);
      return ownershipOf(lead)?.owner.personId === personId
        ? reassign(engine, { leadId, commandId, actor, personId: to, reason })
        : { leadId, seq: lead.seq, events: [], duplicate: false };
    })(step);
  };
