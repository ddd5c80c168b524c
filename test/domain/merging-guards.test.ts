// Which ways round the hard rules does a merge open, and do they fail?
import { describe, expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { as, assess, find, hour, obtain, ref, type Name } from '../support/domain-world.ts';
import { refusalCode } from '../support/leads-together.ts';
import { a, b, c, inVerification, large, merge, owned, refused, two } from '../support/two-leads.ts';

describe('ways round the hard rules that fail', () => {
  test('the submitter of a merged lead does not verify the survivor, also over a chain; nor does who owned it', () => {
    const leads = two({ ...large, submitter: ref('mia') });
    leads.do(c, 'ada', obtain(large));
    owned(leads, b, 'viktor');
    for (const [from, into] of [
      [b, c],
      [c, a],
    ] as const) {
      leads.do(from, 'vera', merge(into));
      leads.settle();
    }
    inVerification(leads, a, 'mia');
    const verify = (who: Name) =>
      refusalCode(() => leads.do(a, { ...as(who), roles: ['lead_manager'] }, find('c1', 'need')));
    for (const who of ['ada', 'ben', 'viktor'] as const) expect(verify(who)).toBe('not_independent');
    expect(verify('vera')).toBeNull();
  });

  test('a finding of its own submitter does not resolve a refutation on the survivor', () => {
    const leads = two(large, large);
    inVerification(leads, a, 'ada');
    leads.do(a, 'viktor', find('c1', 'need'), find('c2', 'budget', 'refuted'), find('c2', 'timing'));
    leads.do(a, { ...as('ben'), roles: ['lead_manager'] }, find('c3', 'budget')); // before the merge ben may
    expect(leads.lead(a).classification?.class).toBe('credible');
    leads.do(b, 'vera', merge(a));
    leads.settle();
    expect(leads.lead(a).classification).toMatchObject({ class: 'preliminary', disputed: ['budget'] });
  });

  test('nobody merges away a lead that they own or owned, however it came back from conversion', () => {
    const leads = two();
    owned(leads, b, 'ada');
    const owner = { ...as('ada'), roles: ['lead_manager' as const, 'sales_manager' as const] };
    const own = () => refusalCode(() => leads.do(b, owner, merge(a)));
    expect(own()).toBe('not_permitted');
    leads.do(b, owner, { type: 'EvaluateLead', input: { sendBack: 'not ripe', stated: null } });
    expect(own()).toBe('not_permitted');
    leads.do(b, owner, {
      type: 'NurtureLead',
      input: { until: '2026-02-01', condition: null, keeper: null, reason: 'not ripe' },
    });
    expect(own()).toBe('not_permitted');
    expect(refusalCode(() => leads.do(b, 'ben', merge(a)))).toBe('not_permitted'); // no manager at all
    leads.do(b, 'vera', merge(a));
  });

  test('a lead at work is not hidden in one that was obtained after it had an owner', () => {
    const leads = two();
    owned(leads, a, 'ben');
    leads.now += 24 * hour;
    leads.do(c, 'ada', obtain());
    leads.do(a, 'vera', merge(c));
    leads.settle();
    expect(leads.lead(a).merge).toMatchObject({
      state: 'withdrawn',
      because: expect.stringContaining('later') as string,
    });
    leads.do(a, 'vera', merge(b)); // as old as that one is, it may be
    leads.settle();
    leads.do(b, 'vera', merge(c)); // but then it is not hidden by way of that one
    leads.settle();
    expect(leads.lead(b).merge.state).toBe('withdrawn');
    leads.do(c, 'vera', merge(b)); // the later one into it: that may be
    leads.settle();
    expect(leads.lead(c).standing.stage).toBe('merged');
  });

  test('an import tells history and merges nothing', () => {
    const leads = two();
    const asImport = (who: Name, command: LeadCommand) => () => leads.import(b, who, command);
    expect(refusalCode(asImport('ada', merge(a)))).toBe('not_permitted');
    expect(refusalCode(asImport('ada', { type: 'DisqualifyLead', input: { reason: 'no' } }))).toBe(
      'not_permitted',
    );
  });
});

describe('a lead that cannot be satisfied', () => {
  const cannot = assess('C', 'cannot_satisfy');

  test('is disqualified by two people, not by one who says it twice', () => {
    const leads = two();
    leads.do(a, 'ada', cannot, cannot);
    expect(leads.lead(a).standing.stage).toBe('evaluate');
    leads.do(a, 'vera', cannot);
    expect(leads.lead(a).standing.stage).toBe('disqualified');
  });

  test('leaves the count after assignment only by a sales manager who never owned it, by whatever detour', () => {
    const leads = two();
    owned(leads, b, 'ada');
    leads.do(b, 'ada', cannot); // grade D sends it back to evaluation, the owner keeping it
    leads.do(b, 'vera', cannot);
    expect(leads.lead(b).standing.stage).not.toBe('disqualified');
    const disqualify: LeadCommand = { type: 'DisqualifyLead', input: { reason: 'we do not do that' } };
    refused(leads, 'not_permitted', b, 'vera', disqualify);
    expect(refusalCode(() => leads.do(b, { ...as('ada'), roles: ['sales_manager'] }, disqualify))).toBe(
      'not_permitted',
    );
    leads.do(b, 'vera', merge(a)); // nor by way of a lead that never had an owner itself
    leads.settle();
    refused(leads, 'not_permitted', a, 'vera', disqualify);
    leads.do(a, 'vera', cannot);
    leads.do(a, 'mia', cannot);
    expect(leads.lead(a).standing.stage).toBe('disqualified');
  });
});
