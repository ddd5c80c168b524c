// How does somebody become the owner of a lead? A place is reserved first, then the lead is asked; a refusal frees it.
import { Temporal } from 'temporal-polyfill';
import { claimsSince, releaseHold, reserve } from '../activities/reservations.ts';
import { barrier } from '../domain/distribution.ts';
import { ownershipOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import { instant } from '../domain/time.ts';
import type { Receipt } from '../events/commands/batch.ts';
import type { Actor, Owner, Reservation } from '../events/values.ts';
import { currentLead } from './current-lead.ts';
import { DoorRejection } from './door-rejection.ts';
import type { Engine } from './engine.ts';
import { sendPrepared } from './lead-door.ts';
import type { OpenCommand } from './open-command.ts';
import { outsideClaimPool } from './lead-view.ts';
import { actorOf, officeRecordOf, ownerOf, personOf } from './organisation/organisation.ts';
import type { Organisation } from './organisation/organisation.ts';

interface Taking {
  readonly leadId: string;
  /** UUID; sent again with the same one it counts once. */
  readonly commandId: string;
  /** Who is to own the lead. */
  readonly personId: string;
  /** The lead's seq as the sender last saw it: refused where it has moved on. @defaultValue whatever it is */
  readonly expectedSeq?: number;
}

interface Giving extends Taking {
  readonly actor: Actor;
  readonly reason: string;
}

/**
 * Takes a lead from its pool for oneself.
 * @throws DoorRejection also when somebody else was faster (`ownership_moved_on`) or no place is free (`no_free_place`)
 */
export const claim = async (engine: Engine, taking: Taking): Promise<Receipt> => {
  const organisation = await engine.organisation();
  const { industries, products, officeId } = personOf(organisation, taking.personId);
  const { timeZone } = officeRecordOf(organisation, officeId);
  await refuseOutsiders(engine, organisation, taking);
  const actor = actorOf(organisation, taking.personId);
  return take(engine, { ...taking, actor, how: 'claim' }, async (owner, reservation) => {
    const today = Temporal.Now.zonedDateTimeISO(timeZone).startOfDay().epochMilliseconds;
    // Counted after this one is held, and without it: of claims made at once none can miss another.
    const held = await claimsSince(engine.pool, taking.personId, new Date(today));
    return {
      type: 'ClaimLead',
      input: {
        owner,
        reservation,
        claimsToday: Math.max(0, held - 1),
        expertise: { industries: [...industries], products: [...products] },
      },
    };
  });
};

/** @throws DoorRejection `not_qualified` where the pool is for others by name */
const refuseOutsiders = async (
  engine: Engine,
  organisation: Organisation,
  { leadId, personId }: Taking,
): Promise<void> => {
  if (organisation.pools.length === 0) return;
  const closed = outsideClaimPool(organisation, await currentLead(engine, leadId), personId);
  if (closed === null) return;
  throw new DoorRejection(
    'not_qualified',
    `This lead lies in "${closed.name}", from which only ${closed.members.join(', ')} may claim.`,
    'Claim another one (`leadcycle pool`), or ask a lead manager.',
  );
};

/** Gives a lead in distribution to a person. @throws DoorRejection as `claim` */
export const distribute = (engine: Engine, { reason, ...giving }: Giving): Promise<Receipt> =>
  take(engine, { ...giving, how: 'given' }, (owner, reservation) => ({
    type: 'DistributeLead',
    input: { owner, reservation, reason, stated: null },
  }));

/** Gives an owned lead to another person. @throws DoorRejection as `claim` */
export const reassign = (engine: Engine, { reason, ...giving }: Giving): Promise<Receipt> =>
  take(engine, { ...giving, how: 'given' }, (owner, reservation) => ({
    type: 'ReassignLead',
    input: { owner, reservation, reason },
  }));

type CommandFor = (owner: Owner, reservation: Reservation) => OpenCommand | Promise<OpenCommand>;

const take = async (
  engine: Engine,
  taking: Taking & { readonly actor: Actor; readonly how: 'claim' | 'given' },
  commandFor: CommandFor,
): Promise<Receipt> => {
  const { leadId, commandId, personId, actor } = taking;
  const lead = await currentLead(engine, leadId);
  if (ownershipOf(lead)?.owner.personId === personId)
    return { leadId, seq: lead.seq, events: [], duplicate: true };
  const owner = ownerOf(await engine.organisation(), personId, roleAskedFor(lead));
  const place = { leadId, ownershipNo: lead.ownershipNo + 1, personId };
  const reservation = (await isBarred(engine, lead, personId))
    ? noPlace(engine, place)
    : await hold(engine, { ...place, how: taking.how });
  try {
    const command = await commandFor(owner, reservation);
    const receipt = await sendPrepared(engine, {
      ...{ leadId, commandId, actor, commands: [command] },
      ...(taking.expectedSeq === undefined ? {} : { expectedSeq: taking.expectedSeq }),
    });
    // An answer of old: the command had come before, and this place was not what it took.
    if (receipt.duplicate || receipt.seq <= lead.seq) await freeUnlessUsed(engine, place);
    return receipt;
  } catch (failure) {
    // Without an answer the lead may have taken the place: the hold then ends by itself, after the lead was asked.
    if (!(failure instanceof DoorRejection && failure.code === 'engine_unavailable'))
      await freeUnlessUsed(engine, place).catch(() => undefined); // the refusal is what matters; the hold expires
    throw failure;
  }
};

const roleAskedFor = (lead: Lead): Owner['role'] | undefined =>
  lead.standing.stage === 'distribute' ? lead.standing.pool?.role : ownershipOf(lead)?.owner.role;

/** Whom the lead's own story bars must not, by a place they will not get, stand in the way of somebody who may. */
const isBarred = async (engine: Engine, lead: Lead, personId: string): Promise<boolean> => {
  const playbook = await engine.playbookVersion(lead.playbook.name, lead.playbook.version);
  return barrier(lead, personId, playbook, engine.now()) !== null;
};

/** Over already: such a command can get the lead's refusal, or its answer of old, and nothing else. */
const noPlace = (engine: Engine, { ownershipNo }: Place): Reservation => ({
  ownershipNo,
  expiresAt: instant(engine.now()),
});

const hold = async (
  engine: Engine,
  place: Place & { readonly how: 'claim' | 'given' },
): Promise<Reservation> => {
  const answer = await reserve(engine.pool, place);
  switch (answer.kind) {
    case 'held':
      return answer.reservation;
    case 'full':
      throw new DoorRejection(
        'no_free_place',
        `${place.personId} has as many open leads as they can keep.`,
        'Finish or release one of theirs, or choose somebody else.',
      );
    case 'taken':
      throw new DoorRejection(
        'ownership_moved_on',
        'Somebody else is taking this lead at this moment, and was faster.',
        'Look at it again in a minute, or choose another one.',
      );
    case 'unknown':
      throw new DoorRejection(
        'person_not_active',
        `"${place.personId}" is no active person of the organisation.`,
        'Name somebody who is active (`leadcycle org show`).',
      );
  }
};

interface Place {
  readonly leadId: string;
  readonly ownershipNo: number;
  readonly personId: string;
}

/** The same person may have asked twice at once: what the other command got must not be freed by this one's refusal. */
const freeUnlessUsed = async (engine: Engine, place: Place): Promise<void> => {
  const lead = await currentLead(engine, place.leadId);
  const ownership = ownershipOf(lead);
  if (ownership?.no === place.ownershipNo && ownership.owner.personId === place.personId) return;
  await releaseHold(engine.pool, place);
};
