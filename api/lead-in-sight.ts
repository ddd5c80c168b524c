// May the caller see this lead, and how much of it? Asked before anything is told of it or done to it.
import { isNoLead } from '../doors/lead-client.ts';
import { seenLead } from '../doors/seen-lead.ts';
import type { SeenLead } from '../doors/seen-lead.ts';
import { sightFor } from '../doors/sight.ts';
import type { Sight } from '../doors/sight.ts';
import type { Lead } from '../domain/lead.ts';
import { leadOf } from '../projections/lead/queries.ts';
import { writeAccess } from './callers/access-log.ts';
import { callerName } from './callers/caller.ts';
import type { Caller } from './callers/caller.ts';
import { waitUntilSeen } from './questions/seen.ts';
import { noSuchLead } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { World } from './world.ts';

export interface LeadInSight extends SeenLead {
  readonly sight: Exclude<Sight, 'nothing'>;
}

/**
 * The lead as the read models have it; where they know none, or none that the caller may see, as its engine says: what
 * somebody has just been given they may see at once.
 * @param minSeq waited for in the read models, once it is known that the caller may see the lead
 * @throws Refusal `lead_not_found`, also for a lead out of sight; `not_seen_yet`, `lead_parked`
 */
export const leadInSight = async (
  world: World,
  caller: Caller,
  leadId: string,
  minSeq?: number,
): Promise<LeadInSight> => {
  const read = await fromReadModels(world, caller, leadId);
  const found = read ?? (await fromEngine(world, caller, leadId));
  if (minSeq === undefined || (read !== null && read.lead.seq >= minSeq)) return found;
  await waitUntilSeen(world, leadId, minSeq);
  return (await fromReadModels(world, caller, leadId)) ?? found;
};

/** @throws Refusal `lead_not_found`: a pool shows a lead to be claimed, and nothing else is told of it or done to it */
export const leadSeenWhole = async (
  world: World,
  caller: Caller,
  leadId: string,
  minSeq?: number,
): Promise<LeadInSight> => {
  const found = await leadInSight(world, caller, leadId, minSeq);
  if (found.sight === 'whole') return found;
  throw await outOfSight(world, caller, leadId);
};

/** Whoever names a lead of theirs (`lead:seq`) waits for it; one that they may not see is not there. */
export const seeOwn = async (world: World, caller: Caller, leadAndSeq: string | undefined): Promise<void> => {
  const [leadId, seq] = leadAndSeq?.split(':') ?? [];
  if (leadId !== undefined) await leadInSight(world, caller, leadId, Number(seq));
};

const fromReadModels = async (world: World, caller: Caller, leadId: string): Promise<LeadInSight | null> => {
  const found = await leadOf(world.engine.pool, leadId);
  if (found === null) return null;
  const sight = await sightOfLead(world, caller, found.lead);
  return sight === 'nothing' ? null : { lead: found.lead, runBy: 'engine', sight };
};

const fromEngine = async (world: World, caller: Caller, leadId: string): Promise<LeadInSight> => {
  const seen = await seenLead(world.engine, leadId).catch((failure: unknown) => {
    throw isNoLead(failure) ? noSuchLead(leadId) : failure;
  });
  const sight = await sightOfLead(world, caller, seen.lead);
  if (sight === 'nothing') throw await outOfSight(world, caller, leadId);
  return { ...seen, sight };
};

/** How much of a lead that is at hand the caller may see. */
export const sightOfLead = async ({ engine }: World, { asker }: Caller, lead: Lead): Promise<Sight> => {
  const isPooled = lead.standing.stage === 'distribute' && lead.standing.pool !== null;
  // Only what a claim asks for is read off the lead's own playbook.
  const playbook = isPooled
    ? await engine.playbookVersion(lead.playbook.name, lead.playbook.version)
    : await engine.playbook('default');
  return sightFor(await engine.organisation(), asker, lead, { playbook, now: engine.now() });
};

/** Written down here, because the caller is not told the difference. */
const outOfSight = async ({ engine }: World, caller: Caller, leadId: string): Promise<Refusal> => {
  await writeAccess(engine.pool, {
    ...{ what: 'denied', caller: callerName(caller), through: caller.through, route: 'a lead' },
    ...{ leadId, code: 'outside_scope' },
  });
  return noSuchLead(leadId);
};
