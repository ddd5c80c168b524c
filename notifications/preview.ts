// Who would be told what until an instant, if nobody did anything? The deadlines of all running clocks, played in memory.
import type { Pool } from 'pg';
import { evolve } from '../domain/evolve.ts';
import { execute } from '../domain/execute.ts';
import type { Lead } from '../domain/lead.ts';
import type { Playbook } from '../domain/playbook.ts';
import { instant, milliseconds } from '../domain/time.ts';
import { sealEnvelope } from '../domain/envelope.ts';
import type { Organisation } from '../doors/organisation/organisation.ts';
import { officeOf } from '../domain/lead.ts';
import type { LeadEventType } from '../events/lead-event.ts';
import { leadsWithClocks } from '../projections/lead/queries.ts';
import { tellingsOf } from './match.ts';
import type { Channel, Subscriptions } from './subscription.ts';

export interface Foreseen {
  readonly receiver: string;
  readonly channel: Channel;
  readonly subscriptionId: string;
  readonly leadId: string;
  readonly type: LeadEventType;
  /** Null for events that belong to no clock. */
  readonly clock: string | null;
  /** When it would fall due, and when it would be told; UTC. */
  readonly happensAt: string;
  readonly toldAt: string;
}

export interface PreviewOptions {
  readonly organisation: Organisation;
  readonly subscriptions: Subscriptions;
  readonly activeWebhooks: ReadonlySet<string>;
  readonly playbookOf: (followed: Lead['playbook']) => Promise<Playbook>;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly until: number;
  /** Leads of this office and of those below it; null: all. */
  readonly officeId: string | null;
}

export interface Preview {
  /** In the order in which they would be told. */
  readonly foreseen: readonly Foreseen[];
  readonly leads: number;
  /** Leads whose clocks could not be played: their playbook or an office's working time is not known here. */
  readonly unknown: readonly string[];
}

/** Absences count as of the instant of each step; a search for another owner is not played. */
export const previewOf = async (pool: Pool, options: PreviewOptions): Promise<Preview> => {
  const { organisation, officeId, playbookOf } = options;
  const foreseen: Foreseen[] = [];
  const unknown: string[] = [];
  let leads = 0;
  for await (const lead of leadsWithClocks(pool)) {
    const path = organisation.offices.get(officeOf(lead))?.path ?? [];
    if (officeId !== null && !path.includes(officeId)) continue;
    leads += 1;
    const playbook = await playbookOf(lead.playbook).catch(() => null);
    const found = playbook === null ? null : foreseenOf(lead, playbook, options);
    if (found === null) unknown.push(lead.leadId);
    else foreseen.push(...found);
  }
  foreseen.sort((one, other) => (one.toldAt < other.toldAt ? -1 : one.toldAt > other.toldAt ? 1 : 0));
  return { foreseen, leads, unknown };
};

/** Null where the lead cannot be played. */
const foreseenOf = (
  lead: Lead,
  playbook: Playbook,
  { organisation, subscriptions, activeWebhooks, until }: PreviewOptions,
): readonly Foreseen[] | null => {
  const calendars = Object.fromEntries(
    [...organisation.offices.values()].map(({ officeId, calendar }) => [officeId, calendar]),
  );
  const actor = { kind: 'engine', rule: 'preview' } as const;
  const due = { type: 'ReachDeadline', input: { due: instant(until) } } as const;
  const batch = { actor, origin: 'live', commands: [due], calendars: [] } as const;
  const told = played(() =>
    execute({ ...batch, commands: [due], calendars: [] }, lead.leadId, lead, { playbook, calendars }, until),
  );
  if (told === null) return null;
  let after = lead;
  return told.events.flatMap((event) => {
    after = evolve(after, event, lead.leadId);
    const now = Math.max(milliseconds(event.time), 0);
    const envelope = sealEnvelope({
      ...{ leadId: lead.leadId, seq: after.seq, event, recordedAt: event.time, office: officeOf(after) },
      batch: { ...batch, commandId: lead.leadId, correlationId: null, traceparent: '', actor },
    });
    const around = { organisation, subscriptions, activeWebhooks, playbookOf: () => playbook, now };
    return tellingsOf({ envelope, event, lead: after }, around).map(
      ({ receiver, channel, subscriptionId, dueAt }) => ({
        ...{ receiver, channel, subscriptionId, leadId: lead.leadId, type: event.type },
        clock: 'clock' in event.data ? event.data.clock : null,
        happensAt: event.time,
        toldAt: instant(dueAt),
      }),
    );
  });
};

const played = <Result>(play: () => Result): Result | null => {
  try {
    return play();
  } catch {
    return null;
  }
};
