// Does a clock that a company writes itself run as it is written?
import { describe, expect, test } from 'vitest';
import type { ClockPolicy } from '../../domain/playbook.ts';
import { react } from '../../domain/react.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import {
  assess,
  engine,
  followUp,
  hour,
  obtain,
  offer,
  owner,
  playbook,
  policy,
  reservation,
  usd,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const at = (day: number, hours: number): number => Date.UTC(2026, 0, day, hours);
const iso = (ms: number): string => new Date(ms).toISOString();

/** Runs from the assignment until somebody writes a note. */
const plain: ClockPolicy = {
  start: ['LeadAssigned'],
  stop: ['NoteAdded'],
  targetMs: 8 * hour,
  steps: [{ percent: 100, to: ['owner_manager'] }],
};
/** A company that has no clock but its own. */
const under = (own: Partial<ClockPolicy>): Life =>
  life({ ...policy, playbook: { ...playbook, clocks: { own: { ...plain, ...own } } } });
const distributed = (own: Partial<ClockPolicy>): Life =>
  under(own).do('ada', obtain(), assess('P', 2), assess('C', 2)).stage('distribute');
const owned = (own: Partial<ClockPolicy> = {}): Life => distributed(own).do(engine, offer('ben'));
const note: LeadCommand = { type: 'AddNote', input: { note: { sealed: 'v1.text', token: 'text' } } };
const reassign: LeadCommand = {
  type: 'ReassignLead',
  input: { owner: owner('ada'), reservation: reservation(2), reason: 'holiday' },
};
const dues = (story: Life): string[] => (story.known.clocks['own']?.steps ?? []).map(({ due }) => due);
const told = (story: Life): string[] =>
  story.events.flatMap((event) =>
    event.type.startsWith('Clock') && 'clock' in event.data && event.data.clock === 'own' ? [event.type] : [],
  );

describe('recurrence', () => {
  const again = (recurrence?: 'once' | 'until_terminal'): Life =>
    owned(recurrence === undefined ? {} : { recurrence }).do('ben', note);

  test('each cycle: it begins again when what starts it happens again', () => {
    expect(again().known.clocks['own']).toMatchObject({ cycle: 1, state: 'stopped' });
    expect(again().do('mia', reassign).known.clocks['own']).toMatchObject({ cycle: 2, state: 'running' });
  });

  test('once: never again in the lead’s life', () => {
    expect(again('once').do('mia', reassign).known.clocks['own']).toMatchObject({
      cycle: 1,
      state: 'stopped',
    });
  });

  test('until the end: by itself after each stop, until the lead has ended', () => {
    const story = again('until_terminal').do('ben', note);
    expect(story.known.clocks['own']).toMatchObject({ cycle: 3, state: 'running' });
    story.do('mia', { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } });
    expect(story.known.clocks['own']).toMatchObject({ cycle: 3, state: 'stopped' });
    expect(react(story.known, story.policy).deadline).toBeNull();
  });
});

describe('under another owner', () => {
  test('it goes on, unless it is said to count anew or to begin as another', () => {
    const later = (own: Partial<ClockPolicy>): Life =>
      owned(own)
        .after(2 * hour)
        .do('mia', reassign);
    expect(later({}).known.clocks['own']).toMatchObject({ cycle: 1, dueAt: iso(at(5, 18)) });
    expect(later({ onReassign: 'restart' }).known.clocks['own']).toMatchObject({
      ...{ cycle: 1, dueAt: iso(at(6, 11)), consumedMs: 0 },
    });
    expect(later({ onReassign: 'new_instance' }).known.clocks['own']).toMatchObject({
      ...{ cycle: 2, dueAt: iso(at(6, 11)) },
    });
    expect(later({ onReassign: 'new_instance' }).last('ClockStopped')).toMatchObject({ result: 'cancelled' });
  });

  test('a step that has happened does not happen again where the same cycle counts anew', () => {
    const steps = [{ percent: 50, to: ['owner'] }];
    const story = owned({ onReassign: 'restart', steps })
      .until(at(5, 15))
      .do('mia', reassign)
      .until(at(9, 0));
    expect(story.all('ClockThresholdReached').map(({ data }) => data.stepId)).toEqual(['own/1/50/1']);
    expect(story.all('ClockBreached')).toHaveLength(1);
  });
});

test('it runs on leads that it applies to when it starts, and on no others', () => {
  expect(told(owned({ appliesTo: 'lead.amount >= 100000.0' }))).toEqual([]);
  expect(told(owned({ appliesTo: 'lead.amount < 100000.0' }))).toEqual(['ClockStarted']);
  expect(told(owned({ appliesTo: 'lead.territory == "nowhere"' }))).toEqual([]);
});

test('an event is matched by its fields', () => {
  const start = ['FollowUpRecorded where outcome = no_answer | left_voicemail and kind = call'];
  const story = owned({ start }).do('ben', followUp('connected'));
  expect(told(story)).toEqual([]);
  expect(told(story.do('ben', followUp('no_answer')))).toEqual(['ClockStarted']);
});

test('a clock without a step at 100 % is breached all the same, and tells nobody of it', () => {
  const story = owned({ steps: [{ percent: 200, to: ['owner'] }] }).until(at(5, 18));
  expect(story.all('ClockBreached')).toMatchObject([
    { time: iso(at(5, 18)), data: { to: [], action: 'tell' } },
  ]);
  expect(story.all('EscalationRaised')).toEqual([]);
});

test('steps come after the breach, and again, up to their limit', () => {
  const story = owned({
    steps: [{ percent: 100, afterMs: 4 * hour, to: ['region'], repeat: { everyMs: 8 * hour, max: 2 } }],
  });
  expect(dues(story)).toEqual([at(5, 18), at(6, 14), at(7, 14), at(8, 14)].map(iso));
  story.until(at(30, 0));
  expect(story.all('EscalationRaised').map(({ data }) => data.stepId)).toEqual([
    'own/1/100+240m/1',
    'own/1/100+240m/2',
    'own/1/100+240m/3',
  ]);
});

describe('a pause', () => {
  const pausing = { pause: { while: 'lead.amount >= 100000.0' } };
  const priced = (major: number): LeadCommand => ({
    type: 'EnrichLead',
    input: {
      ...{ customer: null, need: null, channel: null, informant: null, contacts: [] },
      ...{ counterpartContactId: null, amount: usd(major), expectedDecisionOn: null, routing: null },
    },
  });

  test('lasts as long as its condition holds, and the lead waits for nothing of it meanwhile', () => {
    const story = owned(pausing)
      .after(2 * hour)
      .do('ben', priced(200_000));
    expect(story.known.clocks['own']).toMatchObject({
      state: 'paused',
      consumedMs: 2 * hour,
      pausedUntil: null,
    });
    story.until(at(7, 9)).do('ben', priced(50_000));
    expect(story.known.clocks['own']).toMatchObject({ state: 'running', dueAt: iso(at(7, 16)), pausedMs: 0 });
  });

  test('by hand has the longest time that the clock allows, and ends with a genuine contact', () => {
    const pause = (until: number): LeadCommand => ({
      type: 'PauseClock',
      input: { clock: 'own', until: iso(until), reason: 'their budget round' },
    });
    const byHand = { pause: { byHand: { longestMs: 8 * hour } } };
    const story = owned(byHand)
      .refused('pause_too_long', 'ben', pause(at(6, 10)))
      .do('ben', pause(at(5, 18)));
    expect(react(story.known, story.policy).deadline).toBe(at(5, 18));
    story.until(at(5, 11)).do('ben', followUp());
    expect(story.last('ClockResumed')).toMatchObject({ because: 'genuine contact', pausedMs: 2 * hour });
    expect(story.known.clocks['own']?.dueAt).toBe(iso(at(6, 11)));
  });
});

describe('what a step changes', () => {
  test('reassign takes the lead from its owner, and another one is looked for at once', () => {
    const story = owned({ steps: [{ percent: 200, action: 'reassign' }] })
      .until(at(20, 0))
      .stage('distribute');
    expect(story.last('LeadReclaimed')).toMatchObject({ step: 'own/1/200/1', rule: 'rested_too_long' });
    expect(react(story.known, story.policy).effects.map(({ type }) => type)).toContain('findOwner');
  });

  test('whom it names is recorded as people, roles and webhooks of the lead at that moment', () => {
    const to = ['owner', 'person:hana', 'AR@emea', 'webhook:erp'];
    const story = owned({ steps: [{ percent: 100, to }] }).until(at(5, 18));
    expect(story.last('ClockBreached').to).toEqual([
      { kind: 'person', personId: 'ben' },
      { kind: 'webhook', name: 'erp' },
    ]);
    expect(story.last('EscalationRaised').to).toEqual([
      { kind: 'person', personId: 'hana' },
      { kind: 'role', role: 'AR', officeId: 'emea', except: null },
    ]);
  });
});

test('what a command only passes through starts no clock', () => {
  const story = under({ start: ['entering evaluate'], stop: ['leaving evaluate'] });
  story.do('ada', obtain(), assess('P', 2), assess('C', 2));
  // Three commands: it began with the first and was met with the last.
  expect(told(story)).toEqual(['ClockStarted', 'ClockStopped']);
});
