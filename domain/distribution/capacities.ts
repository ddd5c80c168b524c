// Who has how many leads, where no database holds the places? One company's capacities in memory, for a trial.
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { Office, PersonRef } from '../../events/values.ts';
import type { ConfirmReservation, FindOwner, ReleaseCapacity } from '../effect.ts';
import { instant } from '../time.ts';
import { chooseOwner, nobodyFor, offerTo } from './choose-owner.ts';
import { keeperAmong } from './keeper.ts';
import { isLookedAt, type Salesperson } from './salesperson.ts';

interface Place {
  readonly ownershipNo: number;
  readonly personId: string;
}

/** Whether somebody is away at that instant, epoch milliseconds. */
export type IsAbsent = (personId: string, at: number) => boolean;

/** As long as a held place lasts: any lead in memory decides at once. */
const holdMs = 120_000;

/** The same promises as the places in Postgres: one a lead, and an offer only where one is left. */
export class Capacities {
  readonly #people: Map<string, Salesperson>;
  readonly #places = new Map<string, Place>();

  readonly #isAbsent: IsAbsent;

  /** @param people with the load that they begin with */
  constructor(people: readonly Salesperson[], isAbsent: IsAbsent = () => false) {
    this.#people = new Map(people.map((person) => [person.personId, person]));
    this.#isAbsent = isAbsent;
  }

  /** Everybody as they stand now. */
  people(): readonly Salesperson[] {
    return [...this.#people.values()];
  }

  /** Whom the lead's place belongs to; null where it has none. */
  holderOf(leadId: string): string | null {
    return this.#places.get(leadId)?.personId ?? null;
  }

  /** Looks for an owner and holds a place, as the effect does. @param now epoch milliseconds */
  findOwner(effect: FindOwner, now: number): CommandOf<'OfferOwner'> | CommandOf<'NoOwnerFound'> {
    const { leadId, ownershipNo } = effect;
    this.free({ leadId, ownershipNo });
    const people = this.#peopleAt(now).filter((person) => isLookedAt(person, effect));
    const choice = chooseOwner(effect, people);
    const [first] = choice.willing;
    if (first === undefined) {
      const nobody = nobodyFor(effect, choice, []);
      const keeper = nobody.ever === 'nobody' ? this.#keeperIn(effect.office, now) : null;
      return { type: 'NoOwnerFound', input: { ...nobody, ownershipNo, keeper } };
    }
    const offer = offerTo(first, { ask: effect, choice, tried: [] });
    this.give({ leadId, ownershipNo, personId: first.personId }, now);
    const reservation = { ownershipNo, expiresAt: instant(now + holdMs) };
    return { type: 'OfferOwner', input: { ...offer, reservation } };
  }

  /** The lead's word counts, whatever the capacity: an import, or a person, names the owner. */
  give({ leadId, ownershipNo, personId }: Omit<ConfirmReservation, 'type' | 'effectId'>, now: number): void {
    const before = this.#places.get(leadId);
    if (before?.ownershipNo === ownershipNo && before.personId === personId) return;
    this.#unload(before);
    this.#places.set(leadId, { ownershipNo, personId });
    const person = this.#people.get(personId);
    if (person === undefined) return;
    const { load, assignments } = person;
    this.#people.set(personId, {
      ...person,
      load: load + 1,
      assignments: assignments + 1,
      lastAssignedAt: now,
    });
  }

  /** Places of this ownership and of earlier ones are free again. */
  free({ leadId, ownershipNo }: Omit<ReleaseCapacity, 'type' | 'effectId'>): void {
    const place = this.#places.get(leadId);
    if (place === undefined || place.ownershipNo > ownershipNo) return;
    this.#unload(place);
    this.#places.delete(leadId);
  }

  #peopleAt(now: number): readonly Salesperson[] {
    return this.people().map((person) =>
      person.state === 'active' && this.#isAbsent(person.personId, now)
        ? { ...person, state: 'absent' }
        : person,
    );
  }

  #keeperIn(office: Office, now: number): PersonRef | null {
    const people = this.#peopleAt(now).map((person) => ({ ...person, officeId: person.office.officeId }));
    return keeperAmong(office, people);
  }

  #unload(place: Place | undefined): void {
    const person = place === undefined ? undefined : this.#people.get(place.personId);
    if (person !== undefined) this.#people.set(person.personId, { ...person, load: person.load - 1 });
  }
}
