// What becomes of a file's content whose command nobody heard of again? Its lead is asked, and its word counts.
import { Context } from '@temporalio/activity';
import { attachedTo } from '../domain/lead.ts';
import type { SweepDependencies } from './sweep.ts';

export interface SweptAttachments {
  readonly removed: number;
  readonly kept: number;
  /** Whose lead could not be asked: they wait for the next sweep. */
  readonly left: number;
}

export interface SweepAttachmentActivities {
  sweepAttachments(): Promise<SweptAttachments>;
}

interface Unsettled {
  readonly attachment_id: string;
  readonly lead_id: string;
  readonly since: string;
}

const atMost = 500;

/** A lead takes no command that is older than 24 h: what it does not know of by then it never will. */
const unsettledFor = '25 hours';

export const createSweepAttachmentActivities = ({
  pool,
  askLead,
}: SweepDependencies): SweepAttachmentActivities => ({
  sweepAttachments: async () => {
    const { rows } = await pool.query<Unsettled>(
      `select attachment_id, lead_id, unsettled_since::text as since from leadcycle.attachment
        where unsettled_since < now() - $1::interval order by unsettled_since limit $2`,
      [unsettledFor, atMost],
    );
    const swept = { removed: 0, kept: 0, left: 0 };
    for (const { attachment_id: attachmentId, lead_id: leadId, since } of rows) {
      Context.current().heartbeat();
      const lead = await askLead(leadId);
      if (lead === 'silent') {
        swept.left += 1;
        continue;
      }
      const isAttached = lead !== 'none' && attachedTo(lead).some((one) => one.attachmentId === attachmentId);
      // Somebody may have begun with it anew since it was read here: then it is left as it is.
      await pool.query(
        isAttached
          ? 'update leadcycle.attachment set unsettled_since = null where attachment_id = $1 and unsettled_since = $2'
          : `with gone as (
               update leadcycle.attachment set bytes = 0, digest = '', unsettled_since = null
                where attachment_id = $1 and unsettled_since = $2 returning attachment_id)
             delete from leadcycle.attachment_part p using gone g where p.attachment_id = g.attachment_id`,
        [attachmentId, since],
      );
      swept[isAttached ? 'kept' : 'removed'] += 1;
    }
    return swept;
  },
});
