// Who ever owned a lead, or one that it took over, and since when? For rules that no detour over a merge may get round.
import type { Lead } from '../lead.ts';
import { heldOf } from './state.ts';

export interface EverOwned {
  /** When any of them was first given to an owner; null where none ever was. */
  readonly since: string | null;
  readonly by: readonly string[];
}

export const everOwned = ({ firstAssignedAt, formerOwners, absorbed }: Lead): EverOwned => {
  if (absorbed.length === 0) return { since: firstAssignedAt, by: formerOwners };
  const held = heldOf(absorbed);
  const instants = [firstAssignedAt, ...held.map(({ assignedAt }) => assignedAt)];
  return {
    since: instants.filter((instant) => instant !== null).sort()[0] ?? null,
    by: [...new Set([...formerOwners, ...held.flatMap((one) => one.formerOwners)])],
  };
};
