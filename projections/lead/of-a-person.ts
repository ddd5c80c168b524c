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

/** A lead of somebody, without its state. */
export interface OwnLead {
  readonly leadId: string;
  readonly part: Part;
  /** In whose working time its clocks run. */
  readonly office: string;
  /** The earliest end of a running clock or of a rest, UTC; null where there is none. */
  readonly nextDueAt: string | null;
}

/** All of them: rows are short where no state is read, also of somebody who has thousands. */
export const ownLeads = async (pool: Pool, personId: string): Promise<readonly OwnLead[]> => {
  const words = wordsOf(personId);
  const { rows } = await pool.query<OwnLeadRow>(
    `select lead_id as "leadId", office, parts as found, next_due_at as "nextDueAt" from read.lead
     where parts && $1::text[] and parts <> '{}'`,
    [words],
  );
  return rows.map(({ leadId, office, found, nextDueAt }) => ({
    ...{ leadId, office, nextDueAt: nextDueAt?.toISOString() ?? null },
    part: parts.find((_, index) => found.includes(words[index] ?? '')) ?? 'team',
  }));
};

interface OwnLeadRow {
  readonly leadId: string;
  readonly office: string;
  readonly found: readonly string[];
  readonly nextDueAt: Date | null;
}
