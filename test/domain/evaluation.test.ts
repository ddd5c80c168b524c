// Do score, grade, fit and maturity follow the rules of evaluation?
import { describe, expect, test } from 'vitest';
import { priceShare } from '../../domain/evaluation/customer-fit.ts';
import { assess, customer, need, obtain, playbook, monday, usd } from '../support/domain-world.ts';
import { life } from '../support/spec.ts';

const inferred = { ...need, statedBy: 'inferred' as const };

describe('score and grade', () => {
  test('a target customer with P 2 and C 2 from an outsider scores 40, grade C, and goes on', () => {
    const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).stage('distribute');
    expect(story.last('LeadEvaluated')).toMatchObject({
      score: 40,
      grade: 'C',
      fit: 'target',
      barMet: 'met',
    });
  });

  test('the same lead as our own inference scores 28, grade D, and stays', () => {
    const story = life()
      .do('ada', obtain({ need: inferred }), assess('P', 2), assess('C', 2))
      .stage('evaluate');
    expect(story.last('LeadEvaluated')).toMatchObject({
      score: 28,
      grade: 'D',
      fit: 'potential',
      barMet: 'not_met',
    });
  });

  test('contributions add up to the score before rounding', () => {
    const { contributions, score } = life()
      .do('ada', obtain(), assess('P', 3), assess('D', 1))
      .last('LeadEvaluated');
    expect(Math.floor(contributions.reduce((sum, { points }) => sum + points, 0) + 0.5)).toBe(score);
  });

  test('everything known and good is 100, grade A', () => {
    const story = life().do(
      'ada',
      obtain({ informant: { relation: 'demand_key_person', contactId: 'c3' } }),
      ...(['P', 'C', 'S', 'T', 'R', 'B', 'D'] as const).map((name) => assess(name, 4)),
    );
    expect(story.last('LeadEvaluated')).toMatchObject({ score: 100, grade: 'A', maturity: 'hot' });
    expect(story.known.kind).toBe('opportunity');
  });

  test('a missing need caps the grade at C, a fit that is not there yet at D, an outside customer at C', () => {
    const rich = (['C', 'S', 'T', 'R', 'B', 'D'] as const).map((name) => assess(name, 4));
    const key = { informant: { relation: 'demand_key_person' as const, contactId: null } };
    expect(
      life()
        .do('ada', obtain(key), ...rich)
        .last('LeadEvaluated'),
    ).toMatchObject({ grade: 'C' });
    const notYet = life().do('ada', obtain(key), ...rich, assess('P', 4), assess('C', 'not_yet'));
    expect(notYet.last('LeadEvaluated')).toMatchObject({
      grade: 'D',
      reasons: [expect.stringContaining('capped at D')],
    });
    const outside = life().do('ada', obtain({ ...key, amount: usd(9_000_000) }), ...rich, assess('P', 4));
    expect(outside.last('LeadEvaluated')).toMatchObject({ fit: 'outside', grade: 'C' });
  });

  test('evidence counts half when it has aged, and is listed as stale at its instant', () => {
    const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2), assess('T', 4));
    story.do('vera', {
      type: 'NurtureLead',
      input: { until: '2026-02-01', condition: null, keeper: null, reason: 'later' },
    });
    story.until(Date.UTC(2026, 2, 20));
    expect(story.last('LeadEvaluated')).toMatchObject({ stale: ['T'], cause: 'expiry' });
    expect(story.all('LeadEvaluated').at(-1)?.time).toBe('2026-03-06T09:00:00.000Z');
  });

  test('evaluation makes no event when its result is the same', () => {
    life()
      .do('ada', obtain(), assess('P', 1))
      .nothing('vera', { type: 'EvaluateLead', input: { sendBack: null, stated: null } });
  });
});

describe('plausibility of the price', () => {
  const priced = (revenue: { from: number | null; to: number | null }, amount: number) => {
    const { known } = life().do(
      'ada',
      obtain({ customer: { ...customer, revenue: { ...revenue, currency: 'USD' } }, amount: usd(amount) }),
    );
    return priceShare(known, playbook, monday);
  };

  test('a million is implausible for a firm below twenty million at 20 % margin', () => {
    expect(priced({ from: null, to: 20_000_000 }, 1_000_000)).toBe(0.25);
    expect(priced({ from: 10_000_000, to: 19_000_000 }, 1_000_000)).toBeGreaterThan(0.25);
  });

  test('the same million is fine for ten billion', () => {
    expect(priced({ from: 10_000_000_000, to: null }, 1_000_000)).toBeLessThan(0.001);
  });

  test('an amount without a rate is unknown: nothing fails, verification is required', () => {
    const story = life().do('ada', obtain({ amount: { minor: 100, currency: 'XAU' } }));
    expect(story.last('LeadEvaluated')).toMatchObject({ fit: 'target', verification: 'required' });
  });
});
