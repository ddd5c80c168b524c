// How is an evaluation told? The judgement, why it was made and where it sends the lead, as one event.
import type { EventOf } from '../../events/lead-event.ts';
import type { Judgement } from './evaluate.ts';

type Data = EventOf<'LeadEvaluated'>['data'];

/** Field by field: V8 is slow to add fields to a clone, and no event is made more often. */
export const evaluated = (
  time: string,
  judgement: Judgement,
  { enters, cause, basis }: Pick<Data, 'enters' | 'cause' | 'basis'>,
): EventOf<'LeadEvaluated'> => ({
  type: 'LeadEvaluated',
  time,
  data: {
    score: judgement.score,
    grade: judgement.grade,
    fit: judgement.fit,
    maturity: judgement.maturity,
    contributions: judgement.contributions,
    reasons: judgement.reasons,
    missing: judgement.missing,
    stale: judgement.stale,
    barMet: judgement.barMet,
    verification: judgement.verification,
    playbook: judgement.playbook,
    enters,
    cause,
    basis,
  },
});
