// What becomes of a place that was held and neither taken nor freed? Its lead is asked, and its word counts.
import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { ownershipOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import { confirmReservation, releaseHold } from './reservations.ts';

export interface Swept {
  readonly freed: number;
  readonly confirmed: number;
  /** Leads that could not be asked: their holds wait for the next sweep. */
  readonly left: number;
}

export interface SweepActivities {
  sweepExpiredHolds(): Promise<Swept>;
}

export interface SweepDependencies {
  readonly pool: Pool;
  /** The lead as its workflow or its rest tells; `none` where there is no such lead, `silent` where nobody answers. */
  readonly askLead: (leadId: string) => Promise<Lead | 'none' | 'silent'>;
}

interface Hold {
  readonly lead_id: string;
  readonly ownership_no: number;
  readonly person_id: string;
}

const atMost = 500;

export const createSweepActivities = ({ pool, askLead }: SweepDependencies): SweepActivities => ({
  sweepExpiredHolds: async () => {
    const { rows } = await pool.query<Hold>(
      `select lead_id, ownership_no, person_id from leadcycle.reservation
        where state = 'held' and expires_at < now() order by expires_at limit $1`,
      [atMost],
    );
    const swept = { freed: 0, confirmed: 0, left: 0 };
    for (const { lead_id: leadId, ownership_no: ownershipNo, person_id: personId } of rows) {
      Context.current().heartbeat();
      const lead = await askLead(leadId);
      if (lead === 'silent') {
        swept.left += 1;
        continue;
      }
      // An expired hold is refused by the lead: what it does not own by now it will not own by this hold.
      const ownership = lead === 'none' ? null : ownershipOf(lead);
      const isOwned = ownership?.no === ownershipNo && ownership.owner.personId === personId;
      const place = { leadId, ownershipNo, personId };
      await (isOwned ? confirmReservation(pool, place) : releaseHold(pool, place));
      swept[isOwned ? 'confirmed' : 'freed'] += 1;
    }
    return swept;
  },
});
