// What do the tables hold of the leads in a chunk? Read once, in bulk, under the locks of the transaction.
import type { ClientBase } from 'pg';
import type { LeadCache } from './lead-cache.ts';
import { lockSeqs } from './lead-seq.ts';
import { loadParked } from './parked.ts';
import type { ReadSet } from './read-set.ts';
import type { Known } from './sift.ts';
import type { LeadRecord } from './stream-record.ts';

/**
 * @param byLead records of the chunk by lead; a lead without records is looked at for a retry
 * @returns in the order of lead ids
 */
export const knowLeads = async (
  client: ClientBase,
  {
    set,
    cache,
    byLead,
  }: { set: ReadSet; cache: LeadCache; byLead: ReadonlyMap<string, readonly LeadRecord[]> },
): Promise<readonly Known[]> => {
  const leadIds = [...byLead.keys()].sort();
  const seqs = await lockSeqs(client, leadIds);
  const parked = await loadParked(client, leadIds);
  const repeats = [...byLead.values()].flat().filter(({ leadId, seq }) => seq <= (seqs.get(leadId) ?? 0));
  const compares = set.loadHashes !== null;
  const hashes =
    set.loadHashes === null || repeats.length === 0
      ? new Map<string, string>()
      : await set.loadHashes(client, repeats);
  const absent = leadIds.filter((id) => {
    const seq = seqs.get(id) ?? 0;
    return seq > 0 && cache.at(id, seq) === undefined;
  });
  const loaded = absent.length === 0 ? new Map<string, never>() : await set.loadLeads(client, absent);
  return leadIds.map((leadId) => {
    const last = seqs.get(leadId) ?? 0;
    const state = cache.at(leadId, last) ?? loaded.get(leadId);
    const waiting = parked.get(leadId);
    return {
      leadId,
      isNew: !seqs.has(leadId),
      last,
      lead: state?.lead ?? null,
      latest: state?.latest ?? null,
      parked: waiting?.parked ?? null,
      held: waiting?.held ?? [],
      hashes: compares
        ? new Map(
            (byLead.get(leadId) ?? [])
              .filter(({ seq }) => seq <= last)
              .map(({ seq }) => [seq, hashes.get(`${leadId}:${seq}`) ?? '']),
          )
        : null,
    };
  });
};
