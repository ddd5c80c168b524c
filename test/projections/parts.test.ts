// Who has which part in a lead, as it goes along?
import { expect, test } from 'vitest';
import { partWords, wordsOf } from '../../projections/lead/parts.ts';
import { assess, engine, obtain, offer, ref } from '../support/domain-world.ts';
import { life } from '../support/spec.ts';
import type { Life } from '../support/spec.ts';

const brought = (): Life => life().do('ada', obtain());
const owned = (): Life => brought().do('ada', assess('P', 2), assess('C', 2)).do(engine, offer('ben'));

test('whoever brought a lead has it until it is given to somebody', () => {
  expect(partWords(brought().known)).toEqual(['submitter:ada']);
  expect(partWords(owned().known)).toEqual(['owner:ben']);
});

test('who is appointed to verify has a part in it, who keeps it at rest too', () => {
  const verified = owned().do('vera', {
    type: 'AppointVerifier',
    input: { verifier: ref('viktor'), sendBack: null },
  });
  expect(partWords(verified.known)).toEqual(['owner:ben', 'verifier:viktor']);
  verified.do('ben', {
    type: 'NurtureLead',
    input: { until: '2026-02-01', condition: null, keeper: ref('mia'), reason: 'no budget yet' },
  });
  expect(partWords(verified.known)).toEqual(['keeper:mia', 'verifier:viktor']);
});

test('nobody has a part in what has ended', () => {
  const lost = owned().do('ben', { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } });
  expect(partWords(lost.known)).toEqual([]);
});

test('what is asked for is what is kept', () => {
  expect(wordsOf('ben')).toContain(partWords(owned().known)[0]);
});
