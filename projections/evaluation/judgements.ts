// How was a lead judged, by the engine and by people? Facts that are only added, each belonging to an event.
import type { LeadChange } from '../read-model.ts';

export interface EvaluationRow {
  readonly leadId: string;
  readonly seq: number;
  readonly score: number;
  readonly grade: string;
  readonly fit: string;
  readonly maturity: string;
  readonly barMet: boolean;
  readonly verificationRequired: boolean;
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly cause: string;
  readonly playbook: string;
  readonly time: string;
  readonly recordedtime: string;
}

export interface AssessmentRow {
  readonly leadId: string;
  readonly seq: number;
  readonly dimension: string;
  readonly rating: string;
  readonly person: string;
  readonly observedAt: string;
  readonly validUntil: string;
  readonly time: string;
  readonly recordedtime: string;
}

export interface Judgements {
  readonly evaluations: readonly EvaluationRow[];
  readonly assessments: readonly AssessmentRow[];
}

export const judgementRows = (changes: readonly LeadChange[]): Judgements => {
  const [evaluations, assessments]: [EvaluationRow[], AssessmentRow[]] = [[], []];
  for (const { leadId, seq, event, envelope } of changes.flatMap(({ events }) => events)) {
    const at = { time: event.time, recordedtime: envelope.recordedtime };
    if (event.type === 'LeadEvaluated') {
      const { score, grade, fit, maturity, barMet, verification, missing, stale, cause, playbook } =
        event.data;
      evaluations.push({
        leadId,
        ...{ seq, score, grade, fit, maturity, missing, stale, cause },
        ...{ barMet: barMet === 'met', verificationRequired: verification === 'required' },
        playbook: `${playbook.name}@${String(playbook.version)}`,
        ...at,
      });
    }
    if (event.type === 'DimensionAssessed') {
      const { dimension, rating, by, observedAt, validUntil } = event.data;
      const person = by.personId;
      const judged = { dimension, rating: String(rating), person, observedAt, validUntil };
      assessments.push({ leadId, seq, ...judged, ...at });
    }
  }
  return { evaluations, assessments };
};
