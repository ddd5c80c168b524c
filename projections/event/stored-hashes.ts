// Is a repeated event the same as the one that was applied? Answered by the sha256 of the stored bytes.
import type { ReadSet } from '../runner/read-set.ts';

export const loadHashes: ReadSet['loadHashes'] = async (client, events) => {
  const { rows } = await client.query<{ lead_id: string; seq: number; sha256: string }>(
    `select e.lead_id, e.seq, encode(sha256(e.value), 'hex') as sha256
     from (select distinct l, s from unnest($1::uuid[], $2::int[]) as t (l, s)) as t
     join event e on e.lead_id = t.l and e.seq = t.s`,
    [events.map(({ leadId }) => leadId), events.map(({ seq }) => seq)],
  );
  return new Map(rows.map((row) => [`${row.lead_id}:${row.seq}`, row.sha256]));
};
