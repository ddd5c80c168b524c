// In which open leads does a person play a part, and which one?
import type { Pool } from 'pg';
import type { Lead } from '../../domain/lead.ts';

export interface LeadsOfPerson {
  readonly owned: readonly Lead[];
  /** At rest. */
  readonly kept: readonly Lead[];
  /** Appointed to verify, and not verified by them yet. */
  readonly toVerify: readonly Lead[];
  /** Brought in and not yet assigned to anybody. */
  readonly submitted: readonly Lead[];
}

const findOwned = `
  select state from read.lead where owner = $1 and stage in ('evaluate', 'cross_verify', 'convert')`;
const findOthers = `
  select state from read.lead
   where stage not in ('won', 'lost', 'disqualified', 'merged')
     and (state #>> '{standing,keeper,personId}' = $1
          or state -> 'verifiers' @> jsonb_build_array(jsonb_build_object('personId', $1::text))
          or (submitter = $1 and ownership_no = 0))`;

/** By where each lead has been the longest. */
export const leadsOfPerson = async (pool: Pool, personId: string): Promise<LeadsOfPerson> => {
  const found = async (sql: string): Promise<Lead[]> =>
    (await pool.query<{ state: Lead }>(sql, [personId])).rows
      .map(({ state }) => state)
      .sort((one, other) => (one.movedAt + one.leadId < other.movedAt + other.leadId ? -1 : 1));
  const others = await found(findOthers);
  return {
    owned: await found(findOwned),
    kept: others.filter(
      ({ standing }) => standing.stage === 'nurture' && standing.keeper?.personId === personId,
    ),
    toVerify: others.filter(
      ({ verifiers, findings }) =>
        verifiers.some((verifier) => verifier.personId === personId) &&
        !findings.some(({ verifier }) => verifier.personId === personId),
    ),
    submitted: others.filter(
      ({ submitter, ownershipNo }) => submitter.personId === personId && ownershipNo === 0,
    ),
  };
};
