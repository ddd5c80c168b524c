// What do the events of distribution leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { Changes } from '../changed-lead.ts';
import { ownershipOf, type Lead } from '../lead.ts';
import type { Ownership, Standing } from '../standing.ts';
import { standingAfter } from './enter.ts';
import { withGate } from './gates.ts';

type DistributionEvent = EventOf<
  | 'LeadTiered'
  | 'LeadPooled'
  | 'LeadAssigned'
  | 'LeadReleased'
  | 'LeadReclaimed'
  | 'NurtureStarted'
  | 'NurtureEnded'
>;

export const evolveDistribution = (lead: Lead, event: DistributionEvent): Changes => {
  switch (event.type) {
    case 'LeadTiered': {
      const { tier, office, horizon, by, step } = event.data;
      const floor = step !== null ? tier : by === null ? (lead.tier?.floor ?? null) : null;
      return { tier: { tier, office, horizon, by, floor } };
    }
    case 'LeadPooled': {
      const { office, role } = event.data;
      return {
        standing: {
          stage: 'distribute',
          since: stageSince(lead, event),
          pool: { office, role, since: event.time },
        },
      };
    }
    case 'LeadAssigned':
      return assigned(lead, event);
    case 'LeadReleased':
      return givenUp(lead, event);
    case 'LeadReclaimed':
      return event.data.rule === 'owner_inactive'
        ? { standing: ownedBy(null, lead.standing, event.time) }
        : givenUp(lead, event);
    case 'NurtureStarted': {
      const { left, until, condition, keeper, formerOwner } = event.data;
      return {
        preferredOwner: formerOwner ?? lead.preferredOwner,
        standing: { stage: 'nurture', since: event.time, left, until, condition, keeper },
      };
    }
    case 'NurtureEnded':
      return { standing: standingAfter(lead, event.data.enters, event.time) };
  }
};

const givenUp = (lead: Lead, event: EventOf<'LeadReleased' | 'LeadReclaimed'>): Changes => ({
  releases: [...lead.releases, { personId: event.data.owner.personId, at: event.time }],
  standing: { stage: 'distribute', since: event.time, pool: null },
});

const assigned = (lead: Lead, event: EventOf<'LeadAssigned'>): Changes => {
  const { owner, ownershipNo, enters } = event.data;
  const ownership: Ownership = { no: ownershipNo, owner, assignedAt: event.time };
  const formerOwners = lead.formerOwners.includes(owner.personId)
    ? lead.formerOwners
    : [...lead.formerOwners, owner.personId];
  const standing: Standing =
    enters === 'convert'
      ? { stage: 'convert', since: event.time, ownership }
      : ownedBy(ownership, lead.standing, event.time);
  const firstAssignedAt = lead.firstAssignedAt ?? event.time;
  const gates = withGate(lead.gates, event.data.asksGate, { state: 'open', since: event.time });
  return { firstAssignedAt, ownershipNo, formerOwners, preferredOwner: null, gates, standing };
};

/**
 * Whoever owns it, it stays where it is; where nobody can own it, nothing changes. Owned by nobody any more, it is distributed
 * anew from conversion; one that had gone back is distributed once it gets there.
 */
const ownedBy = (ownership: Ownership | null, standing: Standing, time: string): Standing => {
  switch (standing.stage) {
    case 'evaluate':
    case 'cross_verify':
      return { ...standing, ownership };
    case 'convert':
      return ownership === null
        ? { stage: 'distribute', since: time, pool: null }
        : { ...standing, ownership };
    case 'obtain':
    case 'distribute':
    case 'nurture':
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return standing;
  }
};

/** A lead pooled where it stands has been in distribute since it entered it. */
const stageSince = (lead: Lead, event: EventOf<'LeadPooled'>): string =>
  event.data.enters === null && ownershipOf(lead) === null ? lead.standing.since : event.time;
