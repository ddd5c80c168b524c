// Is a merge taken apart again, the survivor giving back first?
import { describe, expect, test } from 'vitest';
import { react } from '../../domain/react.ts';
import { personsOf } from '../../domain/verification/contacts.ts';
import { contact, find, hour, obtain, policy } from '../support/domain-world.ts';
import { a, b, c, inVerification, large, merge, owned, refused, two, unmerge } from '../support/two-leads.ts';

describe('a merge undone', () => {
  test('takes its findings, contacts and submitter back from the survivor first, then lives on where it was', () => {
    const leads = two(large, { ...large, contacts: [contact('c1', 'user', null, 'joe@example.com')] });
    inVerification(leads, a, 'ada');
    inVerification(leads, b, 'ben');
    leads.do(b, 'viktor', find('c1', 'need'));
    const before = leads.lead(a);
    leads.do(b, 'vera', merge(a));
    leads.settle();
    expect(leads.lead(a).findings).toHaveLength(1);
    leads.do(b, 'vera', unmerge);
    expect(leads.lead(b).standing.stage).toBe('merged');
    leads.settle();
    expect(leads.lead(b).standing.stage).toBe('cross_verify');
    expect(leads.lead(b).findings).toHaveLength(1);
    const { findings, contacts, coSubmitters, firstHeard } = leads.lead(a);
    expect({ findings, contacts, coSubmitters, firstHeard }).toEqual({
      ...{ findings: before.findings, contacts: before.contacts },
      ...{ coSubmitters: before.coSubmitters, firstHeard: before.firstHeard },
    });
  });

  test('leaves a contact whom the survivor used itself, and who is one person stays one', () => {
    const leads = two(
      { ...large, contacts: [contact('c1', 'manager', null, 'kim@example.com')] },
      { ...large, contacts: [contact('c9', 'user', null, 'kim@example.com'), contact('c8', 'user')] },
    );
    inVerification(leads, a, 'ada');
    leads.do(b, 'vera', merge(a));
    leads.settle();
    leads.do(a, 'viktor', find('c9', 'need'));
    leads.do(b, 'vera', unmerge);
    leads.settle();
    const { contacts, samePersons } = leads.lead(a);
    expect(contacts.map(({ contactId }) => contactId)).toEqual(['c1', 'c9']);
    expect(personsOf({ contacts, formerKeys: [], samePersons }).get('c9')).toBe('c1');
  });

  test('from conversion it looks for its former owner; a rest goes on unless it is over', () => {
    const leads = two();
    owned(leads, b, 'ada');
    leads.do(b, 'vera', merge(a));
    leads.settle();
    leads.do(b, 'vera', unmerge);
    leads.settle();
    expect(leads.lead(b).standing).toMatchObject({ stage: 'distribute', pool: null });
    expect(react(leads.lead(b), policy).effects).toContainEqual(
      expect.objectContaining({
        type: 'findOwner',
        ownershipNo: 2,
        preferred: expect.objectContaining({ personId: 'ada' }) as object,
      }),
    );
    leads.do(b, 'vera', {
      type: 'NurtureLead',
      input: { until: '2026-02-02', condition: null, keeper: null, reason: 'not ripe' },
    });
    for (const [days, stage] of [
      [1, 'nurture'],
      [60, 'evaluate'],
    ] as const) {
      leads.do(b, 'vera', merge(a));
      leads.settle();
      leads.now += days * 24 * hour;
      leads.do(b, 'vera', unmerge);
      leads.settle();
      expect(leads.lead(b).standing.stage).not.toBe('merged');
      expect(leads.events.get(b)?.findLast(({ type }) => type === 'LeadReopened')?.data).toMatchObject({
        enters: stage,
      });
    }
  });

  test('says that it was another need: the suspicion is dismissed', () => {
    const leads = two({}, { suspects: [{ leadId: a, because: 'same need' }] });
    leads.do(b, 'vera', merge(a));
    leads.settle();
    leads.do(b, 'vera', unmerge);
    leads.settle();
    expect(leads.lead(b).suspects).toEqual([{ leadId: a, state: 'dismissed' }]);
    expect(leads.lead(b).standing.stage).toBe('evaluate');
  });

  test('waits for its turn in a chain, and a won survivor gives back too', () => {
    const leads = two();
    leads.do(c, 'ada', obtain());
    leads.do(b, 'vera', merge(a));
    leads.settle();
    leads.do(a, 'vera', merge(c));
    leads.settle();
    leads.do(b, 'vera', unmerge);
    leads.settle();
    expect(leads.lead(b)).toMatchObject({
      standing: { stage: 'merged' },
      merge: { kept: expect.stringContaining(c) as string },
    });
    leads.do(a, 'vera', unmerge);
    leads.settle();
    owned(leads, a, 'ada');
    leads.do(a, 'mia', {
      type: 'WinOrder',
      input: { orderNo: 'PO-1', amount: null, signatoryContactId: 'c3', stated: null },
    });
    leads.do(b, 'vera', unmerge);
    leads.settle();
    expect(leads.lead(b).standing.stage).toBe('evaluate');
    expect(leads.lead(a)).toMatchObject({ standing: { stage: 'won' }, coSubmitters: [] });
  });

  test('is only for what was merged', () => {
    refused(two(), 'move_not_allowed', a, 'vera', unmerge);
  });
});
