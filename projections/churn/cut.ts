// How does churn differ from owner to owner, tier to tier, class to class?
import type { Pool } from 'pg';
import type { ChurnQuestion } from './queries.ts';

export type ChurnCut = 'owner' | 'tier' | 'office' | 'channel' | 'class' | 'grade' | 'kind';

export interface ChurnShare {
  /** `none` where the leads have none: never assigned, never classified. */
  readonly value: string;
  readonly base: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  /** Shares from 0 to 1; null where there is nothing to divide by. */
  readonly allIn: number | null;
  readonly strict: number | null;
}

/** Of an ended lead as of its outcome; of an open one as it stood at the instant asked for, its owner the first it had. */
const columns: Readonly<Record<ChurnCut, string>> = {
  owner: 'l.owner',
  tier: `case l.state when 'open' then s.tier else l.tier end`,
  office: `case l.state when 'open' then s.office else l.office end`,
  channel: `case l.state when 'open' then s.channel else l.channel end`,
  class: `case l.state when 'open' then s.class else l.class end`,
  grade: `case l.state when 'open' then s.grade else l.grade end`,
  kind: `case l.state when 'open' then s.kind else l.kind end`,
};

/** Leads obtained in the period, disqualified and merged left out, by one cut; the largest base first. */
export const churnBy = async (
  pool: Pool,
  cut: ChurnCut,
  { asOf, asKnown, from, to }: Pick<ChurnQuestion, 'asOf' | 'asKnown' | 'from' | 'to'>,
): Promise<readonly ChurnShare[]> => {
  const { rows } = await pool.query<Record<'value' | 'base' | 'won' | 'lost' | 'open', string>>(
    `select coalesce(${columns[cut]}, 'none') as value, count(*) as base,
            count(*) filter (where l.state = 'won') as won, count(*) filter (where l.state = 'lost') as lost,
            count(*) filter (where l.state = 'open') as open
     from read.churn_lead($1::timestamptz, $2::timestamptz) l
     left join read.standing s
       on l.state = 'open' and s.lead_id = l.lead_id and s.from_time <= $1::timestamptz and $1::timestamptz < s.to_time
     where l.state in ('won', 'lost', 'open') and l.obtained_at >= $3::timestamptz and l.obtained_at < $4::timestamptz
     group by 1 order by count(*) desc, 1`,
    [asOf, asKnown ?? 'infinity', from ?? '-infinity', to ?? 'infinity'],
  );
  return rows.map((row) => {
    const [base, won, lost, open] = [Number(row.base), Number(row.won), Number(row.lost), Number(row.open)];
    return {
      ...{ value: row.value, base, won, lost, open },
      allIn: base === 0 ? null : 1 - won / base,
      strict: won + lost === 0 ? null : lost / (won + lost),
    };
  });
};
