// Do the clocks start, step, pause and stop as the rules of follow-up say?
import { describe, expect, test } from 'vitest';
import { assess, engine, followUp, hour, obtain, offer } from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

/** Owned by ben since Monday 09:00; grade C, so the first contact is due within 16 working hours: Tuesday 18:00. */
const owned = (): Life => life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
const at = (day: number, hours: number, minutes = 0): number => Date.UTC(2026, 0, day, hours, minutes);
const iso = (ms: number): string => new Date(ms).toISOString();

describe('first contact', () => {
  test('its steps lie at shares of working time', () => {
    expect(owned().last('ClockStarted')).toMatchObject({
      clock: 'first_contact',
      dueAt: iso(at(6, 18)),
      steps: [
        { percent: 50, due: iso(at(5, 18)) },
        { percent: 100, due: iso(at(6, 18)) },
        { percent: 150, due: iso(at(7, 18)) },
        // 200 % would be Thursday 18:00; nobody takes a lead back within ten working days of its assignment.
        { percent: 200, due: iso(at(16, 18)) },
      ],
    });
  });

  test('nobody watching, it reminds, tells the manager, tells the tier above, and takes the lead back', () => {
    const story = owned().until(at(17, 0));
    const ownEscalations = story.all('EscalationRaised').filter(({ data }) => data.clock === 'first_contact');
    expect(ownEscalations.map(({ time, data }) => [time, data.officeId, data.to])).toEqual([
      [iso(at(6, 18)), 'london', [{ kind: 'person', personId: 'mia' }]],
      [iso(at(7, 18)), 'emea', [{ kind: 'role', role: 'sales_manager', officeId: 'emea', except: null }]],
    ]);
    expect(story.all('ClockBreached').filter(({ data }) => data.clock === 'first_contact')).toHaveLength(1);
    const last = story.types.slice(story.types.lastIndexOf('ClockThresholdReached'));
    expect(last.slice(0, 4)).toEqual([
      'ClockThresholdReached',
      'LeadReclaimed',
      'LeadPooled',
      'ClockStopped',
    ]);
    story.stage('distribute');
  });

  test('five unanswered calls do not save it; one conversation does', () => {
    const story = owned().after(hour);
    for (let call = 0; call < 5; call += 1) story.do('ben', followUp('no_answer'));
    expect(story.known.clocks['first_contact']?.state).toBe('running');
    story.do('ben', followUp());
    expect(story.last('ClockStopped')).toMatchObject({ clock: 'first_contact', result: 'met' });
    expect(story.known.clocks['follow_up']).toMatchObject({ state: 'running', cycle: 1 });
  });

  test('a call of noon entered after the breach leaves the clock breached, as a late entry', () => {
    const story = owned()
      .until(at(7, 10))
      .do('ben', followUp('connected', iso(at(6, 12))));
    const [stopped] = story.all('ClockStopped').filter(({ data }) => data.clock === 'first_contact');
    expect(stopped?.data).toMatchObject({ result: 'met_late', lateEntry: 'yes' });
    expect(story.known.clocks['follow_up']?.startedAt).toBe(iso(at(6, 12)));
  });

  test('somebody else’s contact does not stop the owner’s clock', () => {
    const story = owned().after(hour).do('mia', followUp());
    expect(story.known.clocks['first_contact']?.state).toBe('running');
    expect(story.known.clocks['follow_up']?.state).toBe('running');
  });
});

describe('the follow-up cycle', () => {
  test('each genuine contact ends one cycle and begins the next', () => {
    const story = owned()
      .after(hour)
      .do('ben', followUp())
      .after(30 * hour)
      .do('ben', followUp());
    expect(
      story.all('ClockStopped').map(({ data }) => `${data.clock} ${String(data.cycle)} ${data.result}`),
    ).toEqual(['evaluate 1 met', 'first_contact 1 met', 'follow_up 1 met']);
    expect(story.known.clocks['follow_up']?.cycle).toBe(2);
  });

  test('a pause moves all steps, and ends by itself', () => {
    const story = owned().after(hour).do('ben', followUp());
    const before = story.last('ClockStarted').steps.map(({ due }) => due);
    story.do('ben', {
      type: 'PauseClock',
      input: { clock: 'follow_up', until: iso(at(6, 10)), reason: 'waits for the budget round' },
    });
    story.until(at(6, 10));
    const after = story.last('ClockResumed');
    expect(after.pausedMs).toBe(8 * hour);
    expect(after.steps).toHaveLength(before.length);
    for (const [index, step] of after.steps.entries()) expect(step.due > (before[index] ?? '')).toBe(true);
  });

  test('a pause is not for ever', () => {
    const story = owned().after(hour).do('ben', followUp());
    story.refused('pause_too_long', 'ben', {
      type: 'PauseClock',
      input: { clock: 'follow_up', until: iso(at(30, 10)), reason: 'later' },
    });
  });

  test('another end of a pause is not taken for the same pause', () => {
    const story = owned().after(hour).do('ben', followUp());
    const pause = (day: number) =>
      ({
        type: 'PauseClock',
        input: { clock: 'follow_up', until: iso(at(day, 10)), reason: 'waits for the budget round' },
      }) as const;
    story.do('ben', pause(6)).do('ben', pause(6));
    expect(story.all('ClockPaused')).toHaveLength(1);
    story.refused('clock_does_not_wait', 'ben', pause(7));
  });

  test('an escalation is acknowledged by whom it addresses', () => {
    const story = owned().until(at(6, 19));
    const { escalationId } = story.last('EscalationRaised');
    const since = story.now;
    story.refused('not_permitted', 'noor', {
      type: 'AcknowledgeEscalation',
      input: { escalationId, note: null },
    });
    story.do('mia', { type: 'AcknowledgeEscalation', input: { escalationId, note: null } });
    // Tuesday 19:00 and eight working hours: Wednesday 18:00.
    expect(story.known.escalations).toMatchObject([{ escalationId, heldUntil: iso(at(7, 18)) }]);
    expect(since).toBe(at(6, 19));
  });

  test('a step read late happens at its own instant, marked late', () => {
    const story = owned();
    story.now = at(6, 12);
    story.until(at(6, 12));
    expect(story.all('ClockThresholdReached')).toMatchObject([
      { time: iso(at(5, 18)), data: { punctuality: 'late' } },
    ]);
  });
});
