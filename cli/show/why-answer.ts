// `leadcycle show --why`: what the read models have of a lead, read for its reasons.
import { unseenSuspects, withoutUnseen } from '../../doors/duplicates/unseen-suspects.ts';
import type { Engine } from '../../doors/engine.ts';
import { unseal } from '../../doors/sealing.ts';
import { noEngineRunsIt, seenLead } from '../../doors/seen-lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { decode } from '../../events/codec.ts';
import { timelineOf } from '../../projections/event/queries.ts';
import type { Answer } from '../answer.ts';
import { localTime } from '../moments.ts';
import { whyOf, whyWords } from './why.ts';
import type { Told } from './why.ts';

/** @throws DoorRejection `lead_not_found` or `outside_scope` */
export const whyAnswer = async (engine: Engine, viewerId: string | null, leadId: string): Promise<Answer> => {
  const { lead, runBy } = await seenLead(engine, leadId);
  const unseen = await unseenSuspects(engine, viewerId, lead);
  const [playbook, entries, keys] = await Promise.all([
    engine.playbook(lead.playbook.name),
    timelineOf(engine.pool, leadId),
    engine.keys.existingKeys([leadId]),
  ]);
  const key = keys.get(leadId) ?? null;
  const events = entries.flatMap(({ seq, envelope }): readonly Told[] => {
    const decoded = decode(JSON.stringify(envelope));
    return decoded.kind === 'event'
      ? [{ seq, event: withoutUnseen(unseal(decoded.event, key), unseen) }]
      : [];
  });
  const judged = events.findLast(({ event }) => event.type === 'LeadEvaluated')?.event;
  const under = judged?.type === 'LeadEvaluated' ? judged.data.playbook : null;
  const reasons = whyOf(events, under === null ? null : await versionOf(engine, under));
  const { timeZone } = playbook.reporting;
  return {
    json: { leadId, runBy, reasons, notSeenYet: Math.max(0, lead.seq - (events.at(-1)?.seq ?? 0)) },
    text: () =>
      `Lead ${leadId}\n${runBy === 'none' ? `${noEngineRunsIt}\n` : ''}\n${whyWords(reasons, (at) => localTime(at, timeZone))}`,
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
