// Do leads that go into each other at once come out whole while their worker is killed in the middle?
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { heldOf } from '../../domain/merging/state.ts';
import { eventually } from '../support/eventually.ts';
import { foldOf } from '../support/fold.ts';
import { OwnWorker } from '../support/own-worker.ts';
import { requireOrderedStream } from '../support/stream-order.ts';
import { sized } from '../support/size.ts';

const pairs = sized(4, 30);
const own = new OwnWorker();

test(`${String(pairs)} pairs and a circle of three, the worker killed while they ask each other`, async () => {
  const circles = [...Array.from({ length: pairs }, () => 2), 3].map((size) =>
    Array.from({ length: size }, () => randomUUID()),
  );
  const all = circles.flat();
  await Promise.all(all.map((leadId) => own.leads.obtain(leadId)));
  const asked = circles.flatMap((circle) =>
    circle.map((leadId, index) =>
      own.leads.do(leadId, 'vera', {
        type: 'MergeLead',
        input: { intoLeadId: circle[(index + 1) % circle.length]! },
      }),
    ),
  );
  await sleep(randomInt(20, 200));
  await own.kill();
  // Whoever was merged before they could propose is told so; all others have proposed.
  await Promise.allSettled(asked);

  const folded = async () => {
    const records = await own.records();
    requireOrderedStream(records);
    return new Map(
      all.map((leadId) => [leadId, foldOf(records.filter((record) => record.leadId === leadId))]),
    );
  };
  const settled = await eventually(
    'an answer to every proposal',
    async () => {
      const known = await folded();
      const isSettled = [...known.values()].every(
        (lead) => lead !== null && lead.merge.state !== 'proposed' && lead.merge.state !== 'never',
      );
      return isSettled ? known : null;
    },
    90_000,
  );
  for (const circle of circles) {
    const members = circle.map((leadId) => settled.get(leadId)!);
    expect(members.some(({ standing }) => standing.stage !== 'merged')).toBe(true);
    for (const lead of members) {
      const into = members.filter(
        ({ standing }) => standing.stage === 'merged' && standing.into === lead.leadId,
      );
      expect(
        heldOf(lead.absorbed)
          .map(({ fromLeadId }) => fromLeadId)
          .sort(),
      ).toEqual(into.map(({ leadId }) => leadId).sort());
    }
  }
});
