// Who came in, who was refused, who opened personal data? Written down for good; no value of a request is among it.
import type pg from 'pg';
import type { Page } from '../paging.ts';
import { pageOf } from '../paging.ts';

export type AccessKind = 'signed_in' | 'signed_out' | 'denied' | 'personal_data_opened';

export interface Access {
  readonly what: AccessKind;
  /** `person:ID`, `service:NAME` or `nobody`. */
  readonly caller: string;
  /** As of a caller, or `none`; of a sign-in: what it went through. */
  readonly through: string;
  /** As the route is declared: `GET /v1/leads/:leadId`. */
  readonly route: string;
  readonly leadId: string | null;
  readonly code: string | null;
}

export interface AccessLogged extends Access {
  readonly no: number;
  /** UTC */
  readonly at: string;
}

export const writeAccess = async (pool: pg.Pool, access: Access): Promise<void> => {
  const { what, caller, through, route, leadId, code } = access;
  await pool.query(
    'insert into leadcycle.access (what, caller, through, route, lead_id, code) values ($1, $2, $3, $4, $5, $6)',
    [what, caller, through, route, leadId, code],
  );
};

export interface AccessQuestion {
  readonly what: AccessKind | null;
  readonly caller: string | null;
  readonly leadId: string | null;
  /** Below this number; null: from the newest. */
  readonly before: number | null;
  readonly limit: number;
}

interface Row extends Omit<AccessLogged, 'no' | 'at'> {
  readonly no: string;
  readonly at: Date;
}

/** The newest first. */
export const accessesOf = async (
  pool: pg.Pool,
  { what, caller, leadId, before, limit }: AccessQuestion,
): Promise<Page<AccessLogged>> => {
  const { rows } = await pool.query<Row>(
    `select no, at, what, caller, through, route, lead_id as "leadId", code from leadcycle.access
     where ($1::text is null or what = $1) and ($2::text is null or caller = $2)
       and ($3::uuid is null or lead_id = $3) and ($4::bigint is null or no < $4)
     order by no desc limit $5`,
    [what, caller, leadId, before, limit + 1],
  );
  const logged = rows.map((row): AccessLogged => ({ ...row, no: Number(row.no), at: row.at.toISOString() }));
  return pageOf(logged, limit, ({ no }) => [no]);
};
