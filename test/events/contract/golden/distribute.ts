// Golden data of the events that tell how a lead found its owner, rested and returned.
import { americas, diego, hannah, marcus, marcusRef } from './company.ts';
import type { GoldenData } from './golden-data.ts';

export const distribute: GoldenData<
  | 'LeadTiered'
  | 'LeadPooled'
  | 'LeadAssigned'
  | 'LeadReleased'
  | 'LeadReclaimed'
  | 'NurtureStarted'
  | 'NurtureEnded'
> = {
  LeadTiered: {
    ...{ tier: 'region', office: americas, horizon: 'mid', rule: 'major-or-far-or-new' },
    ...{ reasons: [], by: null, step: null },
  },
  LeadPooled: {
    ...{ enters: null, office: americas, role: 'AR', because: 'nobody is free' },
    considered: [{ personId: 'marcus-reed', because: 'has 120 leads of 120' }],
  },
  LeadAssigned: {
    ...{ enters: 'convert', owner: marcus, ownershipNo: 1, how: 'offered' },
    because: 'of 2 who fit, the least loaded: 41 of 120',
    considered: [{ personId: 'lucia-ferrer', because: 'is no AR' }],
    ...{ asksGate: 'pursue', by: null, basis: 'recorded' },
  },
  LeadReleased: {
    ...{ enters: 'distribute', owner: marcusRef, ownershipNo: 1 },
    ...{ because: 'moves to another team', by: marcusRef },
  },
  LeadReclaimed: {
    ...{ enters: 'distribute', owner: marcusRef, ownershipNo: 1, rule: 'rested_too_long' },
    ...{ step: 'follow_up/2/200/1', because: 'the follow-up rested for too long', by: null },
  },
  NurtureStarted: {
    ...{ enters: 'nurture', left: 'convert', until: '2026-06-15T15:00:00.000Z' },
    ...{ condition: 'lead.amount >= 2000000.0', keeper: hannah, formerOwner: marcus },
    ...{ because: 'the budget comes in summer', by: diego },
  },
  NurtureEnded: {
    ...{ enters: 'evaluate', because: 'date_due', note: null, by: null },
    ...{ due: '2026-06-15T15:00:00.000Z', step: 'nurture_return/1/100/1' },
  },
};
