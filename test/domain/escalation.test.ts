// Does an escalation climb until somebody answers, hold while they act, and end with what it is about?
import { describe, expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, engine, followUp, hour, obtain, offer, playbook, policy } from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const at = (day: number, hours: number): number => Date.UTC(2026, 0, day, hours);
const iso = (ms: number): string => new Date(ms).toISOString();

/** Nobody touches it: `evaluate` is breached on Tuesday the 6th at 18:00, and the lead manager told. */
const untouched = (): Life => life().do('ada', obtain());
const raised = (story: Life, clock: string): string[][] =>
  story
    .all('EscalationRaised')
    .filter(({ data }) => data.clock === clock)
    .map(({ time, data }) => [time, data.officeId, data.told]);
const acknowledge = (escalationId: string, note: string | null = null): LeadCommand => ({
  type: 'AcknowledgeEscalation',
  input: { escalationId, note },
});

describe('unacknowledged', () => {
  test('it climbs a tier every 4 h, then comes again at headquarters each 8 h, five times and no more', () => {
    const story = untouched().until(Date.UTC(2026, 1, 10));
    expect(raised(story, 'acknowledge')).toEqual([
      [iso(at(7, 14)), 'emea', 'first'],
      [iso(at(7, 18)), 'hq', 'first'],
      ...[8, 9, 12, 13, 14].map((day) => [iso(at(day, 18)), 'hq', 'again']),
    ]);
    expect(story.all('ClockBreached').filter(({ data }) => data.clock === 'acknowledge')).toHaveLength(1);
  });

  test('its own telling begins no climb of its own', () => {
    const story = untouched().until(Date.UTC(2026, 1, 10));
    expect(story.all('ClockStarted').filter(({ data }) => data.clock === 'acknowledge')).toHaveLength(1);
  });

  test('what was told at a higher tier already is not told there a second time before it climbs on', () => {
    const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
    story.until(at(8, 9));
    // Tuesday 18:00 the manager, Wednesday 14:00 the region by the climb, 18:00 the region by the clock, and headquarters.
    expect(raised(story, 'acknowledge')).toEqual([
      [iso(at(7, 14)), 'emea', 'first'],
      [iso(at(7, 18)), 'hq', 'first'],
    ]);
  });
});

describe('acknowledged', () => {
  test('the climb holds for eight working hours and goes on if the clock still runs', () => {
    const story = untouched().until(at(7, 10));
    const { escalationId } = story.last('EscalationRaised');
    story.do('vera', acknowledge(escalationId, 'on it'));
    expect(story.last('EscalationAcknowledged')).toMatchObject({ until: iso(at(8, 10)), note: 'on it' });
    expect(story.last('ClockStopped')).toMatchObject({ clock: 'acknowledge', result: 'met' });
    story.nothing('vera', acknowledge(escalationId)).until(at(8, 10));
    // The clock's own step at 150 % came meanwhile; it asks nobody to acknowledge anew before the hold ends.
    const again = story.all('EscalationRaised').filter(({ data }) => data.told === 'again');
    expect(again.map(({ time, data }) => [time, data.escalationId])).toEqual([
      [iso(at(8, 10)), 'evaluate/1/100/1/again/1'],
    ]);
  });

  test('nothing is raised again where the clock has stopped meanwhile', () => {
    const story = untouched().until(at(7, 10));
    story.do('vera', acknowledge(story.last('EscalationRaised').escalationId));
    story.do('ada', assess('P', 2), assess('C', 2)).until(at(30, 9));
    expect(story.all('EscalationRaised').filter(({ data }) => data.clock === 'evaluate')).toHaveLength(1);
    expect(story.known.escalations.filter(({ clock }) => clock === 'evaluate')).toEqual([]);
  });

  test('only whoever is addressed, or directs the lead, answers for it', () => {
    const story = untouched().until(at(7, 10));
    const { escalationId } = story.last('EscalationRaised');
    story.refused('not_permitted', 'ben', acknowledge(escalationId));
    story.refused('unknown_reference', 'vera', acknowledge('evaluate/9/100/1'));
    story.do('vera', acknowledge(escalationId));
  });

  test('a step that waits for it is put off to the end of the hold', () => {
    const evaluate = playbook.clocks['evaluate']!;
    const steps = [
      { percent: 100, to: ['lead_manager'] },
      { percent: 150, to: ['tier_up'], unless: 'acknowledged' as const },
    ];
    const waiting = { ...playbook, clocks: { ...playbook.clocks, evaluate: { ...evaluate, steps } } };
    const story = life({ ...policy, playbook: waiting })
      .do('ada', obtain())
      .until(at(7, 14));
    story.do('vera', acknowledge('evaluate/1/100/1'));
    const { until } = story.last('EscalationAcknowledged');
    expect(until).toBe(iso(at(8, 14)));
    story.until(at(8, 13));
    const tierUp = (): string[] =>
      story
        .all('ClockThresholdReached')
        .filter(({ data }) => data.stepId === 'evaluate/1/150/1')
        .map(({ time }) => time);
    expect(tierUp()).toEqual([]);
    expect((story.until(at(9, 9)), tierUp())).toEqual([until]);
  });
});

test('an escalation ends with the clock that raised it, and the climb with the last of them', () => {
  const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
  story.until(at(6, 19));
  expect(story.known.escalations).toHaveLength(1);
  story.do('ben', followUp());
  expect(story.known.escalations).toEqual([]);
  expect(story.all('ClockStopped').map(({ data }) => `${data.clock} ${data.result}`)).toEqual([
    'evaluate met',
    'first_contact met_late',
    'acknowledge cancelled',
  ]);
  expect(raised(story.after(200 * hour), 'acknowledge')).toEqual([]);
});

describe('a breach', () => {
  const excuse = (cycle = 1): LeadCommand => ({
    type: 'ExcuseBreach',
    input: { clock: 'evaluate', cycle, reason: 'the fair was cancelled' },
  });

  test('may be excused once, by a sales manager, and stays a breach', () => {
    const story = untouched().refused('unknown_reference', 'mia', excuse()).until(at(6, 19));
    story.refused('not_permitted', 'vera', excuse()).refused('unknown_reference', 'mia', excuse(2));
    story.do('mia', excuse()).nothing('mia', excuse());
    expect(story.known.breaches).toEqual([
      { clock: 'evaluate', cycle: 1, at: iso(at(6, 18)), excused: 'yes' },
    ]);
    story.do('ada', assess('P', 2), assess('C', 2));
    expect(story.all('ClockStopped')[0]?.data).toMatchObject({ clock: 'evaluate', result: 'met_late' });
  });
});

test('a tier that a clock raised is not lowered by the next evaluation, and may be raised further', () => {
  const evaluate = playbook.clocks['evaluate']!;
  const raising = { ...evaluate, steps: [{ percent: 150, to: ['tier_up'], action: 'raise_tier' as const }] };
  const raises = { ...playbook, clocks: { ...playbook.clocks, evaluate: raising } };
  const story = life({ ...policy, playbook: raises })
    .do('ada', obtain())
    .until(at(8, 0));
  expect(story.last('LeadTiered')).toMatchObject({ tier: 'region', step: 'evaluate/1/150/1', by: null });
  expect(story.last('LeadEvaluated')).toMatchObject({ verification: 'required', cause: 'LeadTiered' });
  story.do('ada', assess('P', 3));
  expect(story.known.tier).toMatchObject({ tier: 'region', office: { officeId: 'emea' } });
  const tiered = story.all('LeadTiered').length;
  story.do('ada', assess('S', 3));
  expect(story.all('LeadTiered')).toHaveLength(tiered);
});
