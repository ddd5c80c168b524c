// Which leads lie in pools, for how long, and which of them may somebody claim?
import { Temporal } from 'temporal-polyfill';
import { claimsSince } from '../activities/reservations.ts';
import { barrier } from '../domain/distribution.ts';
import type { Lead } from '../domain/lead.ts';
import type { PoolEntry } from '../domain/standing.ts';
import { pooledLeads } from '../projections/lead/queries.ts';
import type { ReadSide } from './read-side.ts';
import { poolViewOf, sightOf } from './lead-view.ts';
import type { PoolView } from './lead-view.ts';
import { loadOf } from './load.ts';
import { officeRecordOf, personOf } from './organisation/organisation.ts';
import { playbookVersions } from './playbook/versions.ts';
import type { Open } from './open-schema.ts';
import { unseal } from './sealing.ts';

export interface PoolLead extends Open<PoolView> {
  readonly officeId: string;
  readonly role: string;
  readonly since: string;
  /** Why the person who asks may not claim it; null where they may, or nobody asked for themself. */
  readonly because: string | null;
}

export interface PoolList {
  /** The longest waiting first. */
  readonly leads: readonly PoolLead[];
  /** What speaks against any claim of this person today; null where nothing does. */
  readonly obstacle: string | null;
  /** Leads in these pools that are not for this person at all. */
  readonly others: number;
}

/**
 * @param viewerId whose pools: only what they may see; null for everything
 * @param officeId pools of this office and those below it; null for all
 * @throws DoorRejection `unknown_person` or `unknown_office`
 */
export const poolList = async (
  side: ReadSide,
  { viewerId, officeId }: { readonly viewerId: string | null; readonly officeId: string | null },
): Promise<PoolList> => {
  const organisation = await side.organisation();
  if (officeId !== null) officeRecordOf(organisation, officeId);
  const now = side.now();
  const playbookOf = playbookVersions(side.pool);
  const lying = (await pooledLeads(side.pool, officeId)).flatMap((lead) =>
    lead.standing.stage === 'distribute' && lead.standing.pool !== null
      ? [{ lead, pool: lead.standing.pool }]
      : [],
  );
  const shown: { readonly lead: Lead; readonly pool: PoolEntry; readonly because: string | null }[] = [];
  for (const { lead, pool } of lying) {
    const playbook = await playbookOf(lead.playbook);
    if (viewerId !== null && sightOf(organisation, viewerId, lead, { playbook, now }) === 'nothing') continue;
    const because = viewerId === null ? null : barrier(lead, viewerId, playbook, now);
    shown.push({ lead, pool, because });
  }
  const keys = await side.keys.existingKeys(shown.map(({ lead }) => lead.leadId));
  return {
    leads: shown.map(({ lead, pool, because }) => ({
      ...unseal(poolViewOf(lead), keys.get(lead.leadId) ?? null),
      ...{ officeId: pool.office.officeId, role: pool.role, since: pool.since, because },
    })),
    obstacle: viewerId === null ? null : await obstacleOf(side, viewerId, now),
    others: lying.length - shown.length,
  };
};

const obstacleOf = async (side: ReadSide, personId: string, now: number): Promise<string | null> => {
  const organisation = await side.organisation();
  const { officeId, active } = personOf(organisation, personId);
  if (!active) return `${personId} has left`;
  const load = (await loadOf(side.pool, organisation, { officeId, at: now })).find(
    (person) => person.personId === personId,
  );
  if (load === undefined) return `${personId} takes no leads`;
  if (load.standing !== 'free')
    return `${personId} has ${String(load.owned + load.held)} of ${String(load.capacity)} leads`;
  const zone = officeRecordOf(organisation, officeId).timeZone;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).startOfDay();
  const claims = await claimsSince(side.pool, personId, new Date(today.epochMilliseconds));
  const { claimsADay } = (await side.playbook('default')).distribution;
  return claims >= claimsADay
    ? `${personId} has claimed ${String(claims)} leads today, the most a day`
    : null;
};
