// What can be asked of a lead while it finds its owner, rests or returns.
import { z } from 'zod';
import { Considered, Day, Owner, PersonId, PersonRef, Reservation } from '../values.ts';
import { Tier } from '../vocabulary.ts';
import { defineCommand, Stated } from './command.ts';

const reason = z.string().trim().min(1).max(1000);

export const TierLead = defineCommand('TierLead', { tier: Tier, reason });

export const DistributeLead = defineCommand('DistributeLead', {
  owner: Owner,
  /** Null only in an import: an owner whom history names may exceed their capacity. */
  reservation: Reservation.nullable(),
  reason,
  stated: Stated.nullable(),
});

export const ClaimLead = defineCommand('ClaimLead', {
  owner: Owner,
  reservation: Reservation,
  /** Claims of the claimant today and what they know of industry and product, as the door found them. */
  claimsToday: z.int().min(0),
  expertise: z.object({ industries: z.array(z.string()), products: z.array(z.string()) }),
});

export const ReleaseLead = defineCommand('ReleaseLead', { reason });
/** Takes a lead from an owner who has left; doors refuse it while they are active. */
export const ReclaimLead = defineCommand('ReclaimLead', { ownerId: PersonId, reason });
export const ReassignLead = defineCommand('ReassignLead', { owner: Owner, reservation: Reservation, reason });

export const NurtureLead = defineCommand('NurtureLead', {
  until: Day,
  condition: z.string().trim().min(1).max(500).nullable(),
  keeper: PersonRef.nullable(),
  reason,
});

export const ReturnLead = defineCommand('ReturnLead', { reason });

/** Comes from the effect that looks for an owner, never through a door. */
export const OfferOwner = defineCommand('OfferOwner', {
  owner: Owner,
  reservation: Reservation,
  because: z.string(),
  considered: z.array(Considered),
});

/** Comes from the effect that looks for an owner. `ever` says whether anyone of the tier could fit once free. */
export const NoOwnerFound = defineCommand('NoOwnerFound', {
  ownershipNo: z.int().min(1),
  ever: z.enum(['somebody', 'nobody']),
  because: z.string(),
  considered: z.array(Considered),
  /** Who keeps the lead while it rests, where nobody could ever have it. */
  keeper: PersonRef.nullable(),
});

export const distributeCommands = [
  TierLead,
  DistributeLead,
  ClaimLead,
  ReleaseLead,
  ReassignLead,
  ReclaimLead,
  NurtureLead,
  ReturnLead,
  OfferOwner,
  NoOwnerFound,
] as const;
