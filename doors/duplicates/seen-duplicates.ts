// What may a person know of leads that may be the same as theirs? Those in their sight, and of others only whose they are.
import type { Duplicate } from '../../activities/duplicates.ts';
import { duplicatesOf } from '../../activities/duplicates.ts';
import { currentLead } from '../current-lead.ts';
import { DoorRejection } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import { isNoLead } from '../lead-client.ts';
import { officeRecordOf, personOf } from '../organisation/organisation.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { isTheirs } from '../lead-view.ts';
import { standingOf } from '../../projections/lead/standing.ts';
import { officeOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';

/** All that is told of a lead out of sight. */
export const elsewhere = 'another office has a lead for this customer';

export interface SeenDuplicate {
  /** Null where the lead lies outside of what the person may see. */
  readonly leadId: string | null;
  readonly stage: Lead['standing']['stage'] | null;
  readonly office: string;
  readonly because: string;
}

/**
 * Whether a person may see a lead: it lies in their office or below, or it is their own.
 * Who may do anything to every lead may see every lead.
 */
export const maySee = (organisation: Organisation, personId: string, lead: Lead): boolean => {
  const { officeId, roles } = personOf(organisation, personId);
  const office = organisation.offices.get(standingOf(lead).office);
  return (
    isTheirs(lead, personId) || office?.path.includes(officeId) === true || roles.includes('administrator')
  );
};

/** @throws DoorRejection `outside_scope` */
export const requireSight = (organisation: Organisation, personId: string, lead: Lead): void => {
  if (maySee(organisation, personId, lead)) return;
  throw new DoorRejection(
    'outside_scope',
    `Lead ${lead.leadId} lies outside of what ${personId} may see.`,
    'Ask somebody of its office.',
  );
};

/** The duplicates as this person may see them; what has ended, or is not there after all, is none. */
export const seenBy = async (
  engine: Engine,
  personId: string,
  duplicates: readonly Duplicate[],
): Promise<readonly SeenDuplicate[]> => {
  const organisation = await engine.organisation();
  const seen = await Promise.all(
    duplicates.map(async ({ leadId, because }): Promise<readonly SeenDuplicate[]> => {
      const lead = await currentLead(engine, leadId).catch(noLead);
      if (lead === null) return [];
      const { stage } = lead.standing;
      const office = officeRecordOf(organisation, officeOf(lead)).name;
      if (maySee(organisation, personId, lead)) return [{ leadId, stage, office, because }];
      return [{ leadId: null, stage: null, office, because: elsewhere }];
    }),
  );
  return seen.flat();
};

/** The leads that are found to be like this one now. */
export const duplicatesFoundOf = async (
  engine: Engine,
  personId: string,
  leadId: string,
): Promise<readonly SeenDuplicate[]> =>
  seenBy(engine, personId, (await duplicatesOf(engine.pool, [leadId])).get(leadId) ?? []);

/**
 * The leads that may be the same as this one: those recorded on it and still undecided, and those found now.
 * @throws DoorRejection `outside_scope` where the person may not see the lead itself
 */
export const duplicatesSeenOf = async (
  engine: Engine,
  personId: string,
  leadId: string,
): Promise<readonly SeenDuplicate[]> => {
  const lead = await currentLead(engine, leadId);
  requireSight(await engine.organisation(), personId, lead);
  const decided = new Set(
    lead.suspects.filter(({ state }) => state !== 'suspected').map((one) => one.leadId),
  );
  const found = (await duplicatesOf(engine.pool, [leadId])).get(leadId) ?? [];
  const known = new Set(found.map((one) => one.leadId));
  const recorded = lead.suspects
    .filter(({ leadId: other }) => !known.has(other))
    .map(({ leadId: other }) => ({ leadId: other, because: 'it was suspected before' }));
  return seenBy(
    engine,
    personId,
    [...found, ...recorded].filter((one) => !decided.has(one.leadId)),
  );
};

const noLead = (failure: unknown): null => {
  if (isNoLead(failure)) return null;
  throw failure;
};
