// What has to be known of somebody before a lead is offered to them, and what speaks against it?
import type { FindOwner } from '../effect.ts';
import type { Office } from '../../events/values.ts';
import type { Role } from '../../events/vocabulary.ts';

/** A person as they stand at the moment of choosing. */
export interface Salesperson {
  readonly personId: string;
  readonly managerId: string | null;
  readonly office: Office;
  readonly roles: readonly Role[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly state: 'active' | 'absent' | 'left';
  /** Open leads that they can keep. */
  readonly capacity: number;
  /** Places kept or held for other leads than the one that asks. */
  readonly load: number;
  /** How often a lead was given to them, whatever became of it. */
  readonly assignments: number;
  /** Epoch milliseconds of the latest time; null: never. */
  readonly lastAssignedAt: number | null;
}

/** What a lead asks for. */
export type Ask = Pick<
  FindOwner,
  'office' | 'role' | 'industry' | 'product' | 'preferred' | 'excluded' | 'choice'
>;

/** Who is looked at for a lead: the role's people in the tier's office and below it, and the owner of before. */
export const isLookedAt = ({ personId, roles, office }: Salesperson, ask: Ask): boolean =>
  (roles.includes(ask.role) && office.path.includes(ask.office.officeId)) ||
  personId === ask.preferred?.personId;

/**
 * Why this person could never have such a lead, as far as can be told today; null if they could. Role, office and
 * expertise (industry and product; what the lead does not name is not asked). Somebody of an office below could: they may
 * claim it from the pool.
 */
export const unfit = (person: Salesperson, ask: Ask): string | null => {
  if (person.state === 'left') return 'has left';
  if (!person.roles.includes(ask.role)) return `is no ${ask.role}`;
  if (!person.office.path.includes(ask.office.officeId))
    return `is of ${person.office.officeId}, not of ${ask.office.officeId}`;
  const { industry, product } = ask;
  if (industry !== null && !person.industries.includes(industry)) return `no expertise in ${industry}`;
  if (product !== null && !person.products.includes(product)) return `no expertise in ${product}`;
  return person.capacity === 0 ? 'takes no leads' : null;
};

/** Why a person who fits cannot be offered the lead now; null if they can. */
export const unavailable = (person: Salesperson, ask: Ask): string | null => {
  if (person.office.officeId !== ask.office.officeId)
    return `is of ${person.office.officeId}: may claim it from the pool`;
  return busy(person, ask);
};

/** Why the owner of before cannot have it back now, whatever their office and expertise; null if they can. */
export const cannotReturn = (person: Salesperson, ask: Ask): string | null => {
  if (person.state === 'left') return 'has left';
  return person.capacity === 0 ? 'takes no leads' : busy(person, ask);
};

const busy = ({ personId, state, load, capacity }: Salesperson, { excluded }: Ask): string | null => {
  const excluding = excluded.find((barred) => barred.personId === personId);
  if (excluding !== undefined) return excluding.because;
  if (state === 'absent') return 'is absent';
  return load >= capacity ? `has ${String(load)} of ${String(capacity)} leads` : null;
};
