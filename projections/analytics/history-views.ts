// What may analysts ask of what happened: stages, standings, turns, clocks, events?
import { cuts, leadId, recordedTime, seq } from './cuts.ts';
import { same } from './relation.ts';
import type { View, ViewColumn } from './relation.ts';
import { unsealed } from './unsealed.ts';

const stageVisit: View = {
  name: 'stage_visit',
  means:
    'Where leads stayed: a visit to a stage, a rest (nurture) or an end (an outcome). Only visits are dwell.',
  from: 'from read.stage_visit',
  columns: [
    leadId,
    same('visit', 'int', 'Number of the stay among those of its lead: 1, 2, 3 …'),
    same('place', 'text', 'Where it stayed: a stage, nurture, or an outcome.'),
    same('what', 'text', 'visit, rest or end.'),
    same('entered_at', 'timestamptz', 'When it came.'),
    same('left_at', 'timestamptz', 'When it left; null: it is still there.'),
    same('to_place', 'text', 'Where it went; null: it is still there.'),
    same('backwards', 'boolean', 'Whether it went back to an earlier stage.'),
    same(
      'elapsed_ms',
      'bigint',
      'How long it stayed, in milliseconds of calendar time; null: it is still there.',
    ),
    same(
      'working_ms',
      'bigint',
      'The same in working time of its office; null: still there, or no calendar is known.',
    ),
    ...cuts('as of leaving, and now while it is there'),
    same('first_owner', 'text', 'Id of the person who had the lead first; null: nobody until then.'),
  ],
};

const standing: View = {
  name: 'standing',
  means:
    'Where each lead stood from one instant to the next, by the time things happened. Of one instant: from_time <= x and x < to_time.',
  from: 'from read.standing',
  columns: [
    leadId,
    same('from_time', 'timestamptz', 'From when on.'),
    same('to_time', 'timestamptz', 'Until when, which does not count; infinity: it stands so now.'),
    same('stage', 'text', 'Where it was: a stage, nurture, or an outcome.'),
    ...cuts('at that time'),
  ],
};

const turn: View = {
  name: 'turn',
  means: 'The turns of the lives of leads: obtained, assigned, ended, reopened. What churn is counted from.',
  from: 'from read.turn',
  columns: [
    leadId,
    seq,
    same(
      'what',
      'text',
      'obtained, assigned, won, lost, disqualified, merged, reopened, unmerged and the like.',
    ),
    same('time', 'timestamptz', 'When it happened.'),
    recordedTime,
    same('basis', 'text', 'How sure the time is: recorded, stated by an import, or estimated from it.'),
    same('reason', 'text', 'Of a loss: why; null: anything else.'),
    ...cuts('as of this turn'),
  ],
};

const clock: View = {
  name: 'clock',
  means: 'Every run of every clock: one row a lead, clock and cycle.',
  from: 'from read.clock_run',
  columns: [
    leadId,
    same('clock', 'text', 'Name of the clock in the playbook.'),
    same('cycle', 'int', 'Number of the run among those of this clock on this lead.'),
    same('state', 'text', 'running, paused or stopped.'),
    same('office', 'text', 'In whose working time it runs.'),
    same('owner', 'text', 'Id of who owned the lead as it started; null: nobody.'),
    same('tier', 'text', 'Tier of the lead as it started; null: none yet.'),
    same('grade', 'text', 'Grade of the lead as it started; null: none yet.'),
    same('target_ms', 'bigint', 'Its target, in milliseconds of working time.'),
    same('started_at', 'timestamptz', 'When it started.'),
    same('due_at', 'timestamptz', 'When the target is used up, as it is scheduled by now.'),
    same('paused_ms', 'bigint', 'Working time spent in pauses that have ended, in milliseconds.'),
    same('breached_at', 'timestamptz', 'When its target was up while it ran; null: never.'),
    same('stopped_at', 'timestamptz', 'When it stopped; null: it has not.'),
    same('result', 'text', 'met, met_late or cancelled; null: it has not stopped.'),
    same('excused_at', 'timestamptz', 'When a sales manager excused its breach; null: never.'),
  ],
};

const escalation: View = {
  name: 'escalation',
  means: 'Every time somebody above whoever had to act was told.',
  from: 'from read.escalation',
  columns: [
    leadId,
    same('escalation_id', 'text', 'The escalation, within its lead.'),
    same('clock', 'text', 'The clock that was late.'),
    same('cycle', 'int', 'Its run.'),
    same('office', 'text', 'Office of the lead as it was raised.'),
    same('receivers', 'jsonb', 'Who was told: people by their ids, roles, pools, webhooks.'),
    same('raised_at', 'timestamptz', 'When it was raised.'),
    same('acknowledged_at', 'timestamptz', 'When somebody took care of it; null: nobody yet.'),
    same('acknowledged_by', 'text', 'Id of who did.'),
  ],
};

const ofEvent = (name: string, type: ViewColumn['type'], means: string): ViewColumn => ({
  ...{ name, type, means, is: `e.${name}` },
});

const event: View = {
  name: 'event',
  means:
    'Every event of the stream, in the order of each lead by seq. What a type tells stands on the page of events; sealed fields are shut.',
  from: 'from read.event e',
  columns: [
    { ...{ name: 'id', type: 'text', is: `e.lead_id || ':' || e.seq` }, means: 'The event: `<lead>:<seq>`.' },
    ofEvent('lead_id', 'uuid', 'The lead that it happened to.'),
    ofEvent('seq', 'int', 'Number of the event among those of its lead.'),
    ofEvent('type', 'text', 'What happened: LeadObtained, OrderWon …'),
    ofEvent('time', 'timestamptz', 'When it happened.'),
    ofEvent('recordedtime', 'timestamptz', 'When it became known.'),
    ofEvent('actor', 'text', '`person:<id>`, `service:<name>` or `engine:<rule>`.'),
    ofEvent('office', 'text', 'The office accountable after the event; empty before the lead has a tier.'),
    ofEvent('origin', 'text', 'live, import or repair.'),
    ofEvent('causationid', 'text', 'The batch of commands that caused it.'),
    {
      ...{ name: 'data', type: 'jsonb', is: `${unsealed}::jsonb -> 'data'` },
      means: 'What the event tells; `[sealed]` stands for personal data.',
    },
    ofEvent('partition', 'int', 'Where it lies on the stream.'),
    ofEvent('kafka_offset', 'bigint', 'Where it lies in its partition.'),
  ],
};

const freshness: View = {
  name: 'freshness',
  means: 'How far all these views are: they hold every event before next_offset of each partition.',
  from: 'from read.checkpoint',
  columns: [
    same('topic', 'text', 'The topic that they are made from.'),
    same('partition', 'int', 'A partition of it.'),
    same('next_offset', 'bigint', 'The next offset to be read.'),
    same('updated_at', 'timestamptz', 'When something was last read from it.'),
  ],
};

export const historyViews: readonly View[] = [
  stageVisit,
  standing,
  turn,
  clock,
  escalation,
  event,
  freshness,
];
