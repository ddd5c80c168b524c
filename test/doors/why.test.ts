// Does a lead say why it is what it is, from what was recorded, whatever the playbook came to say later?
import { expect, test } from 'vitest';
import { whyWords } from '../../cli/show/why-words.ts';
import { whyOf, type Reason } from '../../doors/why.ts';
import { engine, find, obtain, offer, assess, playbook, policy, usd } from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const owned = (): Life =>
  life()
    .do('ada', obtain({ amount: usd(200_000) }), assess('P', 2), assess('C', 2))
    .do('vera', find('c1', 'need'), find('c2', 'budget'))
    .do(engine, {
      type: 'OfferOwner',
      input: {
        ...(offer('ben') as Extract<ReturnType<typeof offer>, { type: 'OfferOwner' }>).input,
        considered: [{ personId: 'hal', because: 'is full' }],
      },
    });
const reasonsOf = ({ events }: Life): readonly Reason[] =>
  whyOf(
    events.map((event, index) => ({ seq: index + 1, event: event as never })),
    playbook,
  );
const of = (reasons: readonly Reason[], what: Reason['of']): Reason => {
  const reason = reasons.find((one) => one.of === what);
  if (reason === undefined) throw new Error(`no reason for ${what}`);
  return reason;
};

test('the contributions add up to the score, with event and playbook version that decided', () => {
  const story = owned();
  const { because, changes, decidedBy, is, lacks } = of(reasonsOf(story), 'grade');
  const points = because.flatMap((line) => /^([\d.]+) points/.exec(line)?.[1] ?? []).map(Number);
  expect(is).toContain(`score ${String(Math.round(points.reduce((sum, one) => sum + one, 0)))}`);
  expect(decidedBy).toMatchObject({ event: 'LeadEvaluated', playbook: 'default version 1' });
  expect(story.events[(decidedBy?.seq ?? 0) - 1]?.type).toBe('LeadEvaluated');
  expect(lacks).toContain('dimension.S is not known');
  expect(changes).toEqual([
    'informant could add 20.0 points',
    'dimension.R could add 7.5 points',
    'dimension.S could add 7.5 points',
  ]);
});

test('the class names its findings and what is missing for the next', () => {
  const { is, because, lacks } = of(reasonsOf(owned()), 'class');
  expect(is).toBe('credible');
  expect(because).toContain('vera with c1: need confirmed');
  expect(lacks).toEqual(['the need confirmed in person by the demand key person']);
});

test('the tier names its rule; the owner who else was considered and why not', () => {
  const reasons = reasonsOf(owned());
  expect(of(reasons, 'tier')).toMatchObject({
    is: 'rep_office, london',
    because: ['rule otherwise', 'horizon short'],
  });
  expect(of(reasons, 'owner').because).toEqual(['least load', 'not hal: is full']);
  expect(whyWords(reasons, (at) => at)).toContain('because not hal: is full');
});

test('another playbook changes no answer about what was decided before', () => {
  const story = owned();
  const before = reasonsOf(story);
  const evaluation = { ...playbook.evaluation, gradeFrom: { A: 3, B: 2, C: 1 } };
  const later = life({ ...policy, playbook: { ...playbook, version: 2, evaluation } });
  later.lead = story.lead;
  later.events.push(...story.events);
  later.do('mia', { type: 'AddNote', input: { note: { sealed: 'v1.n', token: 'n' } } });
  expect(reasonsOf(later)).toEqual(before);
});

test('a lead that nothing has been decided of says so', () => {
  expect(whyOf([], null).map(({ is }) => is)).toEqual([
    'not evaluated yet',
    'preliminary: not classified yet',
    'none yet',
    'nobody yet',
  ]);
});
