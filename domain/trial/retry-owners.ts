// Who would have got the leads under another playbook? Two companies in memory take the same turns, each by its own rules.
import { Capacities, type IsAbsent } from '../distribution/capacities.ts';
import type { Salesperson } from '../distribution/salesperson.ts';
import type { FindOwner } from '../effect.ts';
import type { Side, Turn } from './retry-lead.ts';

export interface OwnerDifference {
  readonly leadId: string;
  readonly at: number;
  readonly before: Side;
  readonly tried: Side;
}

/** Turns must be taken in the order in which they happened, over all leads. */
export class OwnerRetrial {
  /** Searches for an owner that were recorded. */
  searches = 0;
  /** Of these, how many come out as recorded when they are asked again today. */
  asRecorded = 0;
  readonly #before: Capacities;
  readonly #tried: Capacities;

  /** @param people as they are today, with the leads that they have besides */
  constructor(people: readonly Salesperson[], isAbsent?: IsAbsent) {
    this.#before = new Capacities(people, isAbsent);
    this.#tried = new Capacities(people, isAbsent);
  }

  /** What this turn comes to otherwise under the playbook that is tried; null where it comes to the same. */
  take(leadId: string, turn: Turn): OwnerDifference | null {
    if (turn.kind === 'given') {
      const { ownershipNo, personId, at } = turn;
      for (const side of [this.#before, this.#tried]) side.give({ leadId, ownershipNo, personId }, at);
      return null;
    }
    if (turn.kind === 'freed') {
      for (const side of [this.#before, this.#tried]) side.free({ leadId, ownershipNo: turn.ownershipNo });
      return null;
    }
    const { asked, at } = turn;
    const before = ask(this.#before, asked.before, at);
    const tried = ask(this.#tried, asked.tried, at);
    this.searches += 1;
    if (before.owner === turn.recordedOwner) this.asRecorded += 1;
    return before.side.value === tried.side.value
      ? null
      : { leadId, at, before: before.side, tried: tried.side };
  }
}

interface Answer {
  readonly side: Side;
  readonly owner: string | null;
}

const ask = (capacities: Capacities, effect: FindOwner | null, at: number): Answer => {
  if (effect === null)
    return {
      side: { value: 'nobody yet', because: 'it would be evaluated or verified first' },
      owner: null,
    };
  const { type, input } = capacities.findOwner(effect, at);
  if (type === 'OfferOwner')
    return { side: { value: input.owner.personId, because: input.because }, owner: input.owner.personId };
  const value = input.ever === 'somebody' ? `pool of ${effect.office.officeId}` : 'rests';
  return { side: { value, because: input.because }, owner: null };
};
