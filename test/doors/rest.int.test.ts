// Does a lead that nobody owns rest under somebody's eyes, and on a condition that makes sense?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { currentLead } from '../../doors/current-lead.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { openDoorWorld } from './door-world.ts';
import type { DoorWorld } from './door-world.ts';
import { obtained, pooled, say } from './story.ts';

let world: DoorWorld;
beforeAll(async () => {
  world = await openDoorWorld({
    temporalAddress: inject('temporalAddress'),
    databaseUrl: inject('databaseUrl'),
    bundlePath: inject('workflowBundlePath'),
  });
});
afterAll(() => world.close());

const rest = (condition: string | null = null): OpenCommand => ({
  type: 'NurtureLead',
  input: {
    until: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    condition,
    keeper: null,
    reason: 'no budget yet',
  },
});

test('the lead manager of its office keeps a lead that nobody owns, also when the command comes twice', async () => {
  const leadId = await pooled(world.engine);
  const commandId = randomUUID();
  const first = await say(world.engine, 'nora-whitfield', leadId, [rest()], commandId);
  const again = await say(world.engine, 'nora-whitfield', leadId, [rest()], commandId);
  expect(again).toMatchObject({ seq: first.seq, events: first.events });
  const { standing } = await currentLead(world.engine, leadId);
  expect(standing).toMatchObject({
    stage: 'nurture',
    left: 'distribute',
    keeper: { officeId: 'office-boston' },
  });
  const keeper = standing.stage === 'nurture' ? (standing.keeper?.personId ?? '') : '';
  expect((await world.engine.organisation()).people.get(keeper)?.roles).toContain('lead_manager');
});

test('a condition that makes no sense is refused with the column of the mistake', async () => {
  const leadId = await obtained(world.engine);
  const refused = (condition: string) => say(world.engine, 'nora-whitfield', leadId, [rest(condition)]);
  await expect(refused('lead.amount >= 10.0 && lead.gade == "A"')).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/^condition:29 A lead has no field "gade"\. Did you mean "grade"\?/),
  });
  await expect(refused('lead.amount')).rejects.toMatchObject({
    message: expect.stringMatching(/not true or false/),
  });
  await expect(refused('lead.grade == "Z"')).rejects.toMatchObject({
    message: expect.stringMatching(/never "Z"/),
  });
});
