// What came of a demo? Counts from the read models, churn, and the audit of every lead.
import type { Engine } from '../../doors/engine.ts';
import type { Lead } from '../../domain/lead.ts';
import { Place } from '../../events/vocabulary.ts';
import { audit } from '../../projections/audit/audit.ts';
import type { AuditResult } from '../../projections/audit/audit.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import type { Cohort } from '../../projections/churn/queries.ts';
import { pipelineNow } from '../../projections/pipeline/queries.ts';
import type { PipelineRow } from '../../projections/pipeline/queries.ts';
import { leadStatesOf } from '../reports/lead-states.ts';
import { patiently } from './patience.ts';
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
  readonly verifiedByTwo: number;
  /** Won leads that lack what the rules ask for, as sentences. */
  readonly lacks: readonly string[];
  readonly pipeline: readonly PipelineRow[];
  readonly churn: Cohort;
  readonly audit: AuditResult;
}

/** @param playbook name of the live leads' playbook */
export const outcomeOf = async (engine: Engine, playbook: string): Promise<Outcome> => {
  const { pool, configuration } = engine;
  const leads = await patiently(() => liveLeads(engine));
  const stated = await patiently(() => statedStages(engine));
  const rules = await patiently(() => engine.playbook(playbook));
  const now = Date.now();
  const won = leads.filter(({ standing }) => standing.stage === 'won');
  const count = (stage: Place): number => leads.filter(({ standing }) => standing.stage === stage).length;
  const [lost, disqualified] = [count('lost'), count('disqualified')];
  const all = await patiently(() => pipelineNow(pool, { which: 'all' }));
  const { reporting } = await patiently(() => engine.playbook('default'));
  return {
    leads: all.reduce((sum, row) => sum + row.leads, 0),
    events: await patiently(() => countOf(engine, 'select count(*) from read.event')),
    byStage: Object.fromEntries(
      Place.options.map((place) => [
        place,
        all.filter(({ cut }) => cut.stage === place).reduce((sum, row) => sum + row.leads, 0),
      ]),
    ),
    byOutcome: {
      live: { won: won.length, lost, disqualified, open: leads.length - won.length - lost - disqualified },
      stated: { won: stated.won, lost: stated.lost, open: stated.all - stated.won - stated.lost },
    },
    byTimer: {
      reminded: await patiently(() => countOf(engine, ofLive, 'ClockThresholdReached')),
      escalated: await patiently(() => countOf(engine, ofLive, 'EscalationRaised')),
      reclaimed: await patiently(() => countOf(engine, ofLive, 'LeadReclaimed')),
    },
    verifiedByTwo: won.filter((lead) => countingVerifiers(lead, rules, now).size >= 2).length,
    lacks: won.map((lead) => lackOf(lead, rules, now)).filter((lack) => lack !== null),
    pipeline: await patiently(() => pipelineNow(pool)),
    churn: await patiently(async () => (await churnReport(pool, churnQuestion(reporting))).total),
    audit: await patiently(() =>
      audit({
        kafka: kafkaOf(configuration),
        topic: configuration.topic,
        pool,
        leadStates: leadStatesOf(engine),
      }),
    ),
  };
};

const churnQuestion = ({
  timeZone,
  maturityDays,
}: {
  readonly timeZone: string;
  readonly maturityDays: number;
}) => ({
  ...{ timeZone, maturityDays, asKnown: null, from: null, to: null },
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
