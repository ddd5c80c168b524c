// Does a lead stay one lead when its commands race with its ends, its wakes and its new runs, all through the door?
import { randomInt } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eightCommands } from '../../bench/eight-commands.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { newId } from '../../doors/ids.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Envelope } from '../../events/envelope.ts';
import { keepFinishedRuns } from '../../stack/temporal-health.ts';
import type { sweepReservations } from '../../workflows/sweep-reservations.ts';
import { eventually } from '../support/eventually.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { sendPatiently } from '../support/patient-sender.ts';
import { allPublished } from '../support/published.ts';
import { runsThatDoNotReplay } from '../support/replays.ts';
import { startSmallHistoryServer } from '../support/small-history-server.ts';
import { misreported } from './planned-lives.ts';
import type { Accepted } from './planned-lives.ts';
import { sized } from '../support/size.ts';

const [leads, turns] = sized([16, 4], [100, 30]);
const writers = 3;
let server: TestWorkflowEnvironment;
let own: TestEngine;
beforeAll(async () => {
  server = await startSmallHistoryServer(70);
  await keepFinishedRuns(server.address, 'default');
  own = await startEngine({
    ...{ temporalAddress: server.address, kafkaBrokers: inject('kafkaBrokers') },
    databaseUrl: inject('databaseUrl'),
  });
});
afterAll(async () => {
  await own.close();
  await server.teardown();
});

const accepted: Accepted[] = [];
const refused: string[] = [];

const give = async (leadId: string, personId: string, command: OpenCommand): Promise<void> => {
  const actor = actorOf(await own.engine.organisation(), personId);
  const sending = { leadId, commandId: newId(), actor, commands: [command] };
  try {
    const receipt = await sendPatiently(own.engine, sending);
    accepted.push({ leadId, commandId: sending.commandId, receipt });
    // Sent again at once, perhaps to the next run or to one that wakes: the same answer, by the lead's memory or the server's.
    if (randomInt(4) === 0)
      expect(await sendPatiently(own.engine, sending)).toEqual({
        ...receipt,
        duplicate: expect.any(Boolean),
      });
  } catch (failure) {
    // Who comes too late is told so; that there is no such lead is never the truth here.
    if (!(failure instanceof DoorRejection) || !tooLate.has(failure.code)) throw failure;
    refused.push(sending.commandId);
  }
};
const tooLate: ReadonlySet<string> = new Set(['lead_ended', 'move_not_allowed']);

const anyCommand = (turn: number): OpenCommand => {
  const any: readonly OpenCommand[] = [
    {
      type: 'WinOrder',
      input: { orderNo: `PO-${String(turn)}`, amount: null, signatoryContactId: 'c3', stated: null },
    },
    { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } },
    { type: 'ReopenLead', input: { reason: 'they called again' } },
    { type: 'ReopenLead', input: { reason: 'the order was cancelled' } },
    {
      type: 'AssessDimension',
      input: { dimension: 'S', rating: turn % 2 === 0 ? 1 : 2, evidence: null, observedAt: null },
    },
  ];
  return any[randomInt(any.length)]!;
};

test(`${String(leads)} leads, ${String(writers)} writers each, racing with ends and wakes: no gap, no double, no place lost`, async () => {
  const organisation = await own.engine.organisation();
  const leadIds = await Promise.all(
    Array.from({ length: leads }, async (_, number) => {
      const leadId = newId();
      for (const { personId, command } of eightCommands(organisation, String(number)).slice(0, 3))
        await give(leadId, personId, command);
      const writer = async (): Promise<void> => {
        for (let turn = 0; turn < turns; turn += 1) await give(leadId, 'mia', anyCommand(turn));
      };
      await Promise.all(Array.from({ length: writers }, writer));
      return leadId;
    }),
  );
  await settled(leadIds);
  await allPublished(own, leadIds);
  const records = await own.expectReadModelsAsStream();
  expect(misreported(records, accepted)).toEqual([]);
  const causes = new Set(records.map(({ text }) => (JSON.parse(text) as Envelope).causationid));
  expect(refused.filter((commandId) => causes.has(commandId))).toEqual([]);
  await expectPlacesAsOwnerships(leadIds);
  expect(await runsThatDoNotReplay(own.engine.client, inject('workflowBundlePath'))).toEqual([]);
  // Without these the campaign would have shown nothing.
  expect(await runsThatEnded('ContinuedAsNew')).toBeGreaterThan(0);
  expect(await runsThatEnded('Completed')).toBeGreaterThan(0);
}, 180_000);

const runsThatEnded = async (how: string): Promise<number> => {
  const query = `WorkflowType = 'leadLifecycle' and ExecutionStatus = '${how}'`;
  return (await own.engine.client.workflow.count(query)).count;
};

/** Until no lead looks for an owner any more: the search goes on after the last command. */
const settled = (leadIds: readonly string[]): Promise<unknown> =>
  eventually(
    'every lead that is open has an owner',
    async () => {
      const found = await Promise.all(leadIds.map((leadId) => currentLead(own.engine, leadId)));
      return found.every(({ standing }) => standing.stage !== 'distribute');
    },
    60_000,
  );

/** Each owned lead keeps one place, each other lead none, once the sweeper has been: a search that was cut off may leave a hold. */
const expectPlacesAsOwnerships = async (leadIds: readonly string[]): Promise<void> => {
  const { client, pool, configuration } = own.engine;
  await pool.query(
    `update leadcycle.reservation set expires_at = now() - interval '1 minute' where state = 'held'`,
  );
  const sweep = { workflowId: `sweep-${newId()}`, taskQueue: configuration.taskQueue };
  await client.workflow.execute<typeof sweepReservations>('sweepReservations', sweep);
  const found = await Promise.all(leadIds.map((leadId) => currentLead(own.engine, leadId)));
  const owned = found.flatMap((lead) => {
    const ownership = ownershipOf(lead);
    return ownership === null
      ? []
      : [`${lead.leadId} ${String(ownership.no)} ${ownership.owner.personId} confirmed`];
  });
  const places = async (): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ place: string }>(
      `select concat_ws(' ', lead_id, ownership_no, person_id, state) as place
         from leadcycle.reservation where state <> 'released'`,
    );
    return rows.map(({ place }) => place).sort();
  };
  await expect.poll(places, { timeout: 30_000 }).toEqual(owned.sort());
};
