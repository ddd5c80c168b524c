// How does a lead rest, who keeps it, and what brings it back before its day?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { react } from '../../domain/react.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, engine, hour, obtain, offer, policy, ref, usd, type Name } from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const day = 24 * hour;
const rest = (condition: string | null, keeper: Name | null = null): LeadCommand => ({
  type: 'NurtureLead',
  input: {
    until: '2026-03-02',
    condition,
    keeper: keeper === null ? null : ref(keeper),
    reason: 'no budget this quarter',
  },
});
const priced = (major: number): LeadCommand => ({
  type: 'EnrichLead',
  input: {
    ...{ customer: null, need: null, channel: null, informant: null, contacts: [] },
    ...{ counterpartContactId: null, amount: usd(major), expectedDecisionOn: null, routing: null },
  },
});
const inDistribution = (): Life => life().do('ada', obtain(), assess('P', 2), assess('C', 2));
const owned = (): Life => inDistribution().do(engine, offer('ben')).stage('convert');

describe('a condition', () => {
  test('brings a lead back in the batch of the fact that makes it true', () => {
    const story = owned().do('ben', rest('lead.amount >= 60000.0')).stage('nurture');
    story
      .after(3 * day)
      .do('ben', priced(50_000))
      .stage('nurture');
    story
      .after(3 * day)
      .do('ben', priced(70_000))
      .stage('distribute');
    expect(story.all('NurtureEnded')).toMatchObject([
      { data: { because: 'condition_true', note: 'lead.amount >= 60000.0', enters: 'evaluate', by: null } },
    ]);
  });

  test('is judged on the evaluation that follows from the fact, not on the one before', () => {
    const story = owned().do('ben', rest('lead.grade == "B"')).stage('nurture');
    story.do('ben', assess('P', 4), assess('C', 4)).stage('nurture');
    story.do('ben', assess('S', 4)).stage('distribute');
    const told = story.types.slice(story.types.lastIndexOf('DimensionAssessed'));
    expect(told.slice(0, 3)).toEqual(['DimensionAssessed', 'LeadEvaluated', 'NurtureEnded']);
  });

  test('never keeps a lead beyond its day', () => {
    const story = owned().do('ben', rest('lead.territory == "never"'));
    story.until(Date.UTC(2026, 2, 2, 9)).stage('distribute');
    expect(story.last('NurtureEnded')).toMatchObject({ because: 'date_due' });
  });

  test('that is true already is refused: the rest would end as it began', () => {
    owned().refused('condition_true_already', 'ben', rest('lead.amount >= 10.0'));
  });

  test('that needs what is unknown is false, and waits', () => {
    const bare = life().do('ada', obtain({ amount: null }), assess('P', 2), assess('C', 2));
    bare.do('vera', rest('lead.amount >= 10.0')).stage('nurture');
    bare.do('vera', priced(20));
    expect(bare.last('NurtureEnded')).toMatchObject({ because: 'condition_true' });
  });

  test('ends a rest no later than its day, whatever happens meanwhile', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('lead.amount >= 60000.0', 'lead.grade == "A"', 'lead.product == "none"'),
        fc.array(
          fc.record({ days: fc.integer({ min: 0, max: 20 }), amount: fc.integer({ min: 1, max: 90_000 }) }),
          {
            maxLength: 8,
          },
        ),
        (condition, facts) => {
          const story = owned().do('ben', rest(condition));
          for (const { days, amount } of facts) {
            story.after(days * day);
            if (story.known.standing.stage === 'nurture') story.do('ben', priced(amount));
          }
          story.until(Math.max(story.now, Date.UTC(2026, 2, 2, 9)));
          const { until } = story.last('NurtureStarted');
          const [ended] = story.all('NurtureEnded');
          expect(ended === undefined ? '' : ended.time <= until).toBe(true);
        },
      ),
    );
  });
});

describe('the keeper', () => {
  test('is the owner, unless another is named', () => {
    expect(owned().do('ben', rest(null)).last('NurtureStarted').keeper).toEqual(ref('ben'));
    expect(owned().do('mia', rest(null, 'vera')).last('NurtureStarted').keeper).toEqual(ref('vera'));
  });

  test('may tell facts of the lead they keep, and others of the field may not', () => {
    owned().do('mia', rest(null, 'ada')).do('ada', priced(41_000));
    owned().do('mia', rest(null, 'vera')).refused('not_permitted', 'ada', priced(41_000));
  });
});

describe('every stage', () => {
  test('may rest, is remembered as left, and returns to evaluation', () => {
    const unfinished = obtain({ channel: null });
    const lives = {
      obtain: life().do('ada', unfinished),
      evaluate: life().do('ada', obtain()),
      cross_verify: life().do('ada', obtain({ amount: usd(200_000) }), assess('P', 2), assess('C', 2)),
      distribute: inDistribution(),
      convert: owned(),
    };
    for (const [stage, story] of Object.entries(lives)) {
      story.do('vera', rest(null));
      expect(story.last('NurtureStarted')).toMatchObject({ left: stage });
      story.do('vera', { type: 'ReturnLead', input: { reason: 'they called' } });
      expect(story.last('NurtureEnded')).toMatchObject({ enters: 'evaluate', because: 'returned' });
    }
  });
});

test('the former owner is preferred on return, and no cooldown stands in their way', () => {
  const story = owned()
    .do('ben', rest(null))
    .until(Date.UTC(2026, 2, 2, 9))
    .stage('distribute');
  const [search] = react(story.known, policy).effects;
  expect(search).toMatchObject({ type: 'findOwner', preferred: { personId: 'ben' }, excluded: [] });
  story.do(engine, offer('ben', 2)).stage('convert');
});
