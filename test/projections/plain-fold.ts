// What should the tables hold? Folded straight from the events, with nothing of the runner in between.
import { encode } from '../../events/codec.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { leadRowOf } from '../../projections/lead/lead-row.ts';
import { standingOf } from '../../projections/lead/standing.ts';
import {
  assessmentRows,
  assignmentRows,
  contactRows,
  evaluationRows,
  findingRows,
  progressRows,
} from './plain-facts.ts';
import { folded, foldOf, orNull, text } from './plain-life.ts';
import type { Folded } from './plain-life.ts';
import { lifeRow } from './plain-lives.ts';
import type { LifeRow } from './plain-lives.ts';
import { followUpRows, turnRows } from './plain-turns.ts';
import { visitRows } from './plain-visits.ts';

export interface ExpectedContents {
  readonly event: readonly object[];
  readonly lead: readonly object[];
  readonly leadSeq: readonly object[];
  readonly pipeline: readonly object[];
  readonly standing: readonly object[];
  readonly turn: ReturnType<typeof turnRows>;
  readonly customerTold: readonly object[];
  readonly clockRuns: ReturnType<typeof clockRows>;
  readonly escalations: readonly object[];
  readonly stageVisits: ReturnType<typeof visitRows>;
  readonly followUps: readonly object[];
  readonly lives: readonly LifeRow[];
  readonly facts: Readonly<
    Record<'assignment' | 'finding' | 'evaluation' | 'assessment' | 'progress' | 'contact', readonly object[]>
  >;
}

/** @param streams each one lead's envelopes, complete and in order */
export const expectedContents = (streams: readonly (readonly Envelope[])[]): ExpectedContents => {
  const leads = streams.map(folded).sort((a, b) => (a.leadId < b.leadId ? -1 : 1));
  return {
    event: leads.flatMap(({ leadId, envelopes, events }) =>
      envelopes.map((envelope, index) => ({
        ...{ partition: 0, kafka_offset: '0', lead_id: leadId, seq: index + 1 },
        ...{ type: events[index]?.type, value: encode(envelope) },
      })),
    ),
    lead: leads.map(leadColumns),
    leadSeq: leads.map(({ leadId, lead }) => ({ lead_id: leadId, seq: lead.seq })),
    pipeline: pipelineRows(leads),
    standing: leads.flatMap(standingRows),
    turn: leads.flatMap(turnRows),
    customerTold: leads.flatMap(toldRows),
    clockRuns: leads.flatMap(clockRows),
    escalations: leads.flatMap(escalationRows),
    stageVisits: leads.flatMap(visitRows),
    followUps: leads.flatMap(followUpRows),
    lives: leads.map(lifeRow),
    facts: {
      ...{ assignment: leads.flatMap(assignmentRows), finding: leads.flatMap(findingRows) },
      ...{ evaluation: leads.flatMap(evaluationRows), assessment: leads.flatMap(assessmentRows) },
      ...{ progress: leads.flatMap(progressRows), contact: leads.flatMap(contactRows) },
    },
  };
};

const leadColumns = ({ lead, events }: Folded): object => {
  const row = leadRowOf(
    lead,
    events
      .map(({ time }) => time)
      .sort()
      .at(-1)!,
  );
  return {
    ...{
      lead_id: row.leadId,
      seq: row.seq,
      stage: row.stage,
      tier: row.tier,
      office: row.office,
      owner: row.owner,
    },
    ...{ submitter: row.submitter, channel: row.channel, channel_kind: row.channelKind, class: row.class },
    ...{
      grade: row.grade,
      kind: row.kind,
      industry: row.industry,
      currency: row.currency,
      minor: text(row.minor),
    },
    ...{ customer_id: row.customerId, need_id: row.needId, product: row.product, playbook: row.playbook },
    ownership_no: row.ownershipNo,
    obtained_at: new Date(row.obtainedAt),
    moved_at: new Date(row.movedAt),
    latest_at: new Date(row.latestAt),
    next_due_at: row.nextDueAt === null ? null : new Date(row.nextDueAt),
    next_due: row.nextDue,
    next_due_target_ms: text(row.nextDueTargetMs),
    next_due_office: row.nextDueOffice,
    parts: row.parts,
    state: JSON.parse(JSON.stringify(lead)) as object,
  };
};

const pipelineRows = (leads: readonly Folded[]): readonly object[] => {
  const cells = new Map<string, { row: object; leads: number; minor: number }>();
  for (const { lead } of leads) {
    const { minor, ...row } = standingOf(lead);
    const cell = cells.get(JSON.stringify(row)) ?? { row, leads: 0, minor: 0 };
    cells.set(JSON.stringify(row), { row, leads: cell.leads + 1, minor: cell.minor + (minor ?? 0) });
  }
  const keyOf = ({ row }: { row: object }): string =>
    Object.values(row)
      .map((value) => value ?? '\uffff')
      .join('\0');
  return [...cells.values()]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ row, leads: count, minor }) => ({ ...row, leads: String(count), minor: String(minor) }));
};

/** At every instant at which anything happened: where the fold of all that had happened by then stands. */
const standingRows = ({ leadId, events }: Folded): readonly object[] => {
  const instants = [...new Set(events.map(({ time }) => time))].sort();
  const states = instants.map((at) => {
    const lead = foldOf(
      leadId,
      events.filter(({ time }) => time <= at),
    );
    return { at, standing: standingOf(lead!) };
  });
  const changed = states.filter(
    ({ standing }, index) =>
      index === 0 || JSON.stringify(standing) !== JSON.stringify(states[index - 1]?.standing),
  );
  return changed.map(({ at, standing }, index) => ({
    lead_id: leadId,
    from_time: new Date(at),
    to_time: changed[index + 1] === undefined ? Infinity : new Date(changed[index + 1]!.at),
    ...standing,
    minor: text(standing.minor),
  }));
};

/** Whatever event names a customer tells of it. */
const toldRows = ({ leadId, envelopes, events }: Folded): readonly object[] =>
  events.flatMap((event, index) =>
    'customer' in event.data && event.data.customer !== null
      ? [
          {
            ...{ lead_id: leadId, seq: index + 1, customer_id: event.data.customer.customerId },
            ...{ time: new Date(event.time), recordedtime: new Date(envelopes[index]!.recordedtime) },
            ...{ name: event.data.customer.name, customer: event.data.customer },
          },
        ]
      : [],
  );

/** Each run is looked for from its start to the end of the stream, whatever else happens in between. */
const clockRows = ({ leadId, events }: Folded) =>
  events
    .flatMap((event, index) => {
      if (event.type !== 'ClockStarted') return [];
      const { clock, cycle, officeId, targetMs } = event.data;
      const own = events.filter(
        ({ data }) => 'clock' in data && data.clock === clock && 'cycle' in data && data.cycle === cycle,
      );
      const last = <Type extends LeadEvent['type']>(...types: readonly Type[]) =>
        own.findLast((one): one is Extract<LeadEvent, { type: Type }> =>
          types.some((type) => type === one.type),
        );
      const stopped = last('ClockStopped');
      const turned = last('ClockPaused', 'ClockResumed');
      const excused = last('BreachExcused');
      const breached = own.find(({ type }) => type === 'ClockBreached');
      const { stage: _, minor: __, ...cuts } = standingOf(foldOf(leadId, events.slice(0, index + 1))!);
      const given = events.slice(0, index + 1).find(({ type }) => type === 'LeadAssigned');
      const pauses = own.flatMap((one) => (one.type === 'ClockResumed' ? [one.data.pausedMs] : []));
      return [
        {
          ...{ ...cuts, lead_id: leadId, clock, cycle, office: officeId },
          first_owner: given?.type === 'LeadAssigned' ? given.data.owner.personId : null,
          state: stopped !== undefined ? 'stopped' : turned?.type === 'ClockPaused' ? 'paused' : 'running',
          target_ms: String(targetMs),
          started_at: new Date(event.time),
          due_at: new Date(last('ClockStarted', 'ClockResumed', 'ClockRescheduled')!.data.dueAt),
          paused_until:
            stopped === undefined && turned?.type === 'ClockPaused' ? orNull(turned.data.until) : null,
          paused_ms: String(pauses.reduce((sum, ms) => sum + ms, 0)),
          breached_at: breached === undefined ? null : new Date(breached.time),
          stopped_at: stopped === undefined ? null : new Date(stopped.time),
          result: stopped?.data.result ?? null,
          late_entry: stopped?.data.lateEntry === 'yes',
          excused_at: excused === undefined ? null : new Date(excused.time),
          excused_because: excused?.data.because ?? null,
        },
      ];
    })
    .sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.cycle - b.cycle));

const escalationRows = ({ leadId, events }: Folded): readonly object[] =>
  events
    .flatMap((event, index) => {
      if (event.type !== 'EscalationRaised') return [];
      const { escalationId, clock, cycle, to } = event.data;
      const answer = events.findLast(
        (one) => one.type === 'EscalationAcknowledged' && one.data.escalationId === escalationId,
      );
      return [
        {
          ...{ lead_id: leadId, escalation_id: escalationId, clock, cycle, receivers: to },
          office: standingOf(foldOf(leadId, events.slice(0, index + 1))!).office,
          raised_at: new Date(event.time),
          acknowledged_at: answer === undefined ? null : new Date(answer.time),
          acknowledged_by: answer?.type === 'EscalationAcknowledged' ? answer.data.by.personId : null,
        },
      ];
    })
    .sort((a, b) => (a.escalation_id < b.escalation_id ? -1 : 1));
