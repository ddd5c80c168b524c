// Is one lead merged into another in two steps, with nothing lost?
import { describe, expect, test } from 'vitest';
import type { RejectionCode } from '../../domain/rejection.ts';
import { ownershipOf } from '../../domain/lead.ts';
import { nextSteps } from '../../domain/next-steps.ts';
import { react } from '../../domain/react.ts';
import { personsOf } from '../../domain/verification/contacts.ts';
import { assess, contact, customer, find, obtain, policy, ref } from '../support/domain-world.ts';
import { type LeadsTogether } from '../support/leads-together.ts';
import { a, b, c, enrich, inVerification, large, merge, owned, refused, two } from '../support/two-leads.ts';

describe('a merge', () => {
  test('is proposed, asked for, and only then final; the survivor knows since when it is heard of', () => {
    const leads = two();
    leads.do(b, 'vera', merge(a));
    expect(leads.lead(b).standing.stage).toBe('evaluate');
    expect(leads.effects).toHaveLength(1);
    leads.settle();
    expect(leads.lead(b).standing).toMatchObject({ stage: 'merged', into: a });
    expect(leads.lead(a)).toMatchObject({ firstHeard: leads.lead(a).obtainedAt, coSubmitters: [ref('ben')] });
    leads.do(c, 'ada', obtain()); // later still: it takes over what was heard of first
    leads.do(a, 'vera', merge(c));
    leads.settle();
    expect(leads.lead(c)).toMatchObject({ firstHeard: leads.lead(a).obtainedAt });
    expect(leads.lead(c).obtainedAt > leads.lead(a).obtainedAt).toBe(true);
    expect(leads.lead(c).coSubmitters).toEqual([ref('ada'), ref('ben')]);
  });

  test('asked for twice makes one event, and what is merged stays merged', () => {
    const leads = two();
    leads.do(b, 'vera', merge(a));
    expect(leads.do(b, 'vera', merge(a))).toEqual([]);
    refused(leads, 'being_merged', b, 'vera', merge(c));
    leads.settle();
    expect(leads.do(b, 'vera', merge(a))).toEqual([]);
    refused(leads, 'lead_ended', b, 'vera', merge(c));
  });

  test('freezes what it hands over, but not notes', () => {
    const leads = two();
    leads.do(b, 'vera', merge(a));
    refused(leads, 'being_merged', b, 'vera', assess('P', 4));
    refused(leads, 'being_merged', b, 'mia', {
      type: 'LoseLead',
      input: { reason: 'price', note: null, stated: null },
    });
    leads.do(b, 'vera', { type: 'AddNote', input: { note: { sealed: 'v1.x', token: 'x' } } });
    expect(nextSteps(leads.lead(b), policy)[0]?.what).toContain(a);
  });

  test.each<[string, RejectionCode, (leads: LeadsTogether) => void]>([
    [
      'has ended',
      'move_not_allowed',
      (leads) =>
        void leads.do(a, 'mia', { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } }),
    ],
    [
      'is of another customer',
      'not_the_same_customer',
      (leads) => void leads.do(a, 'vera', enrich({ customer: { ...customer, customerId: 'other' } })),
    ],
    [
      'is being merged itself',
      'being_merged',
      (leads) => {
        leads.do(c, 'ada', obtain());
        leads.do(a, 'vera', merge(c));
      },
    ],
  ])('is withdrawn with a sentence where the other lead %s', (_, __, before) => {
    const leads = two();
    before(leads);
    leads.do(b, 'vera', merge(a));
    const [effect] = leads.effects.filter(({ leadId }) => leadId === b);
    leads.ask(effect!);
    for (const answer of leads.answers.splice(0)) leads.deliver(answer);
    expect(leads.lead(b).standing.stage).toBe('evaluate');
    expect(leads.lead(b).merge).toMatchObject({
      state: 'withdrawn',
      because: expect.stringMatching(/^That lead .+\. .+\.$/) as string,
    });
    leads.do(b, 'vera', assess('P', 3)); // alive again
  });

  test('into itself, or into what it took over, is refused at once', () => {
    const leads = two();
    refused(leads, 'invalid_input', a, 'vera', merge(a));
    leads.do(b, 'vera', merge(a));
    leads.settle();
    refused(leads, 'move_not_allowed', a, 'vera', merge(b));
  });

  test('decides the suspicion that kept the survivor in obtain', () => {
    const leads = two({ suspects: [{ leadId: b, because: 'same need' }] });
    expect(leads.lead(a).standing.stage).toBe('obtain');
    leads.do(b, 'vera', merge(a));
    leads.settle();
    expect(leads.lead(a).standing.stage).toBe('evaluate');
    expect(leads.lead(a).suspects).toEqual([{ leadId: b, state: 'merged' }]);
  });

  test('ends ownership: the place is free and the clocks are cancelled', () => {
    const leads = two();
    owned(leads, b, 'ada');
    leads.do(b, 'vera', merge(a));
    leads.settle();
    expect(leads.lead(b).clocks['first_contact']?.state).toBe('stopped');
    expect(ownershipOf(leads.lead(b))).toBeNull();
    expect(react(leads.lead(b), policy).effects).toMatchObject([{ type: 'releaseCapacity', ownershipNo: 1 }]);
  });
});

describe('contacts and findings', () => {
  test('keep their ids where these are free, and get others where they mean somebody else', () => {
    const leads = two(
      { contacts: [contact('c1', 'manager', null, 'kim@example.com')] },
      {
        contacts: [
          contact('c1', 'user', null, 'joe@example.com'),
          contact('c7', 'user', null, 'kim@example.com'),
        ],
      },
    );
    leads.do(b, 'vera', merge(a));
    leads.settle();
    const { contacts, samePersons } = leads.lead(a);
    expect(contacts.map(({ contactId }) => contactId)).toEqual(['c1', `${b}/c1`, 'c7']);
    const persons = personsOf({ contacts, formerKeys: [], samePersons });
    expect(persons.get('c7')).toBe('c1');
    expect(persons.get(`${b}/c1`)).toBe(`${b}/c1`);
  });

  test('of one id that nothing tells apart are one person', () => {
    const leads = two(
      { contacts: [contact('c1', 'manager')] },
      { contacts: [contact('c1', 'user', null, 'joe@example.com')] },
    );
    leads.do(b, 'vera', merge(a));
    leads.settle();
    const { contacts, samePersons } = leads.lead(a);
    expect(personsOf({ contacts, formerKeys: [], samePersons }).get(`${b}/c1`)).toBe('c1');
  });

  test('findings count for the survivor by the person they were taken with', () => {
    const leads = two(
      { ...large, contacts: [contact('c1', 'manager', null, 'kim@example.com')] },
      {
        ...large,
        contacts: [contact('c1', 'user', null, 'joe@example.com'), contact('c2', 'executive')],
      },
    );
    inVerification(leads, a, 'ada');
    inVerification(leads, b, 'ben');
    leads.do(a, 'viktor', find('c1', 'budget'));
    leads.do(b, 'viktor', find('c1', 'need'));
    leads.do(b, 'vera', merge(a));
    leads.settle();
    expect(leads.lead(a).findings.map(({ contactId, findingId }) => [contactId, findingId])).toEqual([
      ['c1', `${a}/finding/1`],
      [`${b}/c1`, `${b}/finding/1`],
    ]);
    expect(leads.lead(a).classification?.class).toBe('credible');
    leads.do(a, 'viktor', find('c1', 'timing'));
    expect(leads.lead(a).findings.at(-1)?.findingId).toBe(`${a}/finding/2`);
  });
});
