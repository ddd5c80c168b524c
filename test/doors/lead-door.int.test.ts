// Do commands reach their lead, whether it begins, runs, rests or was never there?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { currentLead } from '../../doors/current-lead.ts';
import { send, sendObtained } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { unseal } from '../../doors/sealing.ts';
import { openDoorWorld } from './door-world.ts';
import type { DoorWorld } from './door-world.ts';
import { obtained, obtainLead, say } from './story.ts';

let world: DoorWorld;
beforeAll(async () => {
  world = await openDoorWorld({
    temporalAddress: inject('temporalAddress'),
    databaseUrl: inject('databaseUrl'),
    bundlePath: inject('workflowBundlePath'),
  });
});
afterAll(() => world.close());

const refused = (code: string) => expect.objectContaining({ name: 'DoorRejection', code });
const addNote = (note: string) => [{ type: 'AddNote' as const, input: { note } }];

describe('obtaining a lead', () => {
  test('gives its first events, and again the same answer for the same command', async () => {
    const leadId = randomUUID();
    const commandId = randomUUID();
    const commands = [obtainLead(await world.engine.organisation())];
    const first = await say(world.engine, 'grace-chen', leadId, commands, commandId);
    expect(first).toMatchObject({ leadId, duplicate: false });
    expect(first.events[0]).toEqual({ type: 'LeadObtained', seq: 1 });
    const again = await say(world.engine, 'grace-chen', leadId, commands, commandId);
    expect(again).toMatchObject({ seq: first.seq, events: first.events });
  });

  test('an id that was used for something else is refused, in the same run too', async () => {
    const leadId = await obtained(world.engine);
    const commandId = randomUUID();
    await say(world.engine, 'nora-whitfield', leadId, addNote('call back'), commandId);
    await say(world.engine, 'nora-whitfield', leadId, addNote('call back'), commandId);
    const other = say(world.engine, 'nora-whitfield', leadId, addNote('do not call back'), commandId);
    await expect(other).rejects.toEqual(refused('command_id_reused'));
  });

  test('twice under two ids is refused the second time', async () => {
    const leadId = await obtained(world.engine);
    const again = say(world.engine, 'grace-chen', leadId, [obtainLead(await world.engine.organisation())]);
    await expect(again).rejects.toEqual(refused('already_obtained'));
  });

  test('what would be refused leaves no run behind', async () => {
    const leadId = randomUUID();
    const command = obtainLead(await world.engine.organisation(), {
      stated: { at: '2020-01-01T00:00:00.000Z', basis: 'stated' },
    });
    await expect(say(world.engine, 'grace-chen', leadId, [command])).rejects.toEqual(
      refused('stated_only_in_imports'),
    );
    await expect(currentLead(world.engine, leadId)).rejects.toEqual(refused('lead_not_found'));
  });

  test('seals what is personal, for the stream and for the run', async () => {
    const leadId = await obtained(world.engine);
    const lead = await currentLead(world.engine, leadId);
    expect(JSON.stringify(lead)).not.toContain('Ada Lovelace');
    await vi.waitFor(() =>
      expect(world.published.some(({ subject }) => subject.includes(leadId))).toBe(true),
    );
    expect(JSON.stringify(world.published)).not.toContain('ada@example.com');
    const key = (await world.engine.keys.existingKeys([leadId])).get(leadId) ?? null;
    expect(unseal(lead, key).contacts[0]).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.com' });
  });

  test('takes manager and office of the submitter from the organisation, whatever the command says', async () => {
    const leadId = randomUUID();
    const command = obtainLead(await world.engine.organisation(), {
      submitter: { personId: 'grace-chen', managerId: 'mei-castillo', officeId: 'hq' },
    });
    await say(world.engine, 'grace-chen', leadId, [command]);
    const { submitter } = await currentLead(world.engine, leadId);
    expect(submitter).toEqual({
      personId: 'grace-chen',
      managerId: 'nora-whitfield',
      officeId: 'office-boston',
    });
  });
});

describe('a running lead', () => {
  test('takes commands one after the other, also when they come at once', async () => {
    const leadId = await obtained(world.engine);
    const receipts = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        say(world.engine, 'nora-whitfield', leadId, addNote(`note ${index}`)),
      ),
    );
    const seqs = receipts.flatMap(({ events }) => events.map(({ seq }) => seq)).sort((a, b) => a - b);
    expect(new Set(seqs).size).toBe(12);
    expect(seqs.at(-1)! - seqs[0]!).toBe(11);
  });

  test('answers a command sent again with what it answered first', async () => {
    const leadId = await obtained(world.engine);
    const commandId = randomUUID();
    const first = await say(world.engine, 'nora-whitfield', leadId, addNote('called'), commandId);
    const again = await say(world.engine, 'nora-whitfield', leadId, addNote('called'), commandId);
    expect(again).toMatchObject({ seq: first.seq, events: first.events });
  });

  test('passes on why it refuses, and which command of the batch', async () => {
    const leadId = await obtained(world.engine);
    const both = say(world.engine, 'nora-whitfield', leadId, [
      ...addNote('then won'),
      { type: 'ReturnLead', input: { reason: 'back from rest' } },
    ]);
    await expect(both).rejects.toMatchObject({ name: 'DoorRejection', index: 1 });
    await expect(both).rejects.toMatchObject({ remedy: expect.stringMatching(/./) });
  });
});

describe('a lead that is not there', () => {
  test('is told as such', async () => {
    const leadId = randomUUID();
    const nobody = say(world.engine, 'nora-whitfield', leadId, addNote('hello'));
    await expect(nobody).rejects.toEqual(refused('lead_not_found'));
  });
});

describe('what a door refuses by itself', () => {
  test('is a place that the sender says to have reserved', async () => {
    const actor = actorOf(await world.engine.organisation(), 'grace-chen');
    const reservation = { ownershipNo: 1, expiresAt: '2099-01-01T00:00:00.000Z' };
    const office = { officeId: 'office-boston', tier: 'rep_office' as const, path: ['office-boston'] };
    const owner = {
      personId: 'grace-chen',
      managerId: null,
      officeId: 'office-boston',
      role: 'AR' as const,
      office,
    };
    const ids = { leadId: randomUUID(), commandId: randomUUID(), actor };
    const forged = [
      { type: 'ReassignLead' as const, input: { owner, reservation, reason: 'mine' } },
      { type: 'DistributeLead' as const, input: { owner, reservation, reason: 'mine', stated: null } },
    ];
    for (const origin of ['live', 'import'] as const)
      for (const command of forged)
        await expect(send(world.engine, { ...ids, origin, commands: [command] })).rejects.toMatchObject({
          code: 'invalid_input',
          message: expect.stringContaining('reserved'),
        });
  });

  test.each([
    ['an id that is none', { leadId: 'lead-1', commandId: randomUUID() }],
    ['a command id that is none', { leadId: randomUUID(), commandId: 'x' }],
  ])('is %s', async (_, ids) => {
    const actor = actorOf(await world.engine.organisation(), 'grace-chen');
    await expect(send(world.engine, { ...ids, actor, commands: addNote('x') })).rejects.toEqual(
      refused('invalid_input'),
    );
  });
});

describe('a lead that has ended', () => {
  const endedLead = async (): Promise<string> => {
    const leadId = await obtained(world.engine);
    const loss = { reason: 'no_budget' as const, note: null, stated: null };
    await say(world.engine, 'nora-whitfield', leadId, [{ type: 'LoseLead', input: loss }]);
    const handle = world.engine.client.workflow.getHandle(`lead-${leadId}`);
    await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), 20_000);
    return leadId;
  };
  const reopen = [{ type: 'ReopenLead' as const, input: { reason: 'the budget came' } }];

  test('is woken by a command, and goes on where it was', async () => {
    const leadId = await endedLead();
    const before = await currentLead(world.engine, leadId);
    const receipt = await say(world.engine, 'nora-whitfield', leadId, reopen);
    expect(receipt.events[0]).toEqual({ type: 'LeadReopened', seq: before.seq + 1 });
    expect((await currentLead(world.engine, leadId)).standing.stage).toBe('evaluate');
  });

  test('still knows the commands it took before it rested', async () => {
    const leadId = randomUUID();
    const commandId = randomUUID();
    const commands = [obtainLead(await world.engine.organisation())];
    const first = await say(world.engine, 'grace-chen', leadId, commands, commandId);
    const loss = { reason: 'no_budget' as const, note: null, stated: null };
    await say(world.engine, 'nora-whitfield', leadId, [{ type: 'LoseLead', input: loss }]);
    const handle = world.engine.client.workflow.getHandle(`lead-${leadId}`);
    await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), 20_000);
    expect(await say(world.engine, 'grace-chen', leadId, commands, commandId)).toMatchObject({
      events: first.events,
    });
    const unasked = {
      leadId,
      commandId,
      actor: actorOf(await world.engine.organisation(), 'grace-chen'),
      commands,
    };
    expect(await sendObtained(world.engine, unasked)).toMatchObject({ events: first.events });
  });

  test('is woken once by many who come at the same time', async () => {
    const leadId = await endedLead();
    const answers = await Promise.allSettled(
      Array.from({ length: 4 }, () => say(world.engine, 'nora-whitfield', leadId, reopen)),
    );
    const seqs = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.events : []));
    expect(new Set(seqs.map(({ seq }) => seq)).size).toBe(seqs.length);
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
  });
});

describe('while no worker runs', () => {
  test('a command is not known to be taken; sent again with the same id it counts once', async () => {
    const leadId = await obtained(world.engine);
    const commandId = randomUUID();
    await world.stopWorker();
    const unanswered = say(world.hurried, 'nora-whitfield', leadId, addNote('called'), commandId);
    await expect(unanswered).rejects.toEqual(refused('engine_unavailable'));
    await expect(unanswered).rejects.toMatchObject({ remedy: expect.stringContaining(commandId) });
    await world.startWorker();
    const { seq } = await say(world.engine, 'nora-whitfield', leadId, addNote('called'), commandId);
    const after = await say(world.engine, 'nora-whitfield', leadId, addNote('and again'));
    expect(after.events[0]?.seq).toBe(seq + 1);
  });

  test('a lead is obtained once they are back', async () => {
    const leadId = randomUUID();
    const commandId = randomUUID();
    const commands = [obtainLead(await world.engine.organisation())];
    await world.stopWorker();
    const unanswered = say(world.hurried, 'grace-chen', leadId, commands, commandId);
    await expect(unanswered).rejects.toEqual(refused('engine_unavailable'));
    await world.startWorker();
    expect(await say(world.engine, 'grace-chen', leadId, commands, commandId)).toMatchObject({ leadId });
    expect((await currentLead(world.engine, leadId)).contacts).toHaveLength(1);
  });
});
