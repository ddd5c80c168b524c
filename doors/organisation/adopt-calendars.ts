// How do other working times of an office reach the open leads that count in them? One job, a batch for each lead.
import type pg from 'pg';
import type { BulkAction } from '../../activities/bulk.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import { Outcome } from '../../events/vocabulary.ts';
import { answerOf } from '../bulk/bulk-command.ts';
import { startBulkJob } from '../bulk/bulk-job.ts';
import type { Engine } from '../engine.ts';
import { commandIdOf, newId } from '../ids.ts';
import { updateLead } from '../lead-client.ts';

/** The kind of job that workers know. */
export const calendarKind = 'adopt_calendar';

export interface CountingLead {
  readonly leadId: string;
  /** Offices among those asked about that the lead may count in. */
  readonly offices: readonly string[];
}

/** Whatever brought a lead near an office brought its calendar along: all offices that its state names are looked at. */
const findLeads = `
  select lead_id as "leadId", offices from (
    select lead_id, obtained_at,
           array(select distinct named #>> '{}' from jsonb_path_query(state, '$.**.officeId') as named
                  where named #>> '{}' = any($1) order by 1) as offices
      from read.lead where stage <> all($2)) as counting
   where cardinality(offices) > 0 order by obtained_at, lead_id`;

/** The open leads that may count in these offices, as the read models know them. */
export const leadsCountingIn = async (
  pool: pg.Pool,
  officeIds: readonly string[],
): Promise<readonly CountingLead[]> =>
  (await pool.query<CountingLead>(findLeads, [officeIds, Outcome.options])).rows;

export interface CalendarJob {
  /** Null where no open lead may count in the offices. */
  readonly jobId: string | null;
  readonly leads: number;
}

/**
 * Begins a job that hands the open leads the calendars of these offices, as they stand when a lead has its turn. Who knows
 * them already changes nothing: it may be begun as often as one likes.
 * @param author who asked for it, a person or a part of the engine
 */
export const adoptCalendars = async (
  engine: Engine,
  {
    author,
    note,
    offices,
  }: { readonly author: string; readonly note: string; readonly offices: readonly string[] },
): Promise<CalendarJob> => {
  const leads = offices.length === 0 ? [] : await leadsCountingIn(engine.pool, offices);
  if (leads.length === 0) return { jobId: null, leads: 0 };
  const jobId = newId();
  const calendars = await calendarsNow(engine.pool, offices);
  await startBulkJob(engine, {
    ...{ jobId, kind: calendarKind, author, note },
    payload: Object.fromEntries(
      calendars.map(({ officeId, version }) => [officeId, version]),
    ) satisfies Payload,
    leads: leads.map(({ leadId, offices: named }) => ({
      leadId,
      detail: { offices: named } satisfies Detail,
    })),
  });
  return { jobId, leads: leads.length };
};

/** Versions by office: for which calendars the job was begun. A hash may come again, where hours are changed back. */
type Payload = Readonly<Record<string, number>>;

const findUntold = `
  select office_id from leadcycle.office o
   where (calendar ->> 'version')::int > 1
     and not exists (select 1 from leadcycle.bulk_job where kind = $1 and payload ->> o.office_id = o.calendar ->> 'version')
   order by office_id`;

/** Offices with a new calendar for which no job was begun: whoever wrote it was cut off, or there was no lead yet. */
export const untoldOffices = async (pool: pg.Pool): Promise<readonly string[]> =>
  (await pool.query<{ office_id: string }>(findUntold, [calendarKind])).rows.map(
    ({ office_id }) => office_id,
  );

interface Detail {
  readonly offices: readonly string[];
}

/** A batch brings at most so many calendars. */
const atOnce = 10;

/** What the job does to one lead. The calendars are read anew: what a door remembers may be older than the job. */
export const calendarAction =
  (door: () => Promise<Engine>): BulkAction =>
  async ({ jobId, leadId, detail }) => {
    try {
      const engine = await door();
      const calendars = await calendarsNow(engine.pool, (detail as Detail).offices);
      let events = 0;
      for (let from = 0; from < calendars.length; from += atOnce)
        events += await hand(engine, { jobId, leadId, part: from }, calendars.slice(from, from + atOnce));
      return { state: events > 0 ? 'changed' : 'unchanged' };
    } catch (failure) {
      return answerOf(failure);
    }
  };

const findCalendars = `
  select calendar from leadcycle.office where office_id = any($1) order by office_id`;

const calendarsNow = async (pool: pg.Pool, officeIds: readonly string[]): Promise<readonly Calendar[]> =>
  (await pool.query<{ calendar: Calendar }>(findCalendars, [officeIds])).rows.map(({ calendar }) => calendar);

const hand = async (
  engine: Engine,
  { jobId, leadId, part }: { readonly jobId: string; readonly leadId: string; readonly part: number },
  calendars: readonly Calendar[],
): Promise<number> => {
  const { events } = await updateLead(
    engine,
    leadId,
    {
      commandId: commandIdOf('bulk', jobId, leadId, String(part)),
      issuedAt: new Date(engine.now()).toISOString(),
      actor: { kind: 'engine', rule: 'calendar' },
      origin: 'live',
      commands: calendars.map(({ officeId, hash }) => ({
        type: 'AdoptCalendar',
        input: { officeId, calendarHash: hash },
      })),
      calendars: [...calendars],
      playbook: null,
      correlationId: jobId,
      traceparent: '',
    },
    'ask',
  );
  return events.length;
};
