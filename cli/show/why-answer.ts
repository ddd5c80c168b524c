// `leadcycle show --why`: what the read models have of a lead, read for its reasons.
import { currentLead } from '../../doors/current-lead.ts';
import type { Engine } from '../../doors/engine.ts';
import { unseal } from '../../doors/sealing.ts';
import { decode } from '../../events/codec.ts';
import { timelineOf } from '../../projections/event/queries.ts';
import type { Answer } from '../answer.ts';
import { localTime } from '../moments.ts';
import { whyOf, whyWords } from './why.ts';
import type { Told } from './why.ts';

/** @throws DoorRejection `lead_not_found` */
export const whyAnswer = async (engine: Engine, leadId: string): Promise<Answer> => {
  const lead = await currentLead(engine, leadId);
  const [playbook, entries, keys] = await Promise.all([
    engine.playbook(lead.playbook.name),
    timelineOf(engine.pool, leadId),
    engine.keys.existingKeys([leadId]),
  ]);
  const key = keys.get(leadId) ?? null;
  const events = entries.flatMap(({ seq, envelope }): readonly Told[] => {
    const decoded = decode(JSON.stringify(envelope));
    return decoded.kind === 'event' ? [{ seq, event: unseal(decoded.event, key) }] : [];
  });
  const reasons = whyOf(events);
  const { timeZone } = playbook.reporting;
  return {
    json: { leadId, reasons, notSeenYet: Math.max(0, lead.seq - (events.at(-1)?.seq ?? 0)) },
    text: () => `Lead ${leadId}\n\n${whyWords(reasons, (at) => localTime(at, timeZone))}`,
  };
};
