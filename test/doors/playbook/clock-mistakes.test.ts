// Is a clock that cannot work refused when it is published, at its line, with what would put it right?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePlaybook } from '../../../doors/playbook/compile-playbook.ts';
import { FileMistakes } from '../../../doors/file-mistakes.ts';

const source = readFileSync(new URL('../../../playbooks/default.yaml', import.meta.url), 'utf8');

/** The default playbook with one more clock, and the line on which that begins. */
const withClock = (clock: string): { text: string; line: number } => {
  const text = source.replace('\npause:\n  longest', `\n${clock}\npause:\n  longest`);
  return { text, line: text.split('\n').findIndex((row) => row.startsWith(clock.split('\n')[0] ?? '')) + 1 };
};

const mistakeOf = (text: string): string => {
  try {
    compilePlaybook(text, 'playbook.yaml');
  } catch (error) {
    if (error instanceof FileMistakes) return error.message;
    throw error;
  }
  return '';
};

const sound = `  demo_booked:
    start: MilestoneReached where milestone = solution_agreed
    stop: FollowUpRecorded where outcome = demo_completed | meeting
    applies_to: lead.amount >= 100000
    target: { A: 8h, other: 24h }
    recurrence: once
    on_reassign: restart
    pause: { in: [nurture], while: 'lead.grade == "D"', by_hand: true, longest: 2d, cycle: 5d }
    steps:
      - { at: 50%, tell: [owner, SR@london] }
      - { at: 100%, tell: owner_manager }
      - { after: 8h, tell: [region, webhook:erp], repeat: { every: 8h, max: 3 }, unless: acknowledged }
`;

test('a clock of a company’s own is taken, with what is usual filled in', () => {
  const { clocks } = compilePlaybook(withClock(sound).text, 'playbook.yaml');
  expect(clocks['demo_booked']).toEqual({
    start: ['MilestoneReached where milestone = solution_agreed'],
    stop: ['FollowUpRecorded where outcome = demo_completed | meeting'],
    appliesTo: 'lead.amount >= 100000',
    targetMs: { A: 28_800_000, B: 86_400_000, C: 86_400_000, D: 86_400_000, other: 86_400_000 },
    recurrence: 'once',
    onReassign: 'restart',
    pause: {
      in: ['nurture'],
      while: 'lead.grade == "D"',
      byHand: { longestMs: 57_600_000, cycleMs: 144_000_000 },
    },
    steps: [
      { percent: 50, to: ['owner', 'SR@london'] },
      { percent: 100, to: ['owner_manager'] },
      {
        percent: 100,
        afterMs: 28_800_000,
        to: ['region', 'webhook:erp'],
        repeat: { everyMs: 28_800_000, max: 3 },
        unless: 'acknowledged',
      },
    ],
  });
});

describe.each([
  [
    'an event that is none',
    'start: MilestoneReached where',
    'start: MilestoneReach where',
    1,
    /There is no event "MilestoneReach" that clocks could wait for\. Did you mean "MilestoneReached"\?/,
  ],
  [
    'an event of clocks themselves',
    'stop: FollowUpRecorded where outcome = demo_completed | meeting',
    'stop: ClockStarted',
    2,
    /There is no event "ClockStarted" that clocks/,
  ],
  [
    'nothing that happens',
    'stop: FollowUpRecorded where outcome = demo_completed | meeting',
    'stop: leavin convert',
    2,
    /is nothing that happens to a lead\. Did you mean "leaving"\?/,
  ],
  [
    'a stage that is none',
    'stop: FollowUpRecorded where outcome = demo_completed | meeting',
    'stop: leaving convrt',
    2,
    /A lead is never in "convrt"\. Did you mean "convert"\?/,
  ],
  [
    'a field that the event has not',
    'where milestone =',
    'where mileston =',
    1,
    /MilestoneReached has no field "mileston"\. Did you mean "milestone"\?/,
  ],
  [
    'a word that the field never has',
    '= solution_agreed',
    '= solution_agred',
    1,
    /milestone of MilestoneReached is never "solution_agred"\. Did you mean "solution_agreed"\?/,
  ],
  [
    'nothing that stops it',
    'stop: FollowUpRecorded where outcome = demo_completed | meeting',
    'stop: []',
    0,
    /Nothing can stop this clock/,
  ],
  [
    'a start after which there is no lead',
    'start: MilestoneReached where milestone = solution_agreed',
    'start: entering won',
    1,
    /A lead that has ended has no clocks/,
  ],
  [
    'a condition on no field',
    'lead.amount >= 100000',
    'lead.amont >= 100000',
    3,
    /A lead has no field "amont"/,
  ],
  ['a target that is none', 'A: 8h', 'A: 8 hours', 4, /write working time as 90s, 30m, 4h or 10d/],
  ['a grade that is none', 'A: 8h', 'E: 8h', 4, /there is no grade "E"/],
  ['a target by grade without the rest', ', other: 24h', '', 4, /what holds for all other grades/],
  [
    'a target of rest without one',
    'target: { A: 8h, other: 24h }',
    'target: rest',
    4,
    /Only a clock that starts with NurtureStarted/,
  ],
  ['a share below one', 'at: 50%', 'at: 0%', 9, /write a share of the target as 50%/],
  ['steps out of order', 'at: 50%', 'at: 150%', 10, /does not come after the one before it/],
  [
    'a step at no time',
    'at: 50%, ',
    '',
    9,
    /A step comes at a share of the target .* or some time after the breach/,
  ],
  [
    'a receiver that is none',
    'tell: owner_manager',
    'tell: owner_manger',
    10,
    /Nobody is called "owner_manger"\. Did you mean "owner_manager"\?/,
  ],
  ['a role that is none', 'SR@london', 'SRX@london', 9, /There is no role "SRX"\. Did you mean "SR"\?/],
  ['a step that tells nobody', ', tell: owner_manager', '', 10, /This step tells nobody/],
  [
    'a rest without days',
    'at: 100%, tell: owner_manager',
    'at: 100%, do: nurture',
    10,
    /say for how many "days"/,
  ],
  [
    'a rest that is too long',
    'at: 100%, tell: owner_manager',
    'at: 100%, do: nurture, days: 200',
    10,
    /rests at most 180 days/,
  ],
  [
    'a return of what does not rest',
    'at: 100%, tell: owner_manager',
    'at: 100%, do: return',
    10,
    /Only a clock with "target: rest" returns/,
  ],
  [
    'a change that is repeated',
    'at: 100%, tell: owner_manager',
    'at: 100%, do: reclaim, repeat: { every: 8h, max: 2 }',
    10,
    /What changes a lead happens once/,
  ],
  [
    'an answer to what nobody asked',
    'tell: [owner, SR@london] }\n      - { at: 100%, tell: owner_manager',
    'tell: owner }\n      - { at: 100%, tell: submitter',
    11,
    /there is nothing to acknowledge/,
  ],
  [
    'a pause longer than all of a cycle',
    'longest: 2d',
    'longest: 6d',
    7,
    /may not be longer than all of a cycle/,
  ],
  [
    'a pause in no stage',
    'in: [nurture]',
    'in: [nurtured]',
    7,
    /A lead is never in "nurtured"\. Did you mean "nurture"\?/,
  ],
  ['a name that is none', '  demo_booked:', '  Demo-Booked:', 0, /"Demo-Booked" is no name for a clock/],
  [
    'a field that no clock has',
    'recurrence: once',
    'recurence: once',
    5,
    /There is no field "recurence" in "clocks\.demo_booked"\. Did you mean "recurrence"\?/,
  ],
])('%s', (_, before, after, offset, sentence) => {
  test('is told at its line', () => {
    expect(sound).toContain(before);
    const { text, line } = withClock(sound.replace(before, after));
    const message = mistakeOf(text);
    expect(message).toMatch(sentence);
    const told = message.split('\n').filter((row) => sentence.test(row));
    expect(told.map((row) => Number(row.split(':')[1]))).toContain(line + offset);
  });
});

test('gates that a playbook does not have are asked by nothing and decided by nobody', () => {
  const at = source.indexOf('  at:\n    pursue:');
  const without = `${source.slice(0, at)}  at: {}\n${source.slice(source.indexOf('# Clocks: what starts'))}`;
  expect(mistakeOf(without)).toMatch(/This playbook has no gates: nothing asks for one/);
  expect(mistakeOf(without)).toMatch(/This playbook has no gates: there is nobody who decides them/);
});
