// Does a filter name the leads that were meant, or say which word does not fit?
import { expect, test } from 'vitest';
import { adoptionFilter } from '../../cli/playbook/adoption-filter.ts';

const nothing = { office: null, tier: null, stage: null, owner: null, grade: null, playbook: null };

test('words are joined, by blanks or commas', () => {
  expect(adoptionFilter('office=london, tier=region playbook=default@1')).toEqual({
    ...{ ...nothing, office: 'london', tier: 'region', playbook: 'default@1' },
  });
  expect(adoptionFilter('')).toEqual(nothing);
});

test.each([
  ['ofice=london', /"ofice=london" filters nothing.*office/],
  ['london', /"london" filters nothing/],
  ['tier=regoin', /No open lead has the tier "regoin".*region/],
  ['stage=won', /No open lead has the stage "won"/],
])('%s is refused with what is known', (text, message) => {
  expect(() => adoptionFilter(text)).toThrow(message);
});
