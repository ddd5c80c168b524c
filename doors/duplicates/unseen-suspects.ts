// What does a lead tell of its suspected duplicates to somebody who may not see those? Whose they are, and not which.
import type { Lead } from '../../domain/lead.ts';
import type { Engine } from '../engine.ts';
import { isNoLead } from '../lead-client.ts';
import { officeRecordOf } from '../organisation/organisation.ts';
import { seenLead } from '../seen-lead.ts';
import { officeOf } from '../../domain/lead.ts';
import { leadsOf } from '../../projections/lead/queries.ts';
import { elsewhere, maySee, requireSight } from './seen-duplicates.ts';

/** Ids of leads, each with the words that stand for it. */
export type Unseen = ReadonlyMap<string, string>;

/**
 * The suspects of a lead that the viewer may not see. A lead that was merged with this one is a part of it, and no secret.
 * @param viewerId null where nobody said who looks: they may see no other lead
 * @throws DoorRejection `outside_scope` where the viewer may not see the lead itself
 */
export const unseenSuspects = async (
  engine: Engine,
  viewerId: string | null,
  lead: Lead,
): Promise<Unseen> => {
  const organisation = await engine.organisation();
  if (viewerId !== null) requireSight(organisation, viewerId, lead);
  const apart = lead.suspects.filter(({ state }) => state !== 'merged').map(({ leadId }) => leadId);
  if (apart.length === 0) return new Map();
  const known = new Map((await leadsOf(engine.pool, apart)).map((seen) => [seen.leadId, seen.lead]));
  const unseen = await Promise.all(
    apart.map(async (leadId): Promise<readonly (readonly [string, string])[]> => {
      // What the read models know nothing of yet, its engine may.
      const other =
        known.get(leadId) ?? (await seenLead(engine, leadId).then(({ lead: seen }) => seen, noLead));
      if (other === null) return [[leadId, 'a lead that is not there']];
      if (viewerId !== null && maySee(organisation, viewerId, other)) return [];
      return [[leadId, `a lead of ${officeRecordOf(organisation, officeOf(other)).name}`]];
    }),
  );
  return new Map(unseen.flat());
};

const noLead = (failure: unknown): null => {
  if (isNoLead(failure)) return null;
  throw failure;
};

/**
 * The value with the words in place of every id; where an object names an unseen lead, `because` says no more than that
 * there is one. Ids made of an id, as those of contacts that were taken over, stay: they are of this lead by now.
 */
export const withoutUnseen = <Value>(value: Value, unseen: Unseen): Value =>
  // What is changed is text within texts, so the shape stays.
  unseen.size === 0 ? value : (replaced(value, unseen) as Value);

const replaced = (value: unknown, unseen: Unseen): unknown => {
  if (typeof value === 'string')
    return [...unseen].reduce(
      (text, [leadId, words]) => text.replaceAll(new RegExp(`${leadId}(?!/)`, 'gu'), words),
      value,
    );
  if (Array.isArray(value)) return value.map((item: unknown) => replaced(item, unseen));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, replaced(part, unseen)] as const);
  const isAbout = Object.values(value).some((part) => typeof part === 'string' && unseen.has(part));
  return Object.fromEntries(
    entries.map(([name, part]) => [name, isAbout && name === 'because' ? elsewhere : part]),
  );
};
