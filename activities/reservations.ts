// Who has a place left? Capacity is arbitrated here, under a row lock on the person, by doors and by the engine alike.
import type { Pool } from 'pg';
import type { ConfirmReservation, FindOwner, ReleaseCapacity } from '../domain/effect.ts';
import type { Reservation } from '../events/values.ts';
import { inTransaction } from '../postgres/transaction.ts';

/** A place is held for so long while its lead decides. */
export const holdMs = 120_000;

export interface ReservationRequest {
  readonly leadId: string;
  /** The number that the new ownership will have: the lead's `ownershipNo` + 1. */
  readonly ownershipNo: number;
  readonly personId: string;
  readonly how: 'claim' | 'given' | 'offer';
}

/** full: no capacity left · taken: somebody else is being asked for the same lead · unknown: no such active person */
export type ReservationAnswer =
  | { readonly kind: 'held'; readonly reservation: Reservation }
  | { readonly kind: 'full' | 'taken' | 'unknown' };

type Place = Pick<ReservationRequest, 'leadId' | 'ownershipNo'>;

/**
 * Holds a place for two minutes. Idempotent: who holds it already holds it two minutes more.
 * @param at the lead's time in epoch milliseconds where it is known; the hold lasts by both clocks
 */
export const reserve = (pool: Pool, request: ReservationRequest, at = 0): Promise<ReservationAnswer> =>
  inTransaction(pool, async (client) => {
    const { leadId, ownershipNo, personId, how } = request;
    const person = await client.query<{ open_leads: number }>(
      `select open_leads from leadcycle.person where person_id = $1 and state = 'active' for update`,
      [personId],
    );
    const capacity = person.rows[0]?.open_leads;
    if (capacity === undefined) return { kind: 'unknown' };
    const load = await client.query<{ others: number }>(
      `select count(*)::int as others from leadcycle.reservation
        where person_id = $1 and state <> 'released' and (lead_id, ownership_no) <> ($2::uuid, $3::int)`,
      [personId, leadId, ownershipNo],
    );
    if ((load.rows[0]?.others ?? 0) >= capacity) return { kind: 'full' };
    const expiresAt = new Date(Math.max(Date.now(), at) + holdMs).toISOString();
    const held = await client.query(
      `insert into leadcycle.reservation as r (lead_id, ownership_no, person_id, how, state, expires_at)
       values ($1, $2, $3, $4, 'held', now() + $5 * interval '1 millisecond')
       on conflict (lead_id, ownership_no) do update
         set person_id = excluded.person_id, how = excluded.how, state = 'held', expires_at = excluded.expires_at,
             created_at = case r.state when 'released' then now() else r.created_at end, confirmed_at = null
       where r.state = 'released' or (r.state = 'held' and r.person_id = excluded.person_id and r.how = excluded.how)`,
      [leadId, ownershipNo, personId, how, holdMs],
    );
    return held.rowCount === 0
      ? { kind: 'taken' }
      : { kind: 'held', reservation: { ownershipNo, expiresAt } };
  });

/**
 * The lead has been assigned: what was held is kept, and places of earlier ownerships are free. The lead's word counts, so
 * a place is also made where none was held (an import names owners), whatever the capacity. A place that this person gave
 * up again stays free.
 */
export const confirmReservation = async (
  pool: Pool,
  { leadId, ownershipNo, personId }: Omit<ConfirmReservation, 'type' | 'effectId'>,
): Promise<void> => {
  await pool.query(
    `with earlier as (
       update leadcycle.reservation set state = 'released'
        where lead_id = $1 and ownership_no < $2 and state <> 'released'
     )
     insert into leadcycle.reservation as r (lead_id, ownership_no, person_id, how, state, expires_at, confirmed_at)
     select $1, $2, person_id, 'given', 'confirmed', now(), now() from leadcycle.person where person_id = $3
     on conflict (lead_id, ownership_no) do update
       set person_id = excluded.person_id, state = 'confirmed', confirmed_at = coalesce(r.confirmed_at, now())
     where not (r.state = 'released' and r.person_id = excluded.person_id)`,
    [leadId, ownershipNo, personId],
  );
};

/** The ownership has ended: its place is free, and so are those of earlier ones. Idempotent. */
export const releaseCapacity = async (
  pool: Pool,
  { leadId, ownershipNo }: Omit<ReleaseCapacity, 'type' | 'effectId'>,
): Promise<void> => {
  await pool.query(
    `update leadcycle.reservation set state = 'released'
      where lead_id = $1 and ownership_no <= $2 and state <> 'released'`,
    [leadId, ownershipNo],
  );
};

/** A command that was to use the held place has been refused. Never frees what a lead has confirmed. Idempotent. */
export const releaseHold = async (
  pool: Pool,
  { leadId, ownershipNo, personId }: Place & { readonly personId: string },
): Promise<void> => {
  await pool.query(
    `update leadcycle.reservation set state = 'released'
      where lead_id = $1 and ownership_no = $2 and person_id = $3 and state = 'held'`,
    [leadId, ownershipNo, personId],
  );
};

/** The search for an owner is off, or its offer was refused. Leaves alone what a door holds. Idempotent. */
export const withdrawOffer = async (pool: Pool, { leadId, ownershipNo }: Place): Promise<void> => {
  await pool.query(
    `update leadcycle.reservation set state = 'released'
      where lead_id = $1 and ownership_no = $2 and how = 'offer' and state = 'held'`,
    [leadId, ownershipNo],
  );
};

/** How many claims of this person were taken, or are being decided, since an instant: for the cap of claims a day. */
export const claimsSince = async (pool: Pool, personId: string, since: Date): Promise<number> => {
  const counted = await pool.query<{ claims: number }>(
    `select count(*)::int as claims from leadcycle.reservation
      where person_id = $1 and how = 'claim' and created_at >= $2 and (state <> 'released' or confirmed_at is not null)`,
    [personId, since],
  );
  return counted.rows[0]?.claims ?? 0;
};

export interface ReservationActivities {
  confirmReservation(effect: ConfirmReservation): Promise<void>;
  releaseCapacity(effect: ReleaseCapacity): Promise<void>;
  withdrawOffer(effect: FindOwner): Promise<void>;
}

export const createReservationActivities = ({ pool }: { readonly pool: Pool }): ReservationActivities => ({
  confirmReservation: (effect) => confirmReservation(pool, effect),
  releaseCapacity: (effect) => releaseCapacity(pool, effect),
  withdrawOffer: (effect) => withdrawOffer(pool, effect),
});
