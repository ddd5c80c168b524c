// Does each clock of the rules come to its steps at its instants, and to whom? One test a row of the table.
import { describe, expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, engine, followUp, hour, obtain, offer, ref, usd } from '../support/domain-world.ts';
import { at, iso, incomplete, owned, rest, comeBack } from '../support/clock-lives.ts';
import { steps, stops } from '../support/clock-steps.ts';
import { life, type Life } from '../support/spec.ts';

describe('evaluate: 16 h', () => {
  test('an incomplete lead that nobody touches is breached', () => {
    expect(steps(incomplete().until(at(8, 0)), 'evaluate')).toEqual([
      [iso(at(6, 14, 48)), 80, 'tell', 'ada'],
      [iso(at(6, 18)), 100, 'tell', 'lead_manager@london'],
      [iso(at(7, 18)), 150, 'tell', 'sales_manager@emea'],
    ]);
  });

  test('is not stopped by an evaluation that leaves the lead where it is, but by leaving', () => {
    const story = incomplete().after(hour).do('ada', assess('P', 2));
    expect(story.last('LeadEvaluated').enters).toBeNull();
    expect(story.known.clocks['evaluate']?.state).toBe('running');
    story.do('ada', assess('C', 2)).stage('distribute');
    expect(stops(story, 'evaluate')).toEqual(['met']);
  });

  test('stands still while the lead rests, and goes on where it was', () => {
    const story = incomplete().until(at(5, 13)).do('vera', rest('2026-01-20'));
    expect(story.known.clocks['evaluate']).toMatchObject({ state: 'paused', consumedMs: 3 * hour });
    story.until(at(20, 9)).stage('evaluate');
    // 13 hours are left: eight of Tuesday, five of Wednesday.
    expect(story.known.clocks['evaluate']).toMatchObject({
      state: 'running',
      cycle: 1,
      dueAt: iso(at(21, 15)),
    });
  });

  test('left late it is met late; sent back, it begins again', () => {
    const story = incomplete().until(at(6, 19)).do('ada', assess('P', 2), assess('C', 2));
    expect(stops(story, 'evaluate')).toEqual(['met_late']);
    story
      .do(engine, offer('ben'))
      .do('mia', { type: 'EvaluateLead', input: { sendBack: 'wrong customer', stated: null } });
    expect(story.known.clocks['evaluate']).toMatchObject({ state: 'running', cycle: 2 });
  });

  test('a lost lead has neither met nor breached it', () => {
    const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };
    expect(stops(incomplete().do('mia', lose), 'evaluate')).toEqual(['cancelled']);
  });
});

describe('verify: 40 h', () => {
  const verifying = (): Life =>
    life()
      .do('ada', obtain({ amount: usd(200_000) }), assess('P', 2), assess('C', 2))
      .stage('cross_verify');

  test('reminds who is to verify, then tells the lead manager and the tier above', () => {
    expect(steps(verifying().until(at(15, 0)), 'verify')).toEqual([
      [iso(at(7, 14)), 50, 'tell', 'lead_manager@london'],
      [iso(at(9, 18)), 100, 'tell', 'lead_manager@london'],
      [iso(at(14, 14)), 150, 'tell', 'sales_manager@emea'],
    ]);
    const appoint: LeadCommand = {
      type: 'AppointVerifier',
      input: { verifier: ref('vera'), sendBack: null },
    };
    const appointed = verifying().do('viktor', appoint).until(at(8, 0));
    expect(steps(appointed, 'verify')).toEqual([[iso(at(7, 14)), 50, 'tell', 'vera']]);
  });

  test('waits for the customer, and for the end of a rest', () => {
    const pause: LeadCommand = {
      type: 'PauseClock',
      input: { clock: 'verify', until: iso(at(7, 9)), reason: 'their buyer is away' },
    };
    const story = verifying().do('vera', pause).until(at(7, 9));
    expect(story.last('ClockResumed')).toMatchObject({ clock: 'verify', dueAt: iso(at(13, 18)) });
    story.do('vera', rest('2026-02-02'));
    expect(story.known.clocks['verify']?.state).toBe('paused');
  });
});

describe('first_contact: 4, 8 or 16 h by grade', () => {
  test('reminds, tells the manager and the tier above, and takes the lead back after its protection', () => {
    expect(steps(owned().until(at(17, 0)), 'first_contact')).toEqual([
      [iso(at(5, 18)), 50, 'tell', 'ben'],
      [iso(at(6, 18)), 100, 'tell', 'mia'],
      [iso(at(7, 18)), 150, 'tell', 'sales_manager@emea'],
      [iso(at(16, 18)), 200, 'reclaim', ''],
    ]);
  });

  test('has 4 h for grade A', () => {
    const best = life().do(
      'ada',
      obtain(),
      ...(['P', 'C', 'S', 'T', 'R', 'B', 'D'] as const).map((name) => assess(name, 4)),
    );
    best.do(engine, offer('ben'));
    expect(best.known.evaluation?.grade).toBe('A');
    expect(best.known.clocks['first_contact']).toMatchObject({ dueAt: iso(at(5, 14)) });
  });

  test('does not wait for the customer', () => {
    owned().refused('clock_does_not_wait', 'ben', {
      type: 'PauseClock',
      input: { clock: 'first_contact', until: iso(at(7, 9)), reason: 'they are away' },
    });
  });

  test('a call of 10:00 entered at 17:00 with due 12:00 was met late, as a late entry', () => {
    // Grade A, taken on Monday at 17:00: due on Tuesday at 12:00.
    const story = life().do(
      'ada',
      obtain(),
      ...(['P', 'C', 'S', 'T', 'R', 'B', 'D'] as const).map((name) => assess(name, 4)),
    );
    story.until(at(5, 17)).do(engine, offer('ben'));
    expect(story.known.clocks['first_contact']?.dueAt).toBe(iso(at(6, 12)));
    story.until(at(6, 17)).do('ben', followUp('connected', iso(at(6, 10))));
    const [stopped] = story.all('ClockStopped').filter(({ data }) => data.clock === 'first_contact');
    expect(stopped).toMatchObject({ time: iso(at(6, 10)), data: { result: 'met_late', lateEntry: 'yes' } });
    expect(story.known.clocks['follow_up']?.startedAt).toBe(iso(at(6, 10)));
  });
});

describe('follow_up: 40 or 80 h, each cycle', () => {
  const spoken = (): Life => owned().until(at(5, 10)).do('ben', followUp());

  test('reminds, tells the manager and the tier above, and takes the lead back', () => {
    const story = spoken().until(Date.UTC(2026, 1, 3));
    expect(steps(story, 'follow_up')).toEqual([
      [iso(at(15, 10)), 80, 'tell', 'ben'],
      [iso(at(19, 10)), 100, 'tell', 'mia'],
      [iso(at(26, 10)), 150, 'tell', 'sales_manager@emea'],
      [iso(Date.UTC(2026, 1, 2, 10)), 200, 'reclaim', ''],
    ]);
    story.stage('distribute');
  });

  test('stands still while the lead rests; a contact of its keeper ends it, its return without an owner cancels it', () => {
    const resting = spoken().do('ben', rest('2026-03-02'));
    expect(resting.known.clocks['follow_up']?.state).toBe('paused');
    expect(stops(resting.after(hour).do('ben', followUp()), 'follow_up')).toEqual(['met']);
    const returned = spoken().do('ben', rest('2026-03-02')).after(hour).do('mia', comeBack);
    expect(stops(returned, 'follow_up')).toEqual(['cancelled']);
  });

  test('is cancelled under another owner, whose first contact counts anew', () => {
    const story = spoken().do('mia', {
      type: 'ReassignLead',
      input: {
        owner: {
          ...ref('ada'),
          role: 'AR',
          office: { officeId: 'london', tier: 'rep_office', path: ['london', 'emea', 'hq'] },
        },
        reservation: { ownershipNo: 2, expiresAt: iso(at(30, 0)) },
        reason: 'holiday',
      },
    });
    expect(stops(story, 'follow_up')).toEqual(['cancelled']);
    expect(story.known.clocks['first_contact']).toMatchObject({ cycle: 2, state: 'running' });
    expect(story.known.clocks['follow_up']?.state).toBe('stopped');
  });
});
