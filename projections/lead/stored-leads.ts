// What was a lead before this chunk? Its stored state, to fold on from.
import type { Lead } from '../../domain/lead.ts';
import type { ReadSet } from '../runner/read-set.ts';

export const loadLeads: ReadSet['loadLeads'] = async (client, leadIds) => {
  const { rows } = await client.query<{ lead_id: string; state: Lead; latest_at: Date }>(
    'select lead_id, state, latest_at from lead where lead_id = any($1::uuid[])',
    [leadIds],
  );
  return new Map(rows.map((row) => [row.lead_id, { lead: row.state, latest: row.latest_at.toISOString() }]));
};
