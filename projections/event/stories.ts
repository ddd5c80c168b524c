// What is recorded of many leads, one whole story after the other? Read page by page, so that memory does not grow with them.
import type { Pool } from 'pg';
import { decode } from '../../events/codec.ts';
import type { LeadEvent } from '../../events/lead-event.ts';

export interface StoryEvent {
  readonly event: LeadEvent;
  readonly recordedTime: string;
  readonly actor: string;
  /** The command that caused it. */
  readonly causationId: string;
}

export interface LeadStory {
  readonly leadId: string;
  readonly events: readonly StoryEvent[];
  /** Why it cannot be told; null if it can. */
  readonly unreadable: string | null;
}

/** Columns of the lead's row that stories can be chosen by. */
export const storyFilters = ['stage', 'tier', 'office', 'owner', 'grade', 'class', 'playbook'] as const;
export type StoryFilter = Readonly<Partial<Record<(typeof storyFilters)[number], string>>>;

const pageSize = 200;

const chosen = storyFilters
  .map((column, index) => `($${String(index + 1)}::text is null or ${column} = $${String(index + 1)})`)
  .join(' and ');
const valuesOf = (filter: StoryFilter): (string | null)[] => storyFilters.map((name) => filter[name] ?? null);

/** How many stories there are to read. */
export const countStories = async (pool: Pool, filter: StoryFilter): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from read.lead where ${chosen}`,
    valuesOf(filter),
  );
  return rows[0]?.count ?? 0;
};

/**
 * Stories in the order of lead ids, as they are known when their page is read.
 * @param offices whose leads; null: of every office
 */
export async function* readStories(
  pool: Pool,
  filter: StoryFilter,
  offices: readonly string[] | null = null,
): AsyncGenerator<LeadStory> {
  const [after, size, within] = [storyFilters.length + 1, storyFilters.length + 2, storyFilters.length + 3];
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await pool.query<{ lead_id: string; values: Buffer[] }>(
      `select l.lead_id, array_agg(e.value order by e.seq) as values
         from (select lead_id from read.lead where ${chosen} and lead_id > $${String(after)}::uuid
                  and ($${String(within)}::text[] is null or office = any($${String(within)}))
                order by lead_id limit $${String(size)}) as l
         join read.event e using (lead_id)
        group by l.lead_id order by l.lead_id`,
      [...valuesOf(filter), last, pageSize, offices],
    );
    for (const { lead_id: leadId, values } of rows) yield storyOf(leadId, values);
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.lead_id;
  }
}

const storyOf = (leadId: string, values: readonly Buffer[]): LeadStory => {
  const events: StoryEvent[] = [];
  for (const value of values) {
    const decoded = decode(value.toString('utf8'));
    if (decoded.kind !== 'event') return { leadId, events: [], unreadable: decoded.because };
    const { recordedtime: recordedTime, actor, causationid: causationId } = decoded.envelope;
    events.push({ event: decoded.event, recordedTime, actor, causationId });
  }
  return { leadId, events, unreadable: null };
};
