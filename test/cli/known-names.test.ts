// Is a filter that names nobody refused, with the name that was meant?
import { expect, test } from 'vitest';
import { requireKnownNames } from '../../cli/known-names.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { exampleOrganisation } from '../doors/door-world.ts';

const organisation = organisationInMemory(exampleOrganisation, new Date('2026-01-05T00:00:00Z'));
const versions = ['default@1', 'default@2', 'small-saas@1'];

test.each([
  [{}],
  [{ office: null, owner: null, playbook: null }],
  [{ office: 'office-boston', owner: 'grace-chen', playbook: 'default@2' }],
  [{ playbook: 'small-saas' }],
])('%j names those who are there', (filter) => {
  expect(() => requireKnownNames(filter, organisation, versions)).not.toThrow();
});

test.each([
  [{ office: 'office-bostn' }, /no office "office-bostn"\. Did you mean "office-boston"\?/],
  [{ owner: 'grace-chan' }, /no person "grace-chan"\. Did you mean "grace-chen"\?/],
  [{ playbook: 'default@3' }, /No playbook "default@3" is published\. Did you mean "default@\d"\?/],
])('%j names nobody', (filter, sentence) => {
  expect(() => requireKnownNames(filter, organisation, versions)).toThrow(sentence);
});
