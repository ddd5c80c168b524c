// Who gets the lead? The first of those whom the domain chose who has a place left, which is held for the lead at once.
import type { Pool } from 'pg';
import { chooseOwner, nobodyFor, offerTo } from '../domain/distribution/choose-owner.ts';
import type { Salesperson } from '../domain/distribution/salesperson.ts';
import type { FindOwner } from '../domain/effect.ts';
import type { Calendar } from '../events/commands/batch.ts';
import type { CommandOf } from '../events/commands/lead-command.ts';
import type { Considered } from '../events/values.ts';
import { candidatesFor } from './candidates.ts';
import { placeIsHeld } from './failures.ts';
import { keeperOf } from './keepers.ts';
import { reserve } from './reservations.ts';

export interface OwnerAnswer {
  readonly command: CommandOf<'OfferOwner'> | CommandOf<'NoOwnerFound'>;
  /** Of the office that the offer would bring the lead to. */
  readonly calendars: readonly Calendar[];
}

export interface OwnerActivities {
  /**
   * Idempotent by lead and ownership number: as long as a place is held, the same person is offered again.
   * @param at the lead's time, epoch milliseconds
   */
  findOwner(effect: FindOwner, at: number): Promise<OwnerAnswer>;
}

export const createOwnerActivities = ({ pool }: { readonly pool: Pool }): OwnerActivities => ({
  findOwner: async (effect, at) => {
    const now = Math.max(at, Date.now());
    const candidates = await candidatesFor(pool, effect, now);
    const people = [...candidates.values()].map(({ person }) => person);
    const choice = chooseOwner(effect, people);
    const holder = [...candidates.values()].find(({ place }) => place === 'held')?.person;
    const { leadId, ownershipNo } = effect;
    const tried: Considered[] = [];
    for (const person of firstIs(holder, choice.willing)) {
      const { personId } = person;
      const answer = await reserve(pool, { leadId, ownershipNo, personId, how: 'offer' }, at);
      if (answer.kind === 'taken') throw placeIsHeld(leadId, ownershipNo);
      if (answer.kind === 'held') {
        const input = { ...offerTo(person, { ask: effect, choice, tried }), reservation: answer.reservation };
        const calendar = candidates.get(personId)?.calendar;
        return {
          command: { type: 'OfferOwner', input },
          calendars: calendar === undefined ? [] : [calendar],
        };
      }
      tried.push({ personId, because: answer.kind === 'full' ? 'was full a moment later' : 'has left' });
    }
    const nobody = nobodyFor(effect, choice, tried);
    const keeper = nobody.ever === 'nobody' ? await keeperOf(pool, effect.office, now) : null;
    const input = { ...nobody, ownershipNo, keeper };
    return { command: { type: 'NoOwnerFound', input }, calendars: [] };
  },
});

/** Who holds the place already is asked first, even where others have less to do by now. */
const firstIs = (holder: Salesperson | undefined, willing: readonly Salesperson[]): readonly Salesperson[] =>
  holder === undefined
    ? willing
    : [holder, ...willing.filter(({ personId }) => personId !== holder.personId)];
