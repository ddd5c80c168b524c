// Do the leads say what the export said? Its own totals, held against the events that its import told.
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Engine } from '../engine.ts';
import { eventsIn, timelinesOf } from '../../projections/event/queries.ts';
import type { StageOutcome } from './import-report.ts';
import { openRows } from './ready-rows.ts';
import type { ExportFiles, ReadyRow } from './ready-rows.ts';

export interface Total {
  readonly what: string;
  /** Minor units where `currency` says of what; else a count. Text: sums may pass 2^53. */
  readonly inTheExport: string;
  readonly inTheEngine: string;
  readonly currency: string | null;
}

export interface Unlike {
  readonly externalId: string;
  readonly leadId: string;
  readonly what: 'lead' | 'outcome' | 'amount' | 'activities';
  readonly inTheExport: string;
  /** Null where the lead is not there. */
  readonly inTheEngine: string | null;
}

export interface Reconciliation {
  /** Rows that were read well, each id once. */
  readonly rows: number;
  /** Rows that an import rejects, or that repeat an id: in none of the totals. */
  readonly leftOut: number;
  readonly totals: readonly Total[];
  readonly unlike: readonly Unlike[];
}

/** What one of both sides says of a lead. */
interface Said {
  readonly outcome: StageOutcome;
  readonly amount: Lead['amount'];
  readonly activities: number;
}

/** Leads whose events are read in one question. */
const chunk = 200;

/** Reads nothing but what the import told: what happened to the leads since is no difference. */
export const reconcile = async (
  engine: Engine,
  order: ExportFiles & { readonly personId: string; readonly onRow: (rows: number) => void },
): Promise<Reconciliation> => {
  const organisation = await engine.organisation();
  const { timeZone } = (await engine.playbook('default')).reporting;
  const rows = await openRows(order, { organisation, timeZone, importerId: order.personId });
  const [exported, engineSide] = [new Sums(), new Sums()];
  const unlike: Unlike[] = [];
  let [seen, good] = [0, 0];
  let waiting: { readonly row: ReadyRow; readonly said: Said }[] = [];

  const compare = async (): Promise<void> => {
    const found = await importedLeads(
      engine,
      waiting.map(({ row }) => row.leadId),
    );
    for (const { row, said } of waiting) {
      const there = found.get(row.leadId);
      exported.add(said);
      if (there !== undefined) engineSide.add(there);
      unlike.push(...differencesOf(row, said, there));
    }
    waiting = [];
  };

  const readyRows = rows.read({
    onRow: () => {
      seen += 1;
      order.onRow(seen);
    },
    onRead: () => undefined,
    onReject: () => undefined,
  });
  for await (const row of readyRows) {
    good += 1;
    waiting.push({ row, said: saidByExport(row) });
    if (waiting.length === chunk) await compare();
  }
  await compare();
  return { rows: good, leftOut: seen - good, totals: totalsOf(exported, engineSide), unlike };
};

const saidByExport = ({ lead: { stage, amount }, activities }: ReadyRow): Said => ({
  outcome: stage === 'won' || stage === 'lost' ? stage : 'open',
  ...{ amount, activities },
});

const importedLeads = async (
  { pool }: Engine,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Said>> => {
  const timelines = await timelinesOf(pool, leadIds);
  return new Map(
    [...timelines].flatMap(([leadId, timeline]) => {
      const events = eventsIn(timeline.filter(({ origin }) => origin === 'import'));
      if (events[0]?.type !== 'LeadObtained') return [];
      const lead = events.reduce<Lead | null>((before, event) => evolve(before, event, leadId), null);
      if (lead === null) return [];
      const { stage } = lead.standing;
      const said: Said = {
        outcome: stage === 'won' || stage === 'lost' ? stage : 'open',
        amount: lead.amount,
        activities: events.filter(({ type }) => type === 'FollowUpRecorded').length,
      };
      return [[leadId, said] as const];
    }),
  );
};

const differencesOf = (
  { externalId, leadId }: ReadyRow,
  said: Said,
  there: Said | undefined,
): readonly Unlike[] => {
  const id = { externalId, leadId };
  if (there === undefined) return [{ ...id, what: 'lead', inTheExport: said.outcome, inTheEngine: null }];
  const facts = [
    ['outcome', said.outcome, there.outcome],
    ['amount', amountText(said.amount), amountText(there.amount)],
    ['activities', String(said.activities), String(there.activities)],
  ] as const;
  return facts.flatMap(([what, inTheExport, inTheEngine]) =>
    inTheExport === inTheEngine ? [] : [{ ...id, what, inTheExport, inTheEngine }],
  );
};

const amountText = (amount: Lead['amount']): string =>
  amount === null ? 'none' : `${String(amount.minor)} ${amount.currency} (minor units)`;

class Sums {
  readonly counts: Record<StageOutcome | 'leads' | 'activities', number> = {
    ...{ leads: 0, won: 0, lost: 0, open: 0, activities: 0 },
  };
  readonly amounts = new Map<string, bigint>();

  add({ outcome, amount, activities }: Said): void {
    this.counts.leads += 1;
    this.counts[outcome] += 1;
    this.counts.activities += activities;
    if (amount === null) return;
    for (const what of ['all', outcome]) {
      const key = `${amount.currency} ${what}`;
      this.amounts.set(key, (this.amounts.get(key) ?? 0n) + BigInt(amount.minor));
    }
  }
}

const totalsOf = (exported: Sums, engineSide: Sums): readonly Total[] => {
  const counts = (['leads', 'won', 'lost', 'open', 'activities'] as const).map((what): Total => ({
    ...{ what, currency: null },
    inTheExport: String(exported.counts[what]),
    inTheEngine: String(engineSide.counts[what]),
  }));
  const keys = [...new Set([...exported.amounts.keys(), ...engineSide.amounts.keys()])].sort();
  return [
    ...counts,
    ...keys.map((key): Total => {
      const [currency = '', what = ''] = key.split(' ');
      return {
        ...{ what: `amount, ${what}`, currency },
        inTheExport: String(exported.amounts.get(key) ?? 0n),
        inTheEngine: String(engineSide.amounts.get(key) ?? 0n),
      };
    }),
  ];
};
