// Is the same need of the same customer found, whoever enters it, and shown only to whom it may be?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { duplicatesOf } from '../../activities/duplicates.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { duplicatesSeenOf, seenBy } from '../../doors/duplicates/seen-duplicates.ts';
import { suspectsFor } from '../../doors/duplicates/suspects.ts';
import { unseenSuspects, withoutUnseen } from '../../doors/duplicates/unseen-suspects.ts';
import { send } from '../../doors/lead-door.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { unseal } from '../../doors/sealing.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { openDoorWorld } from './door-world.ts';
import type { DoorWorld } from './door-world.ts';
import { obtainLead, say } from './story.ts';

let world: DoorWorld;
beforeAll(async () => {
  world = await openDoorWorld({
    temporalAddress: inject('temporalAddress'),
    databaseUrl: inject('databaseUrl'),
    bundlePath: inject('workflowBundlePath'),
  });
  // Nobody follows the stream here: they are there and empty, and the engine has the last word.
  await installReadSet(world.engine.pool, liveSet);
});
afterAll(() => world.close());

type Obtain = Extract<OpenCommand, { type: 'ObtainLead' }>;
type Input = Obtain['input'];
interface Told {
  readonly name?: string;
  readonly id?: string;
  readonly product?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** A lead whose customer, need and contact are its own unless told otherwise. */
const leadOf = async ({ name, id, product = 'Looms', email = null, phone = null }: Told): Promise<Obtain> => {
  const own = randomUUID();
  const command = obtainLead(await world.engine.organisation());
  if (command.type !== 'ObtainLead') throw new Error(command.type);
  const input: Input = {
    ...command.input,
    customer: { ...command.input.customer!, customerId: id ?? `customer-${own}`, name: name ?? `Own ${own}` },
    need: { ...command.input.need!, needId: `need-${own}`, product },
    informant: { relation: 'outsider', contactId: null },
    contacts: [
      { contactId: 'contact-1', name: null, email, phone, title: null, level: 'manager', relation: null },
    ],
  };
  return { ...command, input };
};
const obtained = async (told: Told, who = 'grace-chen'): Promise<string> => {
  const leadId = randomUUID();
  await say(world.engine, who, leadId, [await leadOf(told)]);
  await vi.waitFor(async () => {
    const { rowCount } = await world.engine.pool.query(
      'select 1 from leadcycle.lead_need where lead_id = $1 and obtained_at is not null',
      [leadId],
    );
    expect(rowCount).toBe(1);
  });
  return leadId;
};
const found = async (told: Told): Promise<readonly string[]> => {
  const leadId = randomUUID();
  const command = await leadOf(told);
  const suspects = await suspectsFor(world.engine, [{ leadId, command }], { areThere: false });
  return (suspects.get(leadId) ?? []).map((one) => `${one.leadId}: ${one.because}`);
};

describe('a lead is found', () => {
  test.each<[string, Told, Told, string]>([
    ['by the customer', { id: 'c-1' }, { id: 'c-1' }, 'the same customer'],
    [
      'by the name in another spelling',
      { name: 'Harbor Mills, Inc.' },
      { name: 'HARBOR  MILLS' },
      'a customer of the same name',
    ],
    [
      'by a name much like it',
      { name: 'Riverside Weaving Works' },
      { name: 'Riverside Weaving Work' },
      'a customer of a name much like it',
    ],
    [
      'by a numbered name much like it',
      { name: 'Plant 17 of Riverside' },
      { name: 'Plant 17 of Riversid' },
      'a customer of a name much like it',
    ],
    ['by e-mail', { email: 'Kim@gmail.com' }, { email: ' kim@GMAIL.com' }, 'a contact with the same e-mail'],
    [
      'by phone, however it is written',
      { phone: '+1 (617) 555-0134' },
      { phone: '617 555 0134' },
      'a contact with the same phone',
    ],
    [
      'by the domain of the company',
      { email: 'kim@loomworks.co' },
      { email: 'lee@loomworks.co' },
      'a contact of the same domain',
    ],
  ])('%s', async (_, first, second, because) => {
    const leadId = await obtained(first);
    expect(await found(second)).toEqual([`${leadId}: same product for ${because}`]);
  });

  test.each<[string, Told, Told]>([
    ['another product', { id: 'c-2' }, { id: 'c-2', product: 'Dyes' }],
    ['a digit more', { name: 'Company acct_000655' }, { name: 'Company acct_000665' }],
    ['another company of a common word', { name: 'Blue Harbor Foods' }, { name: 'Blue Mountain Coffee' }],
    ['an address that anybody may have', { email: 'kim@outlook.com' }, { email: 'lee@outlook.com' }],
  ])('but not with %s', async (_, first, second) => {
    await obtained(first);
    expect(await found(second)).toEqual([]);
  });

  test('nothing personal is kept to find it by, and erasing the lead takes even that', async () => {
    const leadId = await obtained({ email: 'zoe@gmail.com', phone: '+1 617 555 0177' });
    const keys = async () =>
      (await world.engine.pool.query('select kind, key from leadcycle.lead_key where lead_id = $1', [leadId]))
        .rows;
    expect(await keys()).toHaveLength(2);
    expect(JSON.stringify(await keys())).not.toMatch(/zoe@|gmail|617.?555/u);
    await world.engine.keys.erase(leadId);
    expect(await keys()).toEqual([]);
  });

  test('a lead that was refused is not found', async () => {
    const command = await leadOf({ id: 'c-3' });
    const refused = {
      ...command,
      input: { ...command.input, stated: { at: '2020-01-01T00:00:00.000Z', basis: 'stated' as const } },
    };
    await expect(say(world.engine, 'grace-chen', randomUUID(), [refused])).rejects.toThrow();
    const { rowCount } = await world.engine.pool.query(
      `select 1 from leadcycle.lead_need where customer_id = 'c-3'`,
    );
    expect(rowCount).toBe(0);
  });
});

test('a door that never heard of duplicates holds back what may be one, and a repeat is a repeat', async () => {
  const first = await obtained({ id: 'c-9' });
  const sending = {
    ...{ leadId: randomUUID(), commandId: randomUUID() },
    actor: actorOf(await world.engine.organisation(), 'grace-chen'),
    commands: [await leadOf({ id: 'c-9' })],
  };
  const receipt = await send(world.engine, sending);
  expect(await currentLead(world.engine, sending.leadId)).toMatchObject({
    suspects: [{ leadId: first, state: 'suspected' }],
    standing: { stage: 'obtain' },
  });
  await obtained({ id: 'c-9' });
  expect(await send(world.engine, sending)).toMatchObject({ seq: receipt.seq });
});

test('two obtained at once find each other', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  const commands = await Promise.all([leadOf({ id: 'c-4' }), leadOf({ id: 'c-4' })]);
  await Promise.all(
    [a, b].map((leadId, index) => say(world.engine, 'grace-chen', leadId, [commands[index]!])),
  );
  await vi.waitFor(
    async () => {
      const leads = await Promise.all([a, b].map((leadId) => currentLead(world.engine, leadId)));
      expect(leads.flatMap(({ suspects }) => suspects.map(({ leadId }) => leadId)).length).toBeGreaterThan(0);
    },
    { timeout: 20_000 },
  );
});

test('who may not see a lead learns only whose it is', async () => {
  const theirs = await obtained({ id: 'c-5' });
  const duplicates = (await duplicatesOf(world.engine.pool, [theirs])).get(theirs) ?? [];
  expect(duplicates).toEqual([]);
  const told = [{ leadId: theirs, because: 'same need of the same customer' }];
  expect(await seenBy(world.engine, 'nora-whitfield', told)).toMatchObject([{ leadId: theirs }]);
  const outside = await seenBy(world.engine, 'sun-zhiqiang', told);
  expect(outside).toMatchObject([{ leadId: null, stage: null }]);
  expect(JSON.stringify(outside)).not.toContain(theirs);
  await expect(duplicatesSeenOf(world.engine, 'sun-zhiqiang', theirs)).rejects.toMatchObject({
    code: 'outside_scope',
  });
});

test('what a lead tells of a suspect is for those who may see both; who is not named sees no other lead', async () => {
  const theirs = await obtained({ id: 'c-7' });
  const one = await currentLead(world.engine, await obtained({ id: 'c-8' }));
  const submitter = { ...one.submitter, personId: 'sun-zhiqiang' };
  const lead = { ...one, submitter, suspects: [{ leadId: theirs, state: 'suspected' as const }] };
  const told = { data: { otherLeadId: theirs, because: 'same need' }, what: `Look at ${theirs}.` };
  const seen = async (viewerId: string | null) =>
    withoutUnseen(told, await unseenSuspects(world.engine, viewerId, lead));
  expect(await seen('nora-whitfield')).toEqual(told);
  for (const viewerId of ['sun-zhiqiang', null]) {
    expect(JSON.stringify(await seen(viewerId))).not.toContain(theirs);
    expect((await seen(viewerId)).data.because).toBe('another office has a lead for this customer');
    expect((await seen(viewerId)).what).toMatch(/^Look at a lead of /u);
  }
  await expect(unseenSuspects(world.engine, 'sun-zhiqiang', one)).rejects.toMatchObject({
    code: 'outside_scope',
  });
});

test('a merge brings the contacts over, readable under the survivor’s key and no other', async () => {
  const a = await obtained({ id: 'c-6', email: 'kim@gmail.com' });
  const b = await obtained({ id: 'c-6', email: 'lee@gmail.com' });
  await say(world.engine, 'nora-whitfield', b, [{ type: 'MergeLead', input: { intoLeadId: a } }]);
  await vi.waitFor(async () => expect((await currentLead(world.engine, b)).standing.stage).toBe('merged'), {
    timeout: 20_000,
  });
  const survivor = await currentLead(world.engine, a);
  const keys = await world.engine.keys.existingKeys([a, b]);
  const emails = (key: string) => unseal(survivor, keys.get(key) ?? null).contacts.map(({ email }) => email);
  expect(emails(a)).toEqual(['kim@gmail.com', 'lee@gmail.com']);
  expect(emails(b)).toEqual(['[erased]', '[erased]']);
});
