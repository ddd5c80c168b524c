// In which open leads does a person play a part, and which one?
import type { Pool } from 'pg';
import { ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import { parts, wordsOf } from './parts.ts';
import type { Part } from './parts.ts';

export interface LeadsOfPerson {
  readonly owned: readonly Lead[];
  /** At rest. */
  readonly kept: readonly Lead[];
  /** Appointed to verify, and not verified by them yet. */
  readonly toVerify: readonly Lead[];
  /** Brought in and not yet assigned to anybody. */
  readonly submitted: readonly Lead[];
}

/** All of them whole, by where each lead has been the longest: for what is done to all of them. */
export const leadsOfPerson = async (pool: Pool, personId: string): Promise<LeadsOfPerson> => {
  const own = parts.filter((part) => part !== 'team');
  const { rows } = await pool.query<{ readonly state: Lead }>(
    // The index is of leads with parts: without saying so it is not asked.
    `select state from read.lead where parts && $1::text[] and parts <> '{}' order by moved_at, lead_id`,
    [wordsOf(personId, own)],
  );
  const leads = rows.map(({ state }) => state);
  return {
    owned: leads.filter((lead) => ownershipOf(lead)?.owner.personId === personId),
    kept: leads.filter(
      ({ standing }) => standing.stage === 'nurture' && standing.keeper?.personId === personId,
    ),
    toVerify: leads.filter(
      ({ verifiers, findings }) =>
        verifiers.some((verifier) => verifier.personId === personId) &&
        !findings.some(({ verifier }) => verifier.personId === personId),
    ),
    submitted: leads.filter(
      ({ submitter, ownershipNo }) => submitter.personId === personId && ownershipNo === 0,
    ),
  };
};

/** A lead of somebody without its state, and a clock of it that is open. */
export interface OwnClock {
  readonly leadId: string;
  readonly part: Part;
  readonly office: string;
  /** Null where no clock is open. */
  readonly clock: {
    readonly state: 'running' | 'paused';
    readonly office: string;
    /** UTC */
    readonly dueAt: string;
  } | null;
}

/** A row for each open clock, one for a lead without any; of somebody with thousands of leads too it reads no state. */
export const ownClocks = async (pool: Pool, personId: string): Promise<readonly OwnClock[]> => {
  const words = wordsOf(personId);
  const { rows } = await pool.query<OwnClockRow>(
    `select l.lead_id as "leadId", l.office, array(select unnest(l.parts) intersect select unnest($1::text[])) as words,
            r.state, r.office as "clockOffice", r.due_at as "dueAt"
     from read.lead l left join read.clock_run r on r.lead_id = l.lead_id and r.state <> 'stopped'
     where l.parts && $1::text[] and l.parts <> '{}'`,
    [words],
  );
  return rows.map(({ leadId, office, words: found, state, clockOffice, dueAt }) => ({
    ...{ leadId, office, part: parts[words.indexOf(found[0] ?? '')] ?? 'team' },
    clock:
      state === null || clockOffice === null || dueAt === null
        ? null
        : { state, office: clockOffice, dueAt: dueAt.toISOString() },
  }));
};

interface OwnClockRow {
  readonly leadId: string;
  readonly office: string;
  readonly words: readonly string[];
  readonly state: 'running' | 'paused' | null;
  readonly clockOffice: string | null;
  readonly dueAt: Date | null;
}
