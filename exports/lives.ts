// What happened to each lead? One lead after the other, its events by the time they happened.
import { decode } from '../events/codec.ts';
import type { Envelope } from '../events/envelope.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import { leadsChosen } from './choice.ts';
import type { Choice } from './choice.ts';
import { countOf } from './count.ts';
import type { Snapshot } from './snapshot.ts';

export interface LifeEvent {
  readonly seq: number;
  readonly envelope: Envelope;
  /** In its current version. */
  readonly event: LeadEvent;
}

export interface Life {
  readonly leadId: string;
  /** By time, then by seq: a fact may be entered after what came later. */
  readonly events: readonly LifeEvent[];
}

/** An event that this version of the software cannot read, although another one has stored it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly remedy = 'Export with the version of leadcycle that runs the projector.';
}

/** In order of lead ids. @throws UnreadableEvent */
export async function* livesOf(snapshot: Snapshot, choice: Choice): AsyncGenerator<Life> {
  let [leadId, events]: [string, LifeEvent[]] = ['', []];
  const query = leadsChosen(
    {
      columns: 'l.lead_id, e.seq, e.value',
      ...{ join: 'join read.event e using (lead_id)', order: 'order by l.lead_id, e.seq' },
    },
    choice,
  );
  for await (const row of snapshot.rows<{ lead_id: string; seq: number; value: Buffer }>(query)) {
    if (row.lead_id !== leadId) {
      if (events.length > 0) yield { leadId, events: events.sort(inTime) };
      [leadId, events] = [row.lead_id, []];
    }
    events.push(lifeEvent(row));
  }
  if (events.length > 0) yield { leadId, events: events.sort(inTime) };
}

const lifeEvent = (row: { lead_id: string; seq: number; value: Buffer }): LifeEvent => {
  const decoded = decode(row.value.toString('utf8'));
  if (decoded.kind === 'event') return { seq: row.seq, envelope: decoded.envelope, event: decoded.event };
  throw new UnreadableEvent(`Event ${row.lead_id}:${String(row.seq)} cannot be read: ${decoded.because}.`);
};

const inTime = (one: LifeEvent, other: LifeEvent): number => {
  const [a, b] = [one.event.time, other.event.time];
  return a === b ? one.seq - other.seq : a < b ? -1 : 1;
};

/** How many lives there are to read. */
export const countLeads = (snapshot: Snapshot, choice: Choice): Promise<number> =>
  countOf(snapshot, leadsChosen({ columns: 'count(*) as count' }, choice));
