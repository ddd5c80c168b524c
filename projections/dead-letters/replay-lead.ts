// A lead waits for software that understands its next event: does this one? Tried in one transaction, or nothing is changed.
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { applyChunk } from '../runner/apply-chunk.ts';
import { claimPartition, Fenced } from '../runner/checkpoint.ts';
import { requireSameTables } from '../runner/install.ts';
import { LeadCache } from '../runner/lead-cache.ts';
import { inSchema } from '../runner/in-schema.ts';
import { liveSet } from '../set.ts';
import { waitingLeads } from './parked-leads.ts';
import type { WaitingLead } from './parked-leads.ts';

export type ReplayedLead =
  /** Nobody waits under this id. */
  | { readonly kind: 'not_waiting' }
  /** A missing event, or two values of one: trying again changes nothing. */
  | { readonly kind: 'not_to_be_tried'; readonly lead: WaitingLead }
  | { readonly kind: 'goes_on'; readonly applied: number }
  | { readonly kind: 'still_waits'; readonly applied: number; readonly lead: WaitingLead };

/** The projector may take its partition back between our claim and our transaction; then we ask again. */
const attempts = 10;

/**
 * Tries a lead again that could not be folded. The projector that holds its partition is fenced, and goes on by itself.
 * @throws TablesDiffer when the tables are for other software; what Postgres answers
 */
export const replayLead = async (pool: Pool, topic: string, leadId: string): Promise<ReplayedLead> => {
  const before = await waitingLead(pool, leadId);
  if (before === null) return { kind: 'not_waiting' };
  if (before.kind !== 'unfoldable') return { kind: 'not_to_be_tried', lead: before };
  const applied = await tryLeadAgain(pool, topic, before);
  const after = await waitingLead(pool, leadId);
  return after === null ? { kind: 'goes_on', applied } : { kind: 'still_waits', applied, lead: after };
};

const waitingLead = async (pool: Pool, leadId: string): Promise<WaitingLead | null> =>
  (await waitingLeads(pool, liveSet.schema, { leadId, limit: 1 }))[0] ?? null;

/** @returns how many events were taken in */
export const tryLeadAgain = async (
  pool: Pool,
  topic: string,
  { leadId, partition }: WaitingLead,
): Promise<number> => {
  const { name: setName, version, schema } = liveSet;
  const owner = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    const claim = await inSchema(pool, schema, async (client) => {
      await requireSameTables(client, liveSet);
      return claimPartition(client, { setName, version, topic }, { partition, owner });
    });
    try {
      const { applied } = await applyChunk(
        { pool, set: liveSet, topic, cache: new LeadCache(1) },
        { claim, records: [], nextOffset: claim.nextOffset, retry: [leadId] },
      );
      return applied;
    } catch (error) {
      if (!(error instanceof Fenced) || attempt === attempts) throw error;
    }
  }
};
