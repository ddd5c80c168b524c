// Why does a lead stand as it does? Read off what it told, under the version of the playbook that judged it.
import type { Playbook } from '../domain/playbook.ts';
import { eventOf } from '../events/codec.ts';
import { timelineOf } from '../projections/event/queries.ts';
import { unseenSuspects, withoutUnseen } from './duplicates/unseen-suspects.ts';
import type { Engine } from './engine.ts';
import type { LookingAt } from './lead-report.ts';
import { conceal, unseal } from './sealing.ts';
import type { SeenLead } from './seen-lead.ts';
import { whyOf } from './why.ts';
import type { Reason, Told } from './why.ts';

export interface LeadReasons {
  readonly reasons: readonly Reason[];
  /** Events that the lead has and the read models have not seen yet. */
  readonly notSeenYet: number;
}

/** @throws DoorRejection `outside_scope` where the viewer may not see the lead */
export const leadReasons = async (
  engine: Engine,
  { lead }: SeenLead,
  { viewerId, personal: asked }: Pick<LookingAt, 'viewerId' | 'personal'>,
): Promise<LeadReasons> => {
  const { leadId } = lead;
  const [entries, keys, unseen, personal] = await Promise.all([
    timelineOf(engine.pool, leadId),
    engine.keys.existingKeys([leadId]),
    unseenSuspects(engine, viewerId, lead),
    asked,
  ]);
  const key = keys.get(leadId) ?? null;
  const events = entries.flatMap(({ seq, envelope }): readonly Told[] => {
    const event = eventOf(envelope);
    if (event === null) return [];
    const open = personal === 'opened' ? unseal(event, key) : conceal(event);
    return [{ seq, event: withoutUnseen(open, unseen) }];
  });
  const judged = events.findLast(({ event }) => event.type === 'LeadEvaluated')?.event;
  const under = judged?.type === 'LeadEvaluated' ? judged.data.playbook : null;
  return {
    reasons: whyOf(events, under === null ? null : await versionOf(engine, under)),
    notSeenYet: Math.max(0, lead.seq - (events.at(-1)?.seq ?? 0)),
  };
};

const findVersion = 'select compiled from leadcycle.playbook where name = $1 and version = $2';

/** A published version never changes, so neither does the answer. */
const versionOf = async (
  { pool }: Engine,
  { name, version }: Pick<Playbook, 'name' | 'version'>,
): Promise<Playbook | null> => {
  const { rows } = await pool.query<{ compiled: Playbook }>(findVersion, [name, version]);
  return rows[0]?.compiled ?? null;
};
