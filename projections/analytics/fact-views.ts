// What may analysts ask of who did what: owners, findings, evaluations, follow-ups, gates, milestones, contacts?
import { leadId, recordedTime, seq } from './cuts.ts';
import { same } from './relation.ts';
import type { View } from './relation.ts';

const happened = same('time', 'timestamptz', 'When it happened.');

const assignment: View = {
  name: 'assignment',
  means: 'Who owned each lead, from when until when.',
  from: 'from read.assignment',
  columns: [
    leadId,
    same('ownership_no', 'int', 'Number of the ownership among those of its lead: 1, 2, 3 …'),
    same('owner', 'text', 'Id of the owner.'),
    same('owner_role', 'text', 'The role in which they owned it.'),
    same('office', 'text', 'Their office.'),
    same('how', 'text', 'claimed, distributed, offered, reassigned, or stated by an import.'),
    same('assigned_at', 'timestamptz', 'From when on.'),
    same('ended_at', 'timestamptz', 'Until when; null: it lasts.'),
    same(
      'ended_by',
      'text',
      'released, reclaimed, reassigned, returned, nurture, or the outcome; null: it lasts.',
    ),
  ],
};

const finding: View = {
  name: 'finding',
  means: 'What verifiers heard, one contact and angle a row.',
  from: 'from read.finding',
  columns: [
    ...[leadId, same('finding_id', 'text', 'The finding, within its lead.'), seq],
    same('angle', 'text', 'need, budget, timing, decision_chain or competition.'),
    same('result', 'text', 'confirmed, refuted or unclear.'),
    same('medium', 'text', 'in_person, video, phone or written.'),
    same('contact_id', 'text', 'Whom they spoke with: a contact of the lead.'),
    same('level', 'text', 'Where the contact stood at the customer; null: not known.'),
    same('verifier', 'text', 'Id of who spoke with them.'),
    same('recorded_by', 'text', 'Id of who entered it.'),
    ...[happened, recordedTime],
    same('valid_until', 'timestamptz', 'From then on it counts no more.'),
    same('superseded_at', 'timestamptz', 'When it was taken back; null: it was not.'),
  ],
};

const evaluation: View = {
  name: 'evaluation',
  means: 'Every evaluation of a lead that told something new.',
  from: 'from read.evaluation',
  columns: [
    ...[leadId, seq],
    same('score', 'int', '0 to 100.'),
    same('grade', 'text', 'A to D.'),
    same('fit', 'text', 'target, potential or outside.'),
    same('maturity', 'text', 'hot, warm or cold.'),
    same('bar_met', 'boolean', 'Whether it was good and known enough to leave evaluation.'),
    same('missing', 'text[]', 'What was not known.'),
    same('stale', 'text[]', 'Dimensions whose evidence had expired.'),
    same('cause', 'text', 'What set it off: the type of an event, a command, or expiry.'),
    same('playbook', 'text', 'The rules it was judged by: `name@version`.'),
    ...[happened, recordedTime],
  ],
};

const assessment: View = {
  name: 'assessment',
  means: 'Every rating of a dimension.',
  from: 'from read.assessment',
  columns: [
    ...[leadId, seq],
    same('dimension', 'text', 'P, C, S, T, R, B or D.'),
    same('rating', 'text', '0 to 4, or unknown, not_yet, cannot_satisfy.'),
    same('person', 'text', 'Id of who rated it.'),
    same('observed_at', 'timestamptz', 'When the evidence was seen.'),
    same('valid_until', 'timestamptz', 'From then on the evidence counts half.'),
    ...[happened, recordedTime],
  ],
};

const followUp: View = {
  name: 'follow_up',
  means: 'Every contact with a customer, and every try of one.',
  from: 'from read.follow_up',
  columns: [
    ...[leadId, seq],
    same('at', 'timestamptz', 'When it took place.'),
    recordedTime,
    same('kind', 'text', 'call, email, meeting, demo and the like.'),
    same('outcome', 'text', 'What came of it.'),
    same('begun_by', 'text', 'customer or us.'),
    same('person', 'text', 'Id of who of us it was; null: a touch of marketing.'),
    same('place', 'text', 'Where the lead stood when it was recorded.'),
    same(
      'counts',
      'boolean',
      'Whether the customer took part and somebody owned the lead: what cycles are counted from.',
    ),
    same('ownership_no', 'int', 'Number of the ownership it belongs to; null: nobody owned the lead.'),
    same('owner', 'text', 'Id of the owner then; null: nobody.'),
    same('office', 'text', 'Their office; null: nobody owned the lead.'),
  ],
};

const milestone: View = {
  name: 'milestone',
  means: 'Steps towards the order that were reached.',
  from: 'from read.milestone',
  columns: [
    ...[leadId, seq],
    same('milestone', 'text', 'solution_agreed, bid_submitted or contract_signed.'),
    same('person', 'text', 'Id of who told it; null: the engine or a service.'),
    ...[happened, recordedTime],
  ],
};

const gate: View = {
  name: 'gate',
  means: 'Decisions at gates, and gates that wait for one.',
  from: 'from read.gate',
  columns: [
    ...[leadId, seq],
    same('gate', 'text', 'pursue, bid or contract.'),
    same('asked_at', 'timestamptz', 'When the decision was asked for; null: it never was.'),
    same('decision', 'text', 'go, no_go, redirect or defer; null: it waits.'),
    same('decided_at', 'timestamptz', 'When it was decided; null: it waits.'),
    same('decided_by', 'text', 'Id of the sales manager; null: it waits.'),
  ],
};

const expectedDecision: View = {
  name: 'expected_decision',
  means: 'When customers were expected to decide, as it was told each time.',
  from: 'from read.expected_decision',
  columns: [...[leadId, seq], same('expected_on', 'date', 'The day.'), ...[happened, recordedTime]],
};

const contact: View = {
  name: 'contact',
  means: 'The contacts of leads by their keys: what they are, not who they are.',
  from: 'from read.contact',
  columns: [
    leadId,
    same('contact_id', 'text', 'The contact, within its lead.'),
    same('level', 'text', 'executive, manager or user; null: not known.'),
    same('relation', 'text', 'How near they stand to the need; null: not known.'),
    same('has_email', 'boolean', 'Whether an e-mail address is known.'),
    same('has_phone', 'boolean', 'Whether a phone number is known.'),
    same('counterpart', 'boolean', 'Whether they are our counterpart.'),
    same('key_person', 'boolean', 'Whether they are known as the demand key person.'),
  ],
};

export const factViews: readonly View[] = [
  ...[assignment, finding, evaluation, assessment, followUp, milestone, gate, expectedDecision, contact],
];
