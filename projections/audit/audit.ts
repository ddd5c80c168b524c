// Do stream, read models and workflows agree? Every difference named once, with lead and seq.
import type { Kafka } from 'kafkajs';
import type { Pool, PoolClient } from 'pg';
import { countedIn } from '../life/counted-in.ts';
import { inSchema } from '../runner/in-schema.ts';
import { liveSet } from '../set.ts';
import type { AuditResult } from './difference.ts';
import { foldLeads } from './fold-leads.ts';
import type { FoldedLead } from './fold-leads.ts';
import { compareLeads, compareStrangers } from './leads-against-rows.ts';
import { readSpans } from './read-spans.ts';
import type { Span } from './read-spans.ts';
import { Recount } from './recount.ts';
import { compareBeyond, compareWindow } from './stream-against-events.ts';
import { Truth } from './truth.ts';
import { compareAhead, compareWorkflows } from './workflows-against-fold.ts';
import type { LeadState, LeadStates } from './workflows-against-fold.ts';

export type { AuditResult } from './difference.ts';
export type { LeadState, LeadStates } from './workflows-against-fold.ts';

export interface AuditOptions {
  readonly kafka: Kafka;
  readonly pool: Pool;
  readonly topic: string;
  /** Asks workflows and resting snapshots; null compares stream and read models only. */
  readonly leadStates: LeadStates | null;
  /** Asks the workflow of every n-th lead only. @defaultValue 1 */
  readonly workflowEvery?: number;
  /** How long what a workflow decided may take to come through, in milliseconds. @defaultValue 30000 */
  readonly tailMs?: number;
  /** How long a lead may wait for a missing event before that is a difference, in milliseconds. @defaultValue 30000 */
  readonly gapMs?: number;
}

/** Leads compared at once. */
const leadsAtOnce = 200;

/**
 * Compares up to the checkpoints at its start, in one snapshot of the database: what is in flight is no difference.
 * Memory is bounded by the differences, not by the leads.
 */
export const audit = async (options: AuditOptions): Promise<AuditResult> => {
  const { kafka, pool, topic, leadStates, workflowEvery = 1, tailMs = 30_000, gapMs = 30_000 } = options;
  const truth = new Truth();
  const checked = { records: 0, events: 0, leads: 0, workflows: 0 };
  const ahead: LeadState[] = [];
  await inSchema(pool, liveSet.schema, async (client) => {
    await client.query('set transaction isolation level repeatable read read only');
    const spans = await spansOf(client, kafka, topic);
    await readSpans(kafka, topic, {
      spans,
      visit: async (window) => {
        checked.records += window.records.length;
        await compareWindow(client, truth, window);
      },
    });
    await compareBeyond(client, truth, spans);
    const parked = await tellParked(client, truth, gapMs);

    const recount = new Recount();
    const clock = await countedIn(client);
    let torn = 0;
    const compare = async (folded: readonly FoldedLead[]): Promise<void> => {
      const leads = folded.filter(({ isTorn }) => !isTorn);
      torn += folded.length - leads.length;
      const { lives, visits } = await compareLeads(client, truth, leads);
      recount.addLives(lives, clock);
      recount.addVisits(visits);
      if (leadStates === null) return;
      const asked = leads.filter(
        ({ leadId }, index) => !parked.has(leadId) && (checked.leads + index) % workflowEvery === 0,
      );
      checked.workflows += asked.length;
      ahead.push(...(await compareWorkflows(truth, asked, leadStates)));
    };
    let leads: FoldedLead[] = [];
    for await (const lead of foldLeads(client, truth)) {
      recount.add(lead);
      checked.events += lead.change.events.length;
      if (leads.push(lead) < leadsAtOnce) continue;
      await compare(leads);
      checked.leads += leads.length;
      leads = [];
    }
    await compare(leads);
    checked.leads += leads.length;
    await compareStrangers(client, truth);
    if (torn === 0) await recount.compare(client, truth);
  });
  await compareAhead({ pool, schema: liveSet.schema, timeoutMs: tailMs }, truth, ahead);
  return { checked, differences: truth.differences };
};

/** Up to where both Kafka and the read models have a partition; what the checkpoint has beyond Kafka is told by its rows. */
const spansOf = async (client: PoolClient, kafka: Kafka, topic: string): Promise<readonly Span[]> => {
  const { rows } = await client.query<{ partition: number; next_offset: string }>(
    'select partition, next_offset from checkpoint where set_name = $1 and version = $2 and topic = $3',
    [liveSet.name, liveSet.version, topic],
  );
  const next = new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  return offsets.map(({ partition, low, high }) => ({
    partition,
    begin: Number(low),
    end: Math.min(next.get(partition) ?? 0, Number(high)),
  }));
};

const kindOf = {
  gap: 'gap_in_stream',
  conflict: 'conflict_in_stream',
  unfoldable: 'unfoldable_in_stream',
} as const;

const tellParked = async (client: PoolClient, truth: Truth, gapMs: number): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{
    lead_id: string;
    kind: keyof typeof kindOf;
    from_seq: number;
    because: string;
    late: boolean;
  }>(
    `select lead_id, kind, from_seq, because, parked_at <= now() - make_interval(secs => $1) as late
     from parked_lead order by lead_id`,
    [gapMs / 1000],
  );
  for (const { lead_id: leadId, kind, from_seq: seq, because, late } of rows)
    if (kind !== 'gap' || late) truth.tell({ kind: kindOf[kind], leadId, seq, where: 'stream', because });
  return new Set(rows.map((row) => row.lead_id));
};
