// Does the case of Mexico come to its order in its own time, with the weeks of it passing for the lead alone?
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { play } from '../../cli/scenario/play.ts';
import { readScenario } from '../../cli/scenario/scenario-file.ts';
import { leadIdOf, newId } from '../../doors/ids.ts';
import { openDoorWorld } from '../doors/door-world.ts';
import type { DoorWorld } from '../doors/door-world.ts';
import { openTimeSkipping } from '../support/time-skipping.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';

let world: DoorWorld;
let time: TimeSkipping;
beforeAll(async () => {
  world = await openDoorWorld({
    temporalAddress: inject('temporalAddress'),
    databaseUrl: inject('databaseUrl'),
    bundlePath: inject('workflowBundlePath'),
  });
  time = await openTimeSkipping(inject('temporalAddress'));
});
afterAll(async () => {
  await time.close();
  await world.close();
});

test('the case of Mexico takes its weeks and ends with the order', async () => {
  const scenario = await readScenario(
    fileURLToPath(new URL('../../examples/mexico-2006.yaml', import.meta.url)),
  );
  const run = newId();
  const leadId = leadIdOf(`scenario:${run}`, scenario.lead);
  let passed = 0;
  const engine = { ...world.engine, client: time.client, now: () => Date.now() + passed };
  const played = await play(scenario, {
    ...{ engine, run, onStep: () => undefined },
    letPass: async (ms) => {
      await time.skip(`lead-${leadId}`, ms);
      passed += ms;
    },
  });
  expect(played.at(-1)?.stands).toBe('won');
  expect(passed).toBeGreaterThan(40 * 86_400_000);
  const told = world.published.filter(({ subject }) => subject === leadId);
  const [first, last] = [told[0], told.findLast(({ type }) => type.includes('OrderWon'))];
  expect(Date.parse(last?.time ?? '') - Date.parse(first?.time ?? '')).toBeGreaterThanOrEqual(passed);
}, 120_000);
