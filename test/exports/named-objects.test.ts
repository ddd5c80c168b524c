// Which objects do the events of the contract name? Every reference to a person, contact, lead or order, each under its field.
import { expect, test } from 'vitest';
import { namedObjects } from '../../exports/ocel/named-objects.ts';
import { withoutSealed } from '../../exports/sealed-fields.ts';
import { goldenEnvelopes } from '../events/contract/golden/golden-envelopes.ts';

const golden = (type: string): Readonly<Record<string, unknown>> =>
  goldenEnvelopes.find((envelope) => envelope.type === `leadcycle.${type}.v1`)!.data;

test('an assignment names its owner, whoever gave it, who was considered, and the office', () => {
  const objects = namedObjects({
    owner: {
      ...{ personId: 'ben', managerId: 'grace', officeId: 'madrid', role: 'AR' },
      office: { officeId: 'madrid', tier: 'rep_office', path: ['madrid', 'hq'] },
    },
    by: { personId: 'grace', managerId: null, officeId: 'hq' },
    considered: [{ personId: 'ada', because: 'full' }],
  });
  expect(objects).toEqual([
    { type: 'person', id: 'ben', qualifier: 'owner' },
    { type: 'office', id: 'madrid', qualifier: 'office' },
    { type: 'person', id: 'grace', qualifier: 'by' },
    { type: 'person', id: 'ada', qualifier: 'considered' },
  ]);
});

test('ids of other leads, of contacts and of orders are told by their fields', () => {
  expect(
    namedObjects({ intoLeadId: 'l2', contactIds: ['k1', 'k2'], orderNo: 'o1', AR: 'ada', SR: null }),
  ).toEqual([
    { type: 'lead', id: 'l2', qualifier: 'into_lead' },
    { type: 'contact', id: 'k1', qualifier: 'contact' },
    { type: 'contact', id: 'k2', qualifier: 'contact' },
    { type: 'order', id: 'o1', qualifier: 'order_no' },
    { type: 'person', id: 'ada', qualifier: 'ar' },
  ]);
});

test('no event of the contract names somebody that is not found', () => {
  const missed = goldenEnvelopes.flatMap(({ type, data }) => {
    const { routing: _, ...told } = data;
    const people = [...JSON.stringify(told).matchAll(/"personId":"([^"]+)"/g)].map(([, id]) => id!);
    const found = new Set(namedObjects(data).map(({ id }) => id));
    return people.filter((id) => !found.has(id)).map((id) => `${type}: ${id}`);
  });
  expect(missed).toEqual([]);
});

test('a mark stands for what is sealed, and all else stays', () => {
  const data = golden('LeadObtained');
  expect(JSON.stringify(data)).toContain('"sealed"');
  const marked = withoutSealed(data);
  expect(JSON.stringify(marked)).not.toMatch(/"sealed":|"token":/);
  expect(marked).toMatchObject({ submitter: data['submitter'], customer: data['customer'] });
});
