// What came of a demo? Counts from the read models, churn, and the audit of every lead.
import type { Engine } from '../../doors/engine.ts';
import type { Lead } from '../../domain/lead.ts';
import { Place } from '../../events/vocabulary.ts';
import { deliveryCounts } from '../../notifications/delivery-queries.ts';
import { audit } from '../../projections/audit/audit.ts';
import type { AuditResult } from '../../projections/audit/audit.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import type { Cohort } from '../../projections/churn/queries.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { pipelineNow } from '../../projections/pipeline/queries.ts';
import type { PipelineRow } from '../../projections/pipeline/queries.ts';
import { leadStatesOf } from '../reports/lead-states.ts';
import { countingVerifiers, lackOf } from './proof.ts';
import { kafkaOf } from './settle.ts';

export interface Outcome {
  readonly leads: number;
  readonly events: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly byOutcome: {
    readonly live: {
      readonly won: number;
      readonly lost: number;
      readonly disqualified: number;
      readonly open: number;
    };
    readonly stated: { readonly won: number; readonly lost: number; readonly open: number };
  };
  /** What the clocks did to live leads, by the type of event. */
  readonly byTimer: Readonly<Record<'reminded' | 'escalated' | 'reclaimed', number>>;
  /** How often somebody was told of it. */
  readonly told: number;
  readonly verifiedByTwo: number;
  /** Won leads that lack what the rules ask for, as sentences. */
  readonly lacks: readonly string[];
  readonly pipeline: readonly PipelineRow[];
  readonly churn: Cohort;
  readonly audit: AuditResult;
}

/**
 * Counts and audits; nothing but reads, so that it may be asked again when a server was away.
 * @param playbook name of the live leads' playbook
 */
export const outcomeOf = async (engine: Engine, playbook: string): Promise<Outcome> => {
  const { pool } = engine;
  const [leads, stated] = [await liveLeads(engine), await statedStages(engine)];
  const [rules, { reporting }] = [await engine.playbook(playbook), await engine.playbook('default')];
  const now = Date.now();
  const won = leads.filter(({ standing }) => standing.stage === 'won');
  const count = (stage: Place): number => leads.filter(({ standing }) => standing.stage === stage).length;
  const [lost, disqualified] = [count('lost'), count('disqualified')];
  const all = await pipelineNow(pool, { which: 'all' });
  return {
    leads: sumOf(all),
    events: await countOf(engine, 'select count(*) from read.event'),
    byStage: Object.fromEntries(
      Place.options.map((place) => [place, sumOf(all.filter(({ cut }) => cut.stage === place))]),
    ),
    byOutcome: {
      live: { won: won.length, lost, disqualified, open: leads.length - won.length - lost - disqualified },
      stated: { won: stated.won, lost: stated.lost, open: stated.all - stated.won - stated.lost },
    },
    byTimer: {
      reminded: await countOf(engine, ofLive, 'ClockThresholdReached'),
      escalated: await countOf(engine, ofLive, 'EscalationRaised'),
      reclaimed: await countOf(engine, ofLive, 'LeadReclaimed'),
    },
    told: (await deliveryCounts(pool)).sent,
    verifiedByTwo: won.filter((lead) => countingVerifiers(lead, rules, now).size >= 2).length,
    lacks: won.map((lead) => lackOf(lead, rules, now)).filter((lack) => lack !== null),
    pipeline: await pipelineNow(pool),
    churn: (await churnReport(pool, churnQuestion(reporting))).total,
    audit: await auditTwice(engine),
  };
};

const sumOf = (rows: readonly PipelineRow[]): number => rows.reduce((sum, row) => sum + row.leads, 0);

/** A server that has just come back may not know its leads for a moment: what differs has to differ twice. */
const auditTwice = async (engine: Engine): Promise<AuditResult> => {
  const { pool, configuration } = engine;
  const { topic } = configuration;
  const options = { kafka: kafkaOf(configuration), topic, pool, leadStates: leadStatesOf(engine) };
  const first = await audit(options);
  return first.differences.length === 0 ? first : audit(options);
};

const churnQuestion = ({
  timeZone,
  maturityDays,
}: {
  readonly timeZone: string;
  readonly maturityDays: number;
}) => ({
  ...{ timeZone, maturityDays, asKnown: null, from: null, to: null, only: everyLead },
  asOf: new Date().toISOString(),
});

/** What was lived here is known first-hand; what an import tells is stated or estimated. */
const isLive = `state ->> 'basis' = 'recorded'`;

const liveLeads = async ({ pool }: Engine): Promise<readonly Lead[]> => {
  const { rows } = await pool.query<{ state: Lead }>(
    `select state from read.lead where ${isLive} order by lead_id`,
  );
  return rows.map(({ state }) => state);
};

const statedStages = async ({ pool }: Engine): Promise<{ won: number; lost: number; all: number }> => {
  const { rows } = await pool.query<{ won: number; lost: number; all: number }>(
    `select count(*) filter (where stage = 'won')::int as won, count(*) filter (where stage = 'lost')::int as lost,
            count(*)::int as all
     from read.lead where not (${isLive})`,
  );
  return rows[0] ?? { won: 0, lost: 0, all: 0 };
};

const ofLive = `
  select count(*) from read.event e join read.lead l using (lead_id)
  where l.state ->> 'basis' = 'recorded' and e.type = $1`;

const countOf = async ({ pool }: Engine, query: string, ...values: readonly string[]): Promise<number> => {
  const { rows } = await pool.query<{ count: string }>(query, [...values]);
  return Number(rows[0]?.count ?? 0);
};
