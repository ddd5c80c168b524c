// Which files are attached to a lead, and to the leads that were merged into it? As their events tell.
import type { Pool } from 'pg';
import { decode } from '../../events/codec.ts';
import type { EventOf } from '../../events/lead-event.ts';

export interface AttachedFile {
  /** To which lead it was attached: this one, or one that is part of it now. */
  readonly leadId: string;
  readonly addedAt: string;
  /** `person:<id>` or `service:<name>`. */
  readonly actor: string;
  /** Personal fields are sealed under the key of its own lead. */
  readonly file: EventOf<'AttachmentAdded'>['data'];
}

/** A merged lead keeps what was attached to it; after the merge is undone it is its own again. */
const told = `
  with recursive one as (
    select $1::uuid as lead_id
    union
    select (held ->> 'fromLeadId')::uuid
      from one join read.lead l using (lead_id) cross join lateral jsonb_array_elements(l.state -> 'absorbed') as held
     where held ->> 'state' = 'held')
  select e.value from one join read.event e using (lead_id)
   where e.type in ('AttachmentAdded', 'AttachmentRemoved')
   order by e.lead_id, e.seq`;

/** Those that are attached now, the latest first. */
export const attachedFiles = async (pool: Pool, leadId: string): Promise<readonly AttachedFile[]> => {
  const { rows } = await pool.query<{ value: Buffer }>(told, [leadId]);
  const files = new Map<string, AttachedFile>();
  for (const { value } of rows) {
    const decoded = decode(value.toString('utf8'));
    if (decoded.kind !== 'event') continue;
    const { event, envelope } = decoded;
    if (event.type === 'AttachmentRemoved') files.delete(event.data.attachmentId);
    if (event.type !== 'AttachmentAdded') continue;
    files.set(event.data.attachmentId, {
      ...{ leadId: envelope.source.replace('/leads/', ''), addedAt: event.time },
      ...{ actor: envelope.actor, file: event.data },
    });
  }
  return [...files.values()].sort((a, b) => b.addedAt.localeCompare(a.addedAt));
};
