// What do the events of conversion leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { Changes } from '../changed-lead.ts';
import { isGenuineContact } from '../contact.ts';
import { lastOwnerOf, ownershipOf, type FollowUpRecord, type Lead } from '../lead.ts';
import { standingAfter } from './enter.ts';
import { withGate } from './gates.ts';

type ConversionEvent = EventOf<
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
>;

export const evolveConversion = (lead: Lead, event: ConversionEvent): Changes => {
  const since = event.time;
  switch (event.type) {
    case 'TeamFormed': {
      const { AR, SR, FR } = event.data;
      return { team: { AR, SR, FR } };
    }
    case 'PlanSet':
      return { planItems: event.data.items };
    case 'PainAssessed': {
      const { painId, stakeholderContactId, level, cost } = event.data;
      const others = lead.pains.filter((pain) => !samePain(pain, event.data));
      return { pains: [...others, { painId, stakeholderContactId, level, cost }] };
    }
    case 'NeedConfirmed':
      return {
        kind: 'opportunity',
        keyPersonContactId: event.data.contactId,
        needConfirmedAt: since,
      };
    case 'FollowUpPlanned':
      return {
        followUps: { ...lead.followUps, planned: { at: event.data.at, note: event.data.note } },
      };
    case 'FollowUpRecorded':
      return { followUps: counted(lead.followUps, event) };
    case 'GateDecided':
      return decided(lead, event);
    case 'MilestoneReached':
      return {
        milestones: [...lead.milestones, event.data.milestone],
        gates: withGate(lead.gates, event.data.asksGate, { state: 'open', since }),
      };
    case 'OrderWon': {
      const { orderNo, amount, owner, basis } = event.data;
      return { standing: { stage: 'won', since, orderNo, amount, lastOwner: owner, basis } };
    }
    case 'LeadLost': {
      const { reason, owner, basis } = event.data;
      return { standing: { stage: 'lost', since, reason, lastOwner: owner, basis } };
    }
    case 'LeadDisqualified': {
      const { because, owner } = event.data;
      return { standing: { stage: 'disqualified', since, because, lastOwner: owner } };
    }
    case 'LeadReopened':
      return reopened(lead, event);
  }
};

/** Who won a cancelled order, or owned a lead before it was merged, is asked first; what was lost looks for an owner afresh. */
const reopened = (lead: Lead, { data, time: since }: EventOf<'LeadReopened'>): Changes => {
  const { standing, merge } = lead;
  if (standing.stage !== 'merged') {
    const preferredOwner = data.from === 'won' ? lastOwnerOf(lead) : null;
    return { preferredOwner, standing: standingAfter(lead, data.enters, since) };
  }
  const { left, into } = standing;
  const resting = data.enters === 'nurture' && left.stage === 'nurture';
  return {
    merge: { state: 'undone', no: merge.no, into },
    preferredOwner: lastOwnerOf(lead) ?? lead.preferredOwner,
    standing: resting ? { ...left, since } : standingAfter(lead, data.enters, since),
  };
};

/** Only go closes a gate: whatever else is decided, it waits until the lead comes to it again. */
const decided = (lead: Lead, { data, time }: EventOf<'GateDecided'>): Changes => {
  const { gate, decision, enters } = data;
  const owner = ownershipOf(lead)?.owner.personId;
  return {
    ...(decision === 'go' ? { gates: withGate(lead.gates, gate, { state: 'go', since: time }) } : {}),
    // Sent to distribution it looks for somebody else; sent to verification it leaves by what is found anew.
    ...(enters === 'distribute' && owner !== undefined
      ? { releases: [...lead.releases, { personId: owner, at: time }] }
      : {}),
    ...(enters === 'cross_verify' ? { sentBackAfter: lead.findings.length } : {}),
    standing: standingAfter(lead, enters, time),
  };
};

const samePain = (
  a: { readonly painId: string; readonly stakeholderContactId: string },
  b: { readonly painId: string; readonly stakeholderContactId: string },
): boolean => a.painId === b.painId && a.stakeholderContactId === b.stakeholderContactId;

const counted = (record: FollowUpRecord, { data, time }: EventOf<'FollowUpRecorded'>): FollowUpRecord => {
  if (!isGenuineContact(data.outcome)) {
    return data.outcome === 'touch'
      ? { ...record, touches: record.touches + 1 }
      : { ...record, attempts: record.attempts + 1 };
  }
  return {
    ...record,
    contacts: record.contacts + 1,
    begunByCustomer: record.begunByCustomer + (data.begunBy === 'customer' ? 1 : 0),
    lastContactAt: record.lastContactAt === null || record.lastContactAt < time ? time : record.lastContactAt,
    planned: record.planned !== null && record.planned.at <= time ? null : record.planned,
  };
};
