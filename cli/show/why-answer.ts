// `leadcycle show --why`: what the read models have of a lead, read for its reasons.
import type { Engine } from '../../doors/engine.ts';
import { leadReasons } from '../../doors/lead-reasons.ts';
import { noEngineRunsIt, seenLead } from '../../doors/seen-lead.ts';
import type { Answer } from '../answer.ts';
import { localTime } from '../moments.ts';
import { whyWords } from './why-words.ts';

/** @throws DoorRejection `lead_not_found` or `outside_scope` */
export const whyAnswer = async (engine: Engine, viewerId: string | null, leadId: string): Promise<Answer> => {
  const seen = await seenLead(engine, leadId);
  const { reasons, notSeenYet } = await leadReasons(engine, seen, { viewerId, personal: 'opened' });
  const { timeZone } = (await engine.playbook(seen.lead.playbook.name)).reporting;
  return {
    json: { leadId, runBy: seen.runBy, reasons, notSeenYet },
    text: () =>
      `Lead ${leadId}\n${seen.runBy === 'none' ? `${noEngineRunsIt}\n` : ''}\n${whyWords(reasons, (at) => localTime(at, timeZone))}`,
  };
};
