// Who gets the lead? The first of the fitting people who has a place left, which is held for the lead at once.
import type { Pool } from 'pg';
import type { FindOwner } from '../domain/effect.ts';
import type { Calendar } from '../events/commands/batch.ts';
import type { CommandOf } from '../events/commands/lead-command.ts';
import type { Considered, Reservation } from '../events/values.ts';
import { candidatesFor } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { placeIsHeld } from './failures.ts';
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

const consideredAtMost = 10;

export const createOwnerActivities = ({ pool }: { readonly pool: Pool }): OwnerActivities => ({
  findOwner: async (effect, at) => {
    const candidates = await candidatesFor(pool, effect, Math.max(at, Date.now()));
    const { leadId, ownershipNo } = effect;
    const offered = await alreadyOffered(pool, effect);
    const willing = candidates.filter(({ because, owner }) => because === null || owner.personId === offered);
    const passedOver: Considered[] = [];
    for (const candidate of offered === null ? willing : [...willing].sort(firstIs(offered))) {
      const { owner } = candidate;
      const answer = await reserve(pool, { leadId, ownershipNo, personId: owner.personId, how: 'offer' }, at);
      if (answer.kind === 'held') return offer(candidate, answer.reservation, effect, candidates, passedOver);
      if (answer.kind === 'taken') throw placeIsHeld(leadId, ownershipNo);
      passedOver.push({
        personId: owner.personId,
        because: answer.kind === 'full' ? 'was full a moment later' : 'has left',
      });
    }
    return noOwner(effect, candidates, passedOver);
  },
});

/** Whom an earlier call of this very search holds a place for. */
const alreadyOffered = async (pool: Pool, { leadId, ownershipNo }: FindOwner): Promise<string | null> => {
  const held = await pool.query<{ person_id: string }>(
    `select person_id from leadcycle.reservation
      where lead_id = $1 and ownership_no = $2 and state = 'held' and how = 'offer'`,
    [leadId, ownershipNo],
  );
  return held.rows[0]?.person_id ?? null;
};

const firstIs =
  (personId: string) =>
  (one: Candidate, other: Candidate): number =>
    Number(other.owner.personId === personId) - Number(one.owner.personId === personId);

const offer = (
  { owner, calendar }: Candidate,
  reservation: Reservation,
  effect: FindOwner,
  candidates: readonly Candidate[],
  passedOver: readonly Considered[],
): OwnerAnswer => ({
  command: {
    type: 'OfferOwner',
    input: {
      owner,
      reservation,
      because:
        owner.personId === effect.preferred?.personId
          ? 'owned it before and has a place'
          : `least loaded ${effect.role} of ${effect.office.officeId} who fits`,
      considered: others(candidates, passedOver, owner.personId),
    },
  },
  calendars: [calendar],
});

const noOwner = (
  effect: FindOwner,
  candidates: readonly Candidate[],
  passedOver: readonly Considered[],
): OwnerAnswer => {
  const ever = candidates.some(({ couldEver }) => couldEver === 'yes') ? 'somebody' : 'nobody';
  const who = `${effect.role} of ${effect.office.officeId}`;
  return {
    command: {
      type: 'NoOwnerFound',
      input: {
        ownershipNo: effect.ownershipNo,
        ever,
        because: ever === 'somebody' ? `no fitting ${who} is free` : `no ${who} fits`,
        considered: others(candidates, passedOver, null),
      },
    },
    calendars: [],
  };
};

const others = (
  candidates: readonly Candidate[],
  passedOver: readonly Considered[],
  chosen: string | null,
): Considered[] => {
  const told = new Set([chosen, ...passedOver.map(({ personId }) => personId)]);
  const rest = candidates
    .filter(({ owner }) => !told.has(owner.personId))
    .map(({ owner, because }) => ({
      personId: owner.personId,
      because: because ?? 'has more to do, or got one later',
    }));
  return [...passedOver, ...rest].slice(0, consideredAtMost);
};
