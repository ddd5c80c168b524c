// Golden data of the events that tell how a lead was run like a project, and how it ended.
import { diego, hannah, leadId, marcus, marcusRef, note } from './company.ts';
import type { GoldenData } from './golden-data.ts';

export const convert: GoldenData<
  | 'TeamFormed'
  | 'PlanSet'
  | 'PainAssessed'
  | 'NeedConfirmed'
  | 'FollowUpPlanned'
  | 'FollowUpRecorded'
  | 'GateDecided'
  | 'MilestoneReached'
  | 'OrderWon'
  | 'LeadLost'
  | 'LeadDisqualified'
  | 'LeadReopened'
> = {
  TeamFormed: { AR: 'marcus-reed', SR: 'camila-vega', FR: null, by: marcusRef },
  PlanSet: {
    items: [
      { itemId: 'visit', title: 'Visit a reference site', dueOn: '2026-04-10', doneOn: '2026-04-08' },
      { itemId: 'offer', title: 'Hand in the offer', dueOn: '2026-05-20', doneOn: null },
    ],
    by: marcusRef,
  },
  PainAssessed: {
    ...{ painId: 'late-deliveries', stakeholderContactId: 'k2', level: 'admitted' },
    ...{ reasons: note, consequence: note, cost: { minor: 310_000_000, currency: 'USD' }, by: marcusRef },
  },
  NeedConfirmed: {
    ...{ contactId: 'k2', medium: 'in_person', by: hannah, findingId: `${leadId}/finding/3` },
  },
  FollowUpPlanned: { at: '2026-04-14T16:00:00.000Z', note, by: marcusRef },
  FollowUpRecorded: {
    ...{ kind: 'meeting', outcome: 'meeting', begunBy: 'customer', contactId: 'k1', by: marcusRef, note },
    basis: 'recorded',
  },
  GateDecided: {
    ...{ gate: 'pursue', decision: 'go', by: diego, note: 'worth the effort', enters: null },
  },
  MilestoneReached: {
    ...{ milestone: 'solution_agreed', asksGate: 'bid', by: marcusRef, basis: 'recorded' },
  },
  OrderWon: {
    ...{ enters: 'won', orderNo: 'PO-88213', amount: { minor: 138_500_000, currency: 'USD' } },
    ...{ owner: marcus, by: marcusRef, basis: 'recorded' },
  },
  LeadLost: {
    ...{ enters: 'lost', reason: 'competitor', note: 'cheaper by a fifth' },
    ...{ owner: marcus, by: marcusRef, basis: 'recorded' },
  },
  LeadDisqualified: {
    ...{ enters: 'disqualified', because: 'two people found that we cannot satisfy the need' },
    ...{ owner: null, by: diego, confirms: hannah },
  },
  LeadReopened: {
    ...{ enters: 'evaluate', from: 'lost', because: 'the competitor withdrew', by: diego },
  },
};
