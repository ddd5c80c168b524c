// Do two leads become one, each still its own only writer, on the real server?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, contact, obtain } from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import { foldOf } from '../support/fold.ts';
import { OwnLeads } from '../support/own-leads.ts';
import { refusalOf } from '../support/refusal.ts';

const own = new OwnLeads();
const merge = (intoLeadId: string): LeadCommand => ({ type: 'MergeLead', input: { intoLeadId } });
const unmerge: LeadCommand = { type: 'UnmergeLead', input: { reason: 'another plant' } };
const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };

/** What the stream says of a lead: it outlives the run, and the run's end. */
const published = (leadId: string) => foldOf(own.stream.records.filter((record) => record.leadId === leadId));
const decided = (leadId: string) =>
  eventually('an answer to the merge', async () => {
    const lead = published(leadId);
    return lead !== null && !['never', 'proposed', 'undoing'].includes(lead.merge.state) && lead;
  });

test('a lead goes into another one and rests; taken out again it is woken', async () => {
  const [a, b] = [await own.obtained(), await own.obtained()];
  await own.leads.do(b, 'vera', merge(a));
  expect((await decided(b)).standing).toMatchObject({ stage: 'merged', into: a });
  await own.leads.handle(b).result();
  await expect.poll(() => published(a)?.absorbed).toMatchObject([{ state: 'held', fromLeadId: b }]);
  await own.leads.do(b, 'vera', unmerge);
  await expect.poll(() => published(b)?.standing.stage, { timeout: 20_000 }).not.toBe('merged');
  expect(published(a)?.absorbed).toMatchObject([{ state: 'given_back' }]);
  await own.leads.do(b, 'vera', assess('S', 2));
});

test('a survivor that has ended is woken to refuse, and one that is not there is told of', async () => {
  const [a, b] = [await own.obtained(), await own.obtained()];
  await own.leads.do(a, 'mia', lose);
  await own.leads.handle(a).result();
  await own.leads.do(b, 'vera', merge(a));
  expect((await decided(b)).merge).toMatchObject({
    state: 'withdrawn',
    because: expect.stringContaining('lost') as string,
  });
  const c = await own.obtained();
  await own.leads.do(c, 'vera', merge(randomUUID()));
  expect((await decided(c)).merge).toMatchObject({
    because: expect.stringContaining('There is no lead') as string,
  });
});

test('two leads that go into each other at once leave at least one alive, time after time', async () => {
  for (let round = 0; round < 4; round += 1) {
    const [a, b] = [await own.obtained(), await own.obtained()];
    await Promise.all([own.leads.do(a, 'vera', merge(b)), own.leads.do(b, 'vera', merge(a))]);
    const [one, other] = await Promise.all([decided(a), decided(b)]);
    const merged = [one, other].filter(({ standing }) => standing.stage === 'merged');
    expect(merged.length).toBeLessThan(2);
    for (const { standing } of merged) {
      const survivor = published(standing.stage === 'merged' ? standing.into : '');
      expect(survivor?.absorbed).toHaveLength(1);
    }
  }
});

test('what leads say to each other comes through no door', async () => {
  const leadId = await own.obtained();
  const input = { fromLeadId: randomUUID(), mergeNo: 1 };
  expect(await refusalOf(own.leads.do(leadId, 'hana', { type: 'UnabsorbLead', input }))).toBe(
    'internal_command',
  );
  const accepted = { intoLeadId: randomUUID(), mergeNo: 1 };
  expect(await refusalOf(own.leads.do(leadId, 'hana', { type: 'AbsorbAccepted', input: accepted }))).toBe(
    'internal_command',
  );
});

test('contacts with personal fields go along', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  await own.leads.obtain(a);
  await own.leads.obtain(b, obtain({ contacts: [contact('c9', 'user', null, 'joe@example.com')] }));
  await own.leads.do(b, 'vera', merge(a));
  await decided(b);
  await expect.poll(() => published(a)?.contacts.map(({ contactId }) => contactId)).toContain('c9');
});
