// Do the clocks of leads that nobody owns, of gates and of rest come to their steps at their instants, and to whom?
import { describe, expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, engine, followUp, hour, obtain, offer, ref, usd } from '../support/domain-world.ts';
import { at, iso, inDistribution, owned, rest, comeBack } from '../support/clock-lives.ts';
import { steps, stops } from '../support/clock-steps.ts';
import { life, type Life } from '../support/spec.ts';

describe('claim: 16 h', () => {
  const pooled = (): Life =>
    inDistribution().do(engine, {
      type: 'NoOwnerFound',
      input: { ownershipNo: 1, ever: 'somebody', because: 'all are full', considered: [], keeper: null },
    });

  test('calls the pool, its sales manager, the tier above whose pool has it then, and lets it rest', () => {
    const story = pooled().until(at(13, 0));
    expect(steps(story, 'claim')).toEqual([
      [iso(at(5, 18)), 50, 'tell', 'pool london (AR)'],
      [iso(at(6, 18)), 100, 'tell', 'sales_manager@london'],
      [iso(at(7, 18)), 150, 'widen_pool', 'sales_manager@emea'],
      [iso(at(12, 18)), 300, 'nurture', ''],
    ]);
    expect(story.all('LeadPooled').map(({ time, data }) => [time, data.office.officeId])).toEqual([
      [iso(at(5, 9)), 'london'],
      [iso(at(7, 18)), 'emea'],
    ]);
    expect(story.stage('nurture').known.standing).toMatchObject({ until: '2026-02-11T09:00:00.000Z' });
    expect(stops(story, 'claim')).toEqual(['met_late']);
  });

  test('is met by whoever takes the lead', () => {
    const give: LeadCommand = {
      type: 'DistributeLead',
      input: {
        owner: {
          ...ref('ben'),
          role: 'AR',
          office: { officeId: 'london', tier: 'rep_office', path: ['london', 'emea', 'hq'] },
        },
        reservation: { ownershipNo: 1, expiresAt: iso(at(30, 0)) },
        reason: 'he knows them',
        stated: null,
      },
    };
    expect(stops(pooled().after(hour).do('mia', give), 'claim')).toEqual(['met']);
  });
});

describe('gate: 24 h', () => {
  const asked = (): Life => {
    const story = life().do('ada', obtain({ amount: usd(1_200_000) }), assess('P', 2), assess('C', 2));
    story.do('viktor', { type: 'ClassifyLead', input: { note: 'known for years' } });
    return story.stage('distribute').do(engine, offer('ben')).stage('convert');
  };

  test('calls who decides, then their managers', () => {
    expect(steps(asked().until(at(8, 0)), 'gate')).toEqual([
      [iso(at(7, 13, 12)), 80, 'tell', 'sales_manager@emea'],
      [iso(at(7, 18)), 100, 'tell', 'managers of sales_manager@emea'],
    ]);
  });

  test('is met by the decision, whatever it is, and asked again when the lead comes back to it', () => {
    const redirect: LeadCommand = {
      type: 'DecideGate',
      input: {
        gate: 'pursue',
        decision: 'redirect',
        note: 'who decides there?',
        redirectTo: 'evaluate',
        until: null,
      },
    };
    const story = asked().after(hour).do('rex', redirect);
    expect(stops(story, 'gate')).toEqual(['met']);
  });
});

describe('nurture', () => {
  test('a lead at rest that nobody touches alarms its keeper, then the keeper’s manager', () => {
    const story = owned()
      .do('ben', rest('2026-04-01'))
      .until(Date.UTC(2026, 1, 14));
    expect(steps(story, 'nurture_touch')).toEqual([
      ['2026-02-05T18:00:00.000Z', 80, 'tell', 'ben'],
      ['2026-02-13T18:00:00.000Z', 100, 'tell', 'mia'],
    ]);
  });

  test('each contact with it begins the count anew, and its return ends it', () => {
    const story = owned().do('ben', rest('2026-04-01')).until(at(12, 9)).do('ben', followUp());
    expect(story.known.clocks['nurture_touch']).toMatchObject({ cycle: 2, startedAt: iso(at(12, 9)) });
    story.do('mia', comeBack);
    expect(stops(story, 'nurture_touch')).toEqual(['met', 'met']);
  });

  test('it returns on its day at 09:00 by its clock, and that is no breach', () => {
    // The 31st is a Saturday.
    const story = owned()
      .do('ben', rest('2026-01-31'))
      .until(Date.UTC(2026, 1, 2, 8, 59))
      .stage('nurture');
    story.until(Date.UTC(2026, 1, 2, 9)).stage('distribute');
    expect(steps(story, 'nurture_return')).toEqual([['2026-02-02T09:00:00.000Z', 100, 'return', '']]);
    expect(story.last('NurtureEnded')).toMatchObject({ step: 'nurture_return/1/100/1' });
    expect(story.all('ClockBreached').filter(({ data }) => data.clock === 'nurture_return')).toEqual([]);
    expect(stops(story, 'nurture_return')).toEqual(['met']);
  });
});
