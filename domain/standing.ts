// Where can a lead stand? In a stage, at rest, or ended; each place with what only it has.
import type { Money, Office, Owner, PersonRef } from '../events/values.ts';
import type { Basis, LossReason, Role, Stage } from '../events/vocabulary.ts';

export interface Ownership {
  readonly no: number;
  readonly owner: Owner;
  readonly assignedAt: string;
}

export interface PoolEntry {
  readonly office: Office;
  readonly role: Role;
  readonly since: string;
}

/** Where an open lead stands. No place has a field that it could not fill: only convert must have an owner. */
export type OpenStanding =
  | { readonly stage: 'obtain'; readonly since: string }
  | { readonly stage: 'evaluate'; readonly since: string; readonly ownership: Ownership | null }
  | { readonly stage: 'cross_verify'; readonly since: string; readonly ownership: Ownership | null }
  | { readonly stage: 'distribute'; readonly since: string; readonly pool: PoolEntry | null }
  | { readonly stage: 'convert'; readonly since: string; readonly ownership: Ownership }
  | {
      readonly stage: 'nurture';
      readonly since: string;
      readonly left: Stage;
      readonly until: string;
      readonly condition: string | null;
      readonly keeper: PersonRef | null;
    };

export type Standing =
  | OpenStanding
  | {
      readonly stage: 'won';
      readonly since: string;
      readonly orderNo: string;
      readonly amount: Money | null;
      readonly lastOwner: Owner | null;
      readonly basis: Basis;
    }
  | {
      readonly stage: 'lost';
      readonly since: string;
      readonly reason: LossReason;
      readonly lastOwner: Owner | null;
      readonly basis: Basis;
    }
  | {
      readonly stage: 'disqualified';
      readonly since: string;
      readonly because: string;
      readonly lastOwner: Owner | null;
    }
  | {
      readonly stage: 'merged';
      readonly since: string;
      readonly into: string;
      /** Where it stood before: what an undone merge goes back to. */
      readonly left: OpenStanding;
    };

/** Who owns a lead that stands so. */
export const ownershipIn = (standing: Standing): Ownership | null => {
  switch (standing.stage) {
    case 'evaluate':
    case 'cross_verify':
    case 'convert':
      return standing.ownership;
    case 'obtain':
    case 'distribute':
    case 'nurture':
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return null;
  }
};
