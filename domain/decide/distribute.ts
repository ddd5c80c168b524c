// What does a lead answer while it finds its owner, rests or returns?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { Considered, Owner, Reservation } from '../../events/values.ts';
import { at, personOf, personOrNull, type LeadContext } from '../decide-context.ts';
import { lacksForClaim } from '../distribution/claim.ts';
import { barrier, pooled, verifiedIt } from '../distribution.ts';
import { ownershipOf, refOf } from '../lead.ts';
import type { Ownership } from '../standing.ts';
import { LeadRejection } from '../rejection.ts';
import { horizonOf } from '../fields.ts';
import { gateAskedBy } from '../gates.ts';
import { officeFor } from '../tiering.ts';
import { day, milliseconds } from '../time.ts';
import { rest } from './nurture.ts';
import { importedTime } from './stated.ts';

export const tierLead = (context: LeadContext, { input }: CommandOf<'TierLead'>): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  if (lead.tier?.tier === input.tier && lead.tier.by !== null) return [];
  const office = officeFor(input.tier, lead.routing);
  const { horizon } = horizonOf(lead, policy.playbook, now);
  const data = {
    tier: input.tier,
    office,
    horizon,
    rule: 'TierLead',
    reasons: [input.reason],
    by: personOf(context),
    step: null,
  };
  return [{ type: 'LeadTiered', time: at(context), data }];
};

export const distributeLead = (
  context: LeadContext,
  { input }: CommandOf<'DistributeLead'>,
): readonly LeadEvent[] => {
  const { owner, reservation, reason, stated } = input;
  inDistribution(context);
  if (stated !== null) {
    const time = importedTime(context, stated, context.lead);
    mayOwn(context, owner);
    return [assignment(context, owner, time, 'stated', reason, [], stated.basis)];
  }
  mayOwn(context, owner);
  held(context, reservation);
  return [assignment(context, owner, at(context), 'distributed', reason, [], 'recorded')];
};

export const claimLead = (context: LeadContext, { input }: CommandOf<'ClaimLead'>): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const { owner, reservation, claimsToday, expertise } = input;
  if (personOf(context).personId !== owner.personId) {
    throw new LeadRejection(
      'not_permitted',
      'One claims a lead for oneself.',
      'A manager gives it with DistributeLead.',
    );
  }
  const pool = lead.standing.stage === 'distribute' ? lead.standing.pool : null;
  if (pool === null) {
    const owned = ownershipOf(lead);
    throw owned === null
      ? new LeadRejection(
          'not_in_pool',
          'This lead does not lie in a pool.',
          'Look for one with `pipeline --by stage`.',
        )
      : new LeadRejection(
          'already_owned',
          `This lead already belongs to ${owned.owner.personId}.`,
          'Claim another one.',
        );
  }
  const claimant = { ...expertise, roles: [owner.role], office: owner.office };
  const unfit = lacksForClaim(lead, pool, claimant, { playbook: policy.playbook, now });
  if (unfit.length > 0) {
    throw new LeadRejection(
      'not_qualified',
      `This lead asks for ${unfit.join(' and ')}.`,
      'Claim one that fits, or ask a lead manager.',
    );
  }
  if (claimsToday >= policy.playbook.distribution.claimsADay) {
    throw new LeadRejection(
      'claim_cap_reached',
      `${owner.personId} has claimed ${String(claimsToday)} leads today, which is the most a day.`,
      'Claim again tomorrow.',
    );
  }
  mayOwn(context, owner);
  held(context, reservation);
  return [assignment(context, owner, at(context), 'claimed', 'claimed from the pool', [], 'recorded')];
};

export const offerOwner = (
  context: LeadContext,
  { input }: CommandOf<'OfferOwner'>,
): readonly LeadEvent[] => {
  inDistribution(context);
  if (context.lead.standing.stage === 'distribute' && context.lead.standing.pool !== null) {
    throw new LeadRejection(
      'ownership_moved_on',
      'The lead lies in a pool by now.',
      'The offer is withdrawn.',
    );
  }
  mayOwn(context, input.owner);
  held(context, input.reservation);
  return [
    assignment(context, input.owner, at(context), 'offered', input.because, input.considered, 'recorded'),
  ];
};

/** Nobody free: to the pool. Nobody who ever could: to rest, under the tier's eyes. */
export const noOwnerFound = (
  context: LeadContext,
  { input }: CommandOf<'NoOwnerFound'>,
): readonly LeadEvent[] => {
  const { standing, ownershipNo } = context.lead;
  if (standing.stage !== 'distribute' || standing.pool !== null || input.ownershipNo !== ownershipNo + 1)
    return [];
  if (input.ever === 'somebody') return [pooled(context, at(context), input.because, input.considered)];
  const { nobodyFitsDays } = context.policy.playbook.nurture;
  return [rest(context, context.now + nobodyFitsDays * day, null, input.keeper, input.because)];
};

export const releaseLead = (
  context: LeadContext,
  { input }: CommandOf<'ReleaseLead'>,
): readonly LeadEvent[] => {
  const { owner, no } = owned(context);
  if (context.lead.standing.stage !== 'convert') {
    throw new LeadRejection(
      'move_not_allowed',
      `A lead is released from conversion; this one is in ${context.lead.standing.stage}.`,
      'Finish its evaluation or verification, or let it rest.',
    );
  }
  return [
    {
      type: 'LeadReleased',
      time: at(context),
      data: {
        enters: 'distribute',
        owner: refOf(owner),
        ownershipNo: no,
        because: input.reason,
        by: personOf(context),
      },
    },
    pooled(context, at(context), `released: ${input.reason}`, []),
  ];
};

export const reassignLead = (
  context: LeadContext,
  { input }: CommandOf<'ReassignLead'>,
): readonly LeadEvent[] => {
  if (owned(context).owner.personId === input.owner.personId) return [];
  mayOwn(context, input.owner);
  held(context, input.reservation);
  const event = assignment(context, input.owner, at(context), 'reassigned', input.reason, [], 'recorded');
  return [{ ...event, data: { ...event.data, enters: null } }];
};

/** An owner who has left: the search for another begins at once. Nothing where the lead is no longer theirs. */
export const reclaimLead = (
  context: LeadContext,
  { input }: CommandOf<'ReclaimLead'>,
): readonly LeadEvent[] => {
  const ownership = ownershipOf(context.lead);
  if (ownership?.owner.personId !== input.ownerId) return [];
  const data = {
    enters: context.lead.standing.stage === 'convert' ? ('distribute' as const) : null,
    owner: refOf(ownership.owner),
    ownershipNo: ownership.no,
    rule: 'owner_inactive' as const,
    step: null,
    because: input.reason,
    by: personOrNull(context),
  };
  return [{ type: 'LeadReclaimed', time: at(context), data }];
};

const assignment = (
  context: LeadContext,
  owner: Owner,
  time: string,
  how: EventOf<'LeadAssigned'>['data']['how'],
  because: string,
  considered: readonly Considered[],
  basis: EventOf<'LeadAssigned'>['data']['basis'],
): EventOf<'LeadAssigned'> => ({
  type: 'LeadAssigned',
  time,
  data: {
    enters: 'convert',
    owner,
    ownershipNo: context.lead.ownershipNo + 1,
    how,
    because,
    considered: [...considered],
    // History passed its gates before it was told here.
    asksGate: basis === 'recorded' ? gateAskedBy(context.lead, context.policy.playbook, 'assignment') : null,
    by: personOrNull(context),
    basis,
  },
});

const inDistribution = ({ lead }: LeadContext): void => {
  if (lead.standing.stage === 'distribute') return;
  const owner = ownershipOf(lead)?.owner.personId;
  if (owner !== undefined) {
    throw new LeadRejection(
      'already_owned',
      `This lead already belongs to ${owner}.`,
      'Give it to another with ReassignLead.',
    );
  }
  throw new LeadRejection(
    'move_not_allowed',
    `A lead in ${lead.standing.stage} is not given to an owner.`,
    'It has to reach distribution first; `show` lists what is missing.',
  );
};

const owned = ({ lead }: LeadContext): Ownership => {
  const ownership = ownershipOf(lead);
  if (ownership !== null) return ownership;
  throw new LeadRejection(
    'move_not_allowed',
    'Nobody owns this lead.',
    'Give it an owner with DistributeLead.',
  );
};

const mayOwn = ({ lead, policy, now }: LeadContext, owner: Owner): void => {
  const because = barrier(lead, owner.personId, policy.playbook, now);
  if (because === null) return;
  const code = because === verifiedIt ? 'not_independent' : 'cooldown';
  throw new LeadRejection(
    code,
    `${owner.personId} may not have this lead: ${because}.`,
    'Choose somebody else.',
  );
};

/** The place must have been reserved for the ownership that comes next, and still be held. */
const held = ({ lead, now }: LeadContext, reservation: Reservation | null): void => {
  if (reservation?.ownershipNo !== lead.ownershipNo + 1) {
    throw new LeadRejection(
      'ownership_moved_on',
      'Somebody else was faster: the lead has had another owner since.',
      'Look at it again.',
    );
  }
  if (milliseconds(reservation.expiresAt) < now) {
    throw new LeadRejection(
      'reservation_expired',
      'The place held for the owner has expired.',
      'Send the command again.',
    );
  }
};
