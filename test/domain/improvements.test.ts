// Does a person learn what is missing and what would raise the grade most?
import { expect, test } from 'vitest';
import { cadenceOf, workingWords } from '../../domain/evaluation/cadence.ts';
import { improvements } from '../../domain/evaluation/improvements.ts';
import { nextSteps } from '../../domain/next-steps.ts';
import {
  assess,
  customer,
  engine,
  find,
  need,
  obtain,
  offer,
  playbook,
  policy,
  usd,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const inferred = { ...need, statedBy: 'inferred' as const };
const raising = ({ known, now }: Life) =>
  improvements(known, playbook, now).map(({ of, points, grade, raisesGrade }) => [
    of,
    points,
    raisesGrade ? grade : null,
  ]);

test('the key person first, then the need in their own words: both lift a 28 to C, the dimensions do not', () => {
  const story = life().do('ada', obtain({ need: inferred }), assess('P', 2), assess('C', 2));
  expect(raising(story)).toEqual([
    ['kind', 20, 'C'],
    ['need.statedBy', 12, 'C'],
    ['dimension.P', 3.125, null],
    ['dimension.S', 1.875, null],
    ['dimension.T', 1.875, null],
    ['dimension.R', 1.875, null],
    ['dimension.C', 1.875, null],
    ['dimension.D', 1.25, null],
    ['dimension.B', 0.625, null],
  ]);
});

test('a cap is lifted by what set it: the missing need, the fit that is not there yet', () => {
  const key = obtain({ informant: { relation: 'demand_key_person', contactId: null } });
  const rich = (['S', 'T', 'R', 'B', 'D'] as const).map((name) => assess(name, 4));
  expect(raising(life().do('ada', key, ...rich, assess('C', 4)))[0]).toEqual(['dimension.P', 3.125, 'A']);
  expect(raising(life().do('ada', key, ...rich, assess('P', 4), assess('C', 'not_yet')))[0]).toEqual([
    'dimension.C',
    1.875,
    'A',
  ]);
});

test('an implausible price, a refuted need and aged evidence are each named with what they cost', () => {
  const dear = life().do('ada', obtain({ amount: usd(9_000_000) }), assess('P', 4), assess('C', 4));
  expect(raising(dear)[0]).toEqual(['amount', 30, 'C']);
  const refuted = life()
    .do('ada', obtain(), assess('P', 4), assess('C', 4))
    .do('vera', find('c1', 'need', 'refuted'));
  expect(improvements(refuted.known, playbook, refuted.now)).toContainEqual(
    expect.objectContaining({ of: 'dimension.P', points: 12.5, command: 'RecordFinding' }),
  );
  const aged = life().do('ada', obtain(), assess('P', 2), assess('C', 2), assess('T', 4));
  aged.until(Date.UTC(2026, 2, 20));
  expect(improvements(aged.known, playbook, aged.now)).toContainEqual(
    expect.objectContaining({ of: 'dimension.T', points: 3.75, command: 'AssessDimension' }),
  );
});

test('nothing is left to raise where all is known and good', () => {
  const story = life().do(
    'ada',
    obtain({ informant: { relation: 'demand_key_person', contactId: null } }),
    ...(['P', 'C', 'S', 'T', 'R', 'B', 'D'] as const).map((name) => assess(name, 4)),
  );
  expect(raising(story)).toEqual([]);
});

test('next steps name first what holds the lead, then what raises the grade most, then what is only unknown', () => {
  const story = life().do(
    'ada',
    obtain({ need: inferred, customer: { ...customer, revenue: null } }),
    assess('P', 2),
  );
  expect(nextSteps(story.known, policy, story.now).map(({ what }) => what)).toEqual([
    'Bring dimension C to 2 or more: no lead goes on without.',
    'Have the demand key person confirm the need. It brings 20 points and grade C.',
    'Have somebody at the customer state the need. It brings 12 points and grade C.',
    'Bring dimension P to 3: it is 2. It brings 3.1 points, at best 6.3 points.',
    'Bring dimension C to 1: it is not known. It brings 1.9 points, at best 7.5 points.',
    'Bring dimension S to 1: it is not known. It brings 1.9 points, at best 7.5 points.',
    'Bring dimension T to 1: it is not known. It brings 1.9 points, at best 7.5 points.',
    'Bring dimension R to 1: it is not known. It brings 1.9 points, at best 7.5 points.',
    'Bring dimension D to 1: it is not known. It brings 1.3 points, at best 5 points.',
    'Bring dimension B to 1: it is not known. It brings 0.6 points, at best 2.5 points.',
    'Tell customer.revenue: it is not checked as long as it is unknown.',
  ]);
});

test('the grade sets how often the customer is spoken to', () => {
  const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
  const cadence = cadenceOf(story.known, playbook);
  expect(cadence).toMatchObject({ grade: 'C', firstContactMs: 16 * 3_600_000, followUpMs: 80 * 3_600_000 });
  expect([workingWords(80 * 3_600_000), workingWords(3_600_000), workingWords(1_800_000)]).toEqual([
    '80 working hours',
    '1 working hour',
    '30 working minutes',
  ]);
  story.do('ben', {
    type: 'RecordFollowUp',
    input: {
      ...{ kind: 'call', outcome: 'connected', begunBy: 'us' },
      ...{ contactId: null, note: null, statedAt: null },
    },
  });
  expect(nextSteps(story.known, policy, story.now).map(({ what }) => what)).toContain(
    'Follow up at least every 80 working hours (grade C).',
  );
});
