// Golden data of the events that tell how a lead was evaluated and cross-verified.
import { hannah, leadId, note, tomas } from './company.ts';
import type { GoldenData } from './golden-data.ts';

export const judge: GoldenData<
  | 'DimensionAssessed'
  | 'LeadEvaluated'
  | 'VerificationPlanned'
  | 'VerifierAppointed'
  | 'FindingRecorded'
  | 'FindingSuperseded'
  | 'LeadClassified'
> = {
  DimensionAssessed: {
    ...{ dimension: 'P', rating: 3, evidence: note, by: hannah },
    ...{ observedAt: '2026-03-04T16:00:00.000Z', validUntil: '2026-08-31T16:00:00.000Z' },
  },
  LeadEvaluated: {
    ...{ enters: 'cross_verify', score: 63, grade: 'B', fit: 'target', maturity: 'warm' },
    contributions: [
      { rule: 'fit', points: 30, because: 'target' },
      { rule: 'informant', points: 10, because: 'involved_without_influence' },
      { rule: 'P', points: 9.375, because: 'rated 3' },
      { rule: 'C', points: 5.625, because: 'rated 3' },
      { rule: 'T', points: 7.5, because: 'rated 4' },
      { rule: 'S', points: 0, because: 'missing' },
    ],
    ...{ reasons: ['the price is 3 % of what the customer earns'], missing: ['S', 'R', 'B', 'D'], stale: [] },
    ...{ barMet: 'met', verification: 'required', cause: 'DimensionAssessed' },
    ...{ playbook: { name: 'default', version: 1 }, basis: 'recorded' },
  },
  VerificationPlanned: {
    ...{ tier: 'region', confirmations: 4, contacts: 2, verifiers: 2, validDays: 180 },
    levels: { count: 2, oneOf: ['manager', 'executive'] },
    angles: { all: ['need', 'budget', 'timing'], oneOf: [] },
  },
  VerifierAppointed: { verifier: tomas, by: hannah, enters: null, because: null },
  FindingRecorded: {
    ...{ findingId: `${leadId}/finding/1`, verifier: tomas, recordedBy: tomas, contactId: 'k2' },
    ...{ level: 'executive', angle: 'need', medium: 'video', result: 'confirmed', note },
    ...{ validUntil: '2026-09-07T15:30:00.000Z', enters: null },
  },
  FindingSuperseded: { findingId: `${leadId}/finding/1`, by: tomas, note },
  LeadClassified: {
    ...{ class: 'credible', enters: 'distribute', because: 'the plan is met' },
    missing: ['the need confirmed in person by the demand key person'],
    ...{ disputed: [], cause: 'FindingRecorded', basis: 'recorded' },
  },
};
