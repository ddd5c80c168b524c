// Does what a lead asks of the world get done, once, and undone where it must be?
import { expect, test } from 'vitest';
import { releaseHold, reserve } from '../../activities/reservations.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, owner } from '../support/domain-world.ts';
import type { Name } from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import { OwnLeads } from '../support/own-leads.ts';
import { refusalOf } from '../support/refusal.ts';

const own = new OwnLeads();
const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };

const stageOf = (leadId: string) => async () => {
  const lead = await own.leads.lead(leadId);
  return lead.standing;
};
const reservations = async (leadId: string): Promise<readonly string[]> => {
  const { rows } = await own.database.pool.query<{ what: string }>(
    `select ownership_no || ' ' || person_id || ' ' || how || ' ' || state as what from leadcycle.reservation
      where lead_id = $1 order by ownership_no`,
    [leadId],
  );
  return rows.map(({ what }) => what);
};
const distributed = async (): Promise<string> => {
  const leadId = await own.obtained();
  await own.leads.do(leadId, 'ada', assess('P', 3), assess('C', 3));
  return leadId;
};
const sendOnLeave = (...people: Name[]) =>
  own.database.pool.query(
    `insert into leadcycle.absence (person_id, absent_from, source)
     select unnest($1::text[]), '2020-01-01'::timestamptz, 'command'`,
    [people],
  );
const allAreBack = () => own.database.pool.query('truncate leadcycle.absence');

test('an owner is found, the place kept while they own the lead, and free when it ends', async () => {
  const leadId = await distributed();
  const standing = await eventually('an owner', async () => {
    const found = await stageOf(leadId)();
    return found.stage === 'convert' && found;
  });
  const { personId } = standing.ownership.owner;
  await expect.poll(() => reservations(leadId)).toEqual([`1 ${personId} offer confirmed`]);
  await own.leads.do(leadId, 'mia', lose);
  await own.leads.handle(leadId).result();
  expect(await reservations(leadId)).toEqual([`1 ${personId} offer released`]);
});

test('a lead for whom nobody is there lies in the pool; of two who claim it at once one gets it', async () => {
  await sendOnLeave('ada', 'ben');
  const leadId = await distributed();
  await eventually('the pool', async () => {
    const found = await stageOf(leadId)();
    return found.stage === 'distribute' && found.pool !== null;
  });
  await allAreBack();
  const claim = async (name: Name): Promise<string> => {
    const held = await reserve(own.database.pool, { leadId, ownershipNo: 1, personId: name, how: 'claim' });
    if (held.kind !== 'held') return held.kind;
    const { industries, products } = { industries: ['manufacturing'], products: ['Veridian Procure'] };
    const input = {
      owner: owner(name),
      reservation: held.reservation,
      claimsToday: 0,
      expertise: { industries, products },
    };
    const refused = await refusalOf(own.leads.do(leadId, name, { type: 'ClaimLead', input }));
    if (refused !== 'accepted')
      await releaseHold(own.database.pool, { leadId, ownershipNo: 1, personId: name });
    return refused;
  };
  const answers = await Promise.all([claim('ada'), claim('ben')]);
  expect([...answers].sort()).toEqual(['accepted', 'taken']);
  const winner = answers[0] === 'accepted' ? 'ada' : 'ben';
  await expect.poll(() => reservations(leadId)).toEqual([`1 ${winner} claim confirmed`]);
  await own.leads.do(leadId, 'mia', lose);
  await own.leads.handle(leadId).result();
});

test('a new owner takes the place of the old one', async () => {
  await sendOnLeave('ben');
  const leadId = await distributed();
  await expect.poll(() => reservations(leadId)).toEqual(['1 ada offer confirmed']);
  await allAreBack();
  const held = await reserve(own.database.pool, { leadId, ownershipNo: 2, personId: 'ben', how: 'given' });
  if (held.kind !== 'held') throw new Error(held.kind);
  const input = { owner: owner('ben'), reservation: held.reservation, reason: 'ada is on leave' };
  await own.leads.do(leadId, 'mia', { type: 'ReassignLead', input });
  await expect.poll(() => reservations(leadId)).toEqual(['1 ada offer released', '2 ben given confirmed']);
  await own.leads.do(leadId, 'mia', lose);
  await own.leads.handle(leadId).result();
});

test('a search is called off when a door has given the lead to somebody meanwhile', async () => {
  const leadId = await own.obtained();
  const held = await reserve(own.database.pool, { leadId, ownershipNo: 1, personId: 'ben', how: 'given' });
  if (held.kind !== 'held') throw new Error(held.kind);
  await own.leads.do(leadId, 'ada', assess('P', 3), assess('C', 3));
  const input = { owner: owner('ben'), reservation: held.reservation, reason: 'knows them', stated: null };
  await own.leads.do(leadId, 'mia', { type: 'DistributeLead', input });
  await expect.poll(() => reservations(leadId)).toEqual(['1 ben given confirmed']);
  await own.leads.do(leadId, 'mia', lose);
  expect(await own.leads.handle(leadId).result()).toMatchObject({ stage: 'lost' });
});

test('the sweep frees a place that nobody came for, after asking its lead', async () => {
  const leadId = await own.obtained();
  await reserve(own.database.pool, { leadId, ownershipNo: 1, personId: 'ben', how: 'claim' });
  const expire = `update leadcycle.reservation set expires_at = now() - interval '1 s' where lead_id = $1`;
  await own.database.pool.query(expire, [leadId]);
  const options = { workflowId: `sweep-${leadId}`, taskQueue: own.leads.taskQueue, args: [] };
  const swept = await own.leads.client.workflow.execute('sweepReservations', options);
  expect(swept).toEqual({ freed: 1, confirmed: 0, left: 0 });
  expect(await reservations(leadId)).toEqual(['1 ben claim released']);
});
