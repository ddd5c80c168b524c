// Who lets a lead of a region or of headquarters go on, and what does it take? Not its owner, and not without its bar.
import { describe, expect, test } from 'vitest';
import { nextSteps } from '../../domain/next-steps.ts';
import { react } from '../../domain/react.ts';
import type { CommandOf, LeadCommand } from '../../events/commands/lead-command.ts';
import {
  as,
  assess,
  contact,
  engine,
  find,
  followUp,
  hour,
  monday,
  obtain,
  offer,
  policy,
  ref,
  usd,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

type Decision = CommandOf<'DecideGate'>['input'];

const decide = (
  gate: Decision['gate'],
  decision: Decision['decision'],
  more: Partial<Decision> = {},
): LeadCommand => ({
  type: 'DecideGate',
  input: { gate, decision, note: 'because', redirectTo: null, until: null, ...more },
});
const reach = (milestone: CommandOf<'ReachMilestone'>['input']['milestone']): LeadCommand => ({
  type: 'ReachMilestone',
  input: { milestone, stated: null },
});
const win: LeadCommand = {
  type: 'WinOrder',
  input: { orderNo: 'PO-1', amount: null, signatoryContactId: 'c3', stated: null },
};
const pain: LeadCommand = {
  type: 'AssessPain',
  input: {
    ...{
      painId: 'downtime',
      stakeholderContactId: 'c3',
      level: 'admitted',
      reasons: null,
      consequence: null,
    },
    cost: usd(9_000_000),
  },
};
const bidBar = [
  ...[assess('P', 3), assess('C', 3), assess('S', 2), assess('T', 2)],
  ...[assess('R', 2), assess('B', 1), assess('D', 2)],
];

/** A lead of the region (2,000,000 USD), verified by two and owned by ben. */
const owned = (): Life =>
  life()
    .do(
      'ada',
      obtain({
        amount: usd(2_000_000),
        contacts: [
          contact('c1', 'manager'),
          contact('c2', 'user'),
          contact('c3', 'executive', 'demand_key_person'),
        ],
      }),
      assess('P', 3),
      assess('C', 3),
    )
    .do('viktor', find('c1', 'need'), find('c1', 'budget'))
    .do('hana', find('c2', 'timing'), find('c2', 'budget'))
    .do(engine, offer('ben'))
    .stage('convert');

describe('the gate pursue', () => {
  test('is asked for by the assignment of a region’s lead, and by no other', () => {
    expect(owned().last('LeadAssigned').asksGate).toBe('pursue');
    const small = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
    expect(small.last('LeadAssigned').asksGate).toBeNull();
    small.refused('gate_not_open', 'rex', decide('pursue', 'go')).do('ben', reach('solution_agreed'));
  });

  test('holds back milestone and order until somebody says go', () => {
    const story = owned()
      .refused('gate_open', 'ben', reach('solution_agreed'))
      .refused('gate_open', 'ben', { ...win, input: { ...win.input, signatoryContactId: null } });
    expect(nextSteps(story.known, policy).map(({ what }) => what)).toContain('Decide the gate pursue.');
    story.do('rex', decide('pursue', 'go')).nothing('rex', decide('pursue', 'go'));
    story.do('ben', reach('solution_agreed'));
  });

  test('is decided by a sales manager of the tier or above, never by the owner or an office below', () => {
    owned()
      .refused('not_permitted', 'mia', decide('pursue', 'go'))
      .refused('not_permitted', 'viktor', decide('pursue', 'go'))
      .refused(
        'not_permitted',
        { ...as('ben'), officeId: 'emea', roles: ['sales_manager'] },
        decide('pursue', 'go'),
      )
      .refused('not_permitted', { kind: 'service', name: 'erp' }, decide('pursue', 'go'))
      .do('hana', decide('pursue', 'go'));
  });

  test('is not passed while the class is lost, and is once it is there again', () => {
    const story = owned().do('viktor', find('c1', 'budget', 'refuted'));
    expect(story.last('LeadClassified')).toMatchObject({ class: 'preliminary' });
    story.refused('gate_not_met', 'rex', decide('pursue', 'go'));
    story.do('hana', find('c3', 'budget')).do('rex', decide('pursue', 'go'));
  });
});

describe('the gate bid', () => {
  const atBid = (): Life => owned().do('rex', decide('pursue', 'go')).do('ben', reach('solution_agreed'));

  test('asks for its bars and the case for paying', () => {
    const story = atBid().refused('gate_not_met', 'rex', decide('bid', 'go'));
    story.do('ben', ...bidBar).refused('gate_not_met', 'rex', decide('bid', 'go'));
    story.do('ben', pain).do('rex', decide('bid', 'go')).do('ben', reach('bid_submitted'));
    story.refused('gate_open', 'ben', win).do('rex', decide('contract', 'go')).do('ben', win).stage('won');
  });

  test('one dimension below its bar keeps it shut', () => {
    for (const dimension of ['P', 'C', 'S', 'T', 'R', 'B', 'D'] as const)
      atBid()
        .do('ben', ...bidBar, pain, assess(dimension, 'unknown'))
        .refused('gate_not_met', 'rex', decide('bid', 'go'));
  });

  test('comes after pursue', () => {
    owned().refused('gate_not_open', 'rex', decide('bid', 'no_go'));
  });
});

describe('what else may be decided', () => {
  test('no-go loses the lead, with its owner and its reason', () => {
    const story = owned().do('rex', decide('pursue', 'no_go')).stage('lost');
    expect(story.known.standing).toMatchObject({ reason: 'no_go', lastOwner: { personId: 'ben' } });
    expect(story.types.slice(-4)).toEqual(['GateDecided', 'LeadLost', 'ClockStopped', 'ClockStopped']);
    expect(react(story.known, policy).effects).toMatchObject([{ type: 'releaseCapacity', ownershipNo: 1 }]);
  });

  test('defer lets it rest until its day; it comes back to the same gate', () => {
    const story = owned().refused('invalid_input', 'rex', decide('pursue', 'defer'));
    story.do('rex', decide('pursue', 'defer', { until: '2026-02-02' })).stage('nurture');
    story
      .until(monday + 40 * 24 * hour)
      .do(engine, offer('ben', 2))
      .stage('convert');
    story.refused('gate_open', 'ben', reach('solution_agreed')).do('rex', decide('pursue', 'go'));
  });

  test('redirect sends it where it says, and leaves the gate to be decided', () => {
    owned().refused('invalid_input', 'rex', decide('pursue', 'redirect'));
    const evaluated = owned().do('rex', decide('pursue', 'redirect', { redirectTo: 'evaluate' }));
    expect(evaluated.stage('evaluate').known.standing).toMatchObject({ ownership: { owner: ref('ben') } });
    evaluated
      .do('ben', assess('S', 3))
      .stage('convert')
      .refused('gate_open', 'ben', reach('solution_agreed'));

    const verified = owned().do('rex', decide('pursue', 'redirect', { redirectTo: 'cross_verify' }));
    verified.stage('cross_verify').do('ben', assess('S', 3)).stage('cross_verify');
    verified.do('viktor', find('c3', 'need')).stage('convert');
  });

  test('redirected to distribution it looks for somebody else, and no clock of the former owner runs on', () => {
    const story = owned().do('ben', followUp());
    story.do('rex', decide('pursue', 'redirect', { redirectTo: 'distribute' })).stage('distribute');
    expect(Object.values(story.known.clocks).map(({ state }) => state)).not.toContain('running');
    story.refused('cooldown', engine, offer('ben', 2));
    expect(react(story.known, policy).effects.map(({ type }) => type)).toEqual([
      'findOwner',
      'releaseCapacity',
    ]);
  });

  test('a decision names a stage or a day only where it needs one', () => {
    owned()
      .refused('invalid_input', 'rex', decide('pursue', 'go', { until: '2026-02-02' }))
      .refused('invalid_input', 'rex', decide('pursue', 'no_go', { redirectTo: 'evaluate' }));
  });
});

describe('the plan', () => {
  test('what is overdue and not done is a next step', () => {
    const item = { itemId: 'lab', title: 'Test in the laboratory', dueOn: '2026-01-20', doneOn: null };
    const steps = (doneOn: string | null, now: number): readonly string[] =>
      nextSteps(
        owned().do('ben', { type: 'SetPlan', input: { items: [{ ...item, doneOn }] } }).known,
        policy,
        now,
      ).map(({ what }) => what);
    const told = 'Do what the plan had for 2026-01-20: Test in the laboratory.';
    expect(steps(null, Date.UTC(2026, 0, 20, 23))).not.toContain(told);
    expect(steps(null, Date.UTC(2026, 0, 21))).toContain(told);
    expect(steps('2026-01-19', Date.UTC(2026, 0, 21))).not.toContain(told);
  });
});
