// What does a lead ask of the world outside? Effects by name, each with an id that is the same however often it is asked.
import type { Office, Owner } from '../events/values.ts';
import type { Role, Tier } from '../events/vocabulary.ts';
import type { Handover } from './merging/handover.ts';
import type { WayOfChoosing } from './playbook.ts';

/** Looks for an owner and reserves their place; comes back as OfferOwner or NoOwnerFound. */
export interface FindOwner {
  readonly type: 'findOwner';
  /** `<leadId>:own:<ownershipNo>` */
  readonly effectId: string;
  readonly leadId: string;
  readonly ownershipNo: number;
  readonly tier: Tier;
  readonly office: Office;
  readonly role: Role;
  readonly industry: string | null;
  readonly product: string | null;
  readonly choice: WayOfChoosing;
  readonly preferred: Owner | null;
  /** Who may not get it now, with the reason. */
  readonly excluded: readonly { readonly personId: string; readonly because: string }[];
}

/** The held place becomes a kept one: the lead has been assigned. */
export interface ConfirmReservation {
  readonly type: 'confirmReservation';
  readonly effectId: string;
  readonly leadId: string;
  readonly ownershipNo: number;
  readonly personId: string;
}

/** The place is free again: the ownership ended, or the offer was refused. */
export interface ReleaseCapacity {
  readonly type: 'releaseCapacity';
  readonly effectId: string;
  readonly leadId: string;
  readonly ownershipNo: number;
}

/** Looks once more for leads with the same need, as two obtained at once did not see each other; comes back as DuplicatesFound. */
export interface FindDuplicates {
  readonly type: 'findDuplicates';
  readonly effectId: string;
  readonly leadId: string;
}

/** Asks another lead to take this one over; comes back as AbsorbAccepted or AbsorbRefused. */
export interface Absorb {
  readonly type: 'absorb';
  /** `<leadId>:absorb:<number of the merge>` */
  readonly effectId: string;
  readonly leadId: string;
  readonly intoLeadId: string;
  readonly handover: Handover;
}

/** Asks the lead that took this one over to give it back; comes back as UnabsorbAccepted or UnabsorbRefused. */
export interface Unabsorb {
  readonly type: 'unabsorb';
  readonly effectId: string;
  readonly leadId: string;
  readonly intoLeadId: string;
  readonly mergeNo: number;
}

/** Effects on the place that an owner has: of one lead they take turns by ownership. */
export type OwnershipEffect = FindOwner | ConfirmReservation | ReleaseCapacity;
/** What one lead asks of another. */
export type MergingEffect = Absorb | Unabsorb;
export type Effect = OwnershipEffect | MergingEffect | FindDuplicates;

export interface Reaction {
  readonly effects: readonly Effect[];
  /** Epoch milliseconds of the earliest instant at which something falls due; null when nothing does. */
  readonly deadline: number | null;
}
