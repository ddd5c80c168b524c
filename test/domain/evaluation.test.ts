// Do score, grade, fit and maturity follow the rules of evaluation?
import { describe, expect, test } from 'vitest';
import { assess, engine, find, need, obtain, offer, unchanged, usd } from '../support/domain-world.ts';
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

  test('both caps that hold a grade down are told, and a cap above the grade is not', () => {
    const rich = (['S', 'T', 'R', 'B', 'D'] as const).map((name) => assess(name, 4));
    const both = life().do(
      'ada',
      obtain({ informant: { relation: 'demand_key_person', contactId: null } }),
      ...rich,
      assess('C', 'not_yet'),
    );
    expect(both.last('LeadEvaluated')).toMatchObject({
      grade: 'D',
      reasons: ['capped at C: the need (P) is missing', 'capped at D: we cannot satisfy the need yet'],
    });
    const poor = life().do('ada', obtain({ need: inferred }));
    expect(poor.last('LeadEvaluated')).toMatchObject({
      grade: 'D',
      reasons: ['the need is only our inference'],
    });
  });

  test('a need refuted on its angle counts nothing until it is resolved', () => {
    const story = life().do('ada', obtain(), assess('P', 4), assess('C', 4));
    const score = (): number => story.last('LeadEvaluated').score;
    const before = score();
    story.do('vera', find('c1', 'need', 'refuted'));
    expect([before, score()]).toEqual([50, 38]); // 37.5, a half goes up
    expect(story.last('LeadEvaluated')).toMatchObject({ cause: 'FindingRecorded', barMet: 'not_met' });
    story.do('viktor', find('c3', 'need'));
    expect(score()).toBe(before);
  });

  test('a rung of the ladder of informants is worth its points, and only the highest makes an opportunity', () => {
    const told = (
      ['outsider', 'unrelated_employee', 'involved_without_influence', 'demand_key_person'] as const
    ).map((relation) => {
      const story = life().do('ada', obtain({ informant: { relation, contactId: null } }));
      const { contributions } = story.last('LeadEvaluated');
      return [contributions.find(({ rule }) => rule === 'informant')?.points, story.known.kind];
    });
    expect(told).toEqual([
      [0, 'lead'],
      [5, 'lead'],
      [10, 'lead'],
      [20, 'opportunity'],
    ]);
  });

  test('a key person who is only named changes no kind, and a confirmed need makes an opportunity for good', () => {
    const story = life().do('ada', obtain(), { type: 'IdentifyKeyPerson', input: { contactId: 'c3' } });
    expect(story.known.kind).toBe('lead');
    const before = story.last('LeadEvaluated').score;
    story.do('ada', { type: 'ConfirmNeed', input: { contactId: 'c3', medium: 'video' } });
    expect(story.last('LeadEvaluated')).toMatchObject({ score: before + 20, cause: 'NeedConfirmed' });
    story.do('ada', {
      type: 'EnrichLead',
      input: { ...unchanged, informant: { relation: 'outsider', contactId: null } },
    });
    expect(story.known.kind).toBe('opportunity');
    expect(story.last('LeadEvaluated').score).toBe(before + 20);
  });

  test('hot asks for timing and an opportunity or an admitted pain, warm for need and some timing', () => {
    const story = life().do('ada', obtain(), assess('T', 3));
    const maturity = (): string => story.last('LeadEvaluated').maturity;
    expect(maturity()).toBe('cold');
    story.do('ada', assess('P', 2));
    expect(maturity()).toBe('warm');
    story.do('ada', assess('C', 2)).do(engine, offer('ben')).stage('convert');
    story.do('ben', {
      type: 'AssessPain',
      input: {
        ...{ painId: 'cost', stakeholderContactId: 'c3', level: 'admitted', cost: null },
        ...{ reasons: null, consequence: null },
      },
    });
    expect(story.last('LeadEvaluated')).toMatchObject({ maturity: 'hot', cause: 'PainAssessed' });
  });

  test('a lead that comes to need verification while it is distributed is verified by a plan told in the same batch', () => {
    const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).stage('distribute');
    story.do('ada', { type: 'EnrichLead', input: { ...unchanged, amount: usd(200_000) } });
    story.stage('cross_verify');
    const told = story.types.filter((type) => !type.startsWith('Clock'));
    expect(told.slice(-3)).toEqual(['LeadEvaluated', 'LeadClassified', 'VerificationPlanned']);
  });

  test('a tier that a person sets changes what has to be verified', () => {
    const story = life().do('ada', obtain()).stage('evaluate');
    expect(story.last('LeadEvaluated').verification).toBe('not_required');
    story.do('rex', { type: 'TierLead', input: { tier: 'region', reason: 'it matters to us' } });
    expect(story.last('LeadEvaluated')).toMatchObject({ verification: 'required', cause: 'LeadTiered' });
  });

  test('a lead in conversion that falls to grade D goes back to evaluation with its owner', () => {
    const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
    story.stage('convert').do('ben', assess('C', 'not_yet')).stage('evaluate');
    expect(story.known.standing).toMatchObject({ ownership: { owner: { personId: 'ben' } } });
  });

  test('evaluation makes no event when its result is the same', () => {
    life()
      .do('ada', obtain(), assess('P', 1))
      .nothing('vera', { type: 'EvaluateLead', input: { sendBack: null, stated: null } });
  });
});
