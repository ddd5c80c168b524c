// Is anything lost or doubled, up to the read models, when the engine's processes are killed in the middle of lives?
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { allPublished } from '../support/published.ts';
import { livePlanned, misreported, totalsOf } from './planned-lives.ts';
import type { Accepted } from './planned-lives.ts';
import { sized } from '../support/size.ts';

const [leads, kills] = sized([6, 1], [60, 8]);
let own: TestEngine;
beforeAll(async () => {
  own = await startEngine({
    ...{ temporalAddress: inject('temporalAddress'), kafkaBrokers: inject('kafkaBrokers') },
    databaseUrl: inject('databaseUrl'),
  });
});
afterAll(() => own.close());

/** Plays the plan and calls `disturb` beside it. */
const play = async (
  name: string,
  disturb: (accepted: readonly Accepted[]) => Promise<void>,
): Promise<{ accepted: readonly Accepted[]; leadIds: ReadonlySet<string> }> => {
  const accepted: Accepted[] = [];
  const lives = Promise.all(
    Array.from({ length: leads }, (_, number) =>
      livePlanned(own.engine, `${name}-${String(number)}`, (one) => accepted.push(one)),
    ),
  );
  const [leadIds] = await Promise.all([lives, disturb(accepted)]);
  return { accepted, leadIds: new Set(leadIds) };
};

/** Kills and restarts at even shares of the plan: as many commands have been accepted by then. */
const killed =
  (process: TestEngine['worker']) =>
  async (accepted: readonly Accepted[]): Promise<void> => {
    for (let kill = 1; kill <= kills; kill += 1) {
      const share = Math.floor((leads * 8 * kill) / (kills + 2));
      await eventually(
        `${String(share)} commands are accepted`,
        async () => accepted.length >= share,
        sized(80_000, 240_000),
      );
      process.kill();
      await process.restart();
    }
  };

let undisturbed: Record<string, number>;

test(`${String(leads)} lives without a fault are in the stream and the read models as they were told`, async () => {
  const { accepted, leadIds } = await play('calm', async () => undefined);
  await allPublished(own, leadIds);
  const records = await own.expectReadModelsAsStream();
  expect(misreported(records, accepted)).toEqual([]);
  undisturbed = totalsOf(records, leadIds);
  expect(undisturbed['leadcycle.OrderWon.v1']).toBe(leads);
});

test(`the same plan comes out the same while the worker is killed ${String(kills)} times`, async () => {
  const { accepted, leadIds } = await play('worker', killed(own.worker));
  await allPublished(own, leadIds);
  const records = await own.expectReadModelsAsStream();
  expect(misreported(records, accepted)).toEqual([]);
  expect(totalsOf(records, leadIds)).toEqual(undisturbed);
});

test(`the same plan comes out the same while the projector is killed ${String(kills)} times`, async () => {
  const { accepted, leadIds } = await play('projector', killed(own.projector));
  await allPublished(own, leadIds);
  const records = await own.expectReadModelsAsStream();
  expect(misreported(records, accepted)).toEqual([]);
  expect(totalsOf(records, leadIds)).toEqual(undisturbed);
});
