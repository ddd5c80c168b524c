// Which lives are recorded? Every loop of the workflow and every way it ends has one.
import { randomUUID } from 'node:crypto';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Merge } from '../../domain/merging/state.ts';
import { instant } from '../../domain/time.ts';
import {
  assess,
  contact,
  customer,
  find,
  followUp,
  obtain,
  owner,
  policy,
  reservation,
  usd,
} from '../support/domain-world.ts';
import type { Name } from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import type { MemoryStream } from '../support/memory-stream.ts';
import { refusalOf } from '../support/refusal.ts';
import { batchOf } from '../support/batch.ts';
import type { RunningLeads } from '../support/running-leads.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';

export interface Stage {
  readonly leads: RunningLeads;
  readonly stream: MemoryStream;
  readonly time: TimeSkipping;
}

/** Lives a lead and gives its id; the histories of all its runs are saved. */
export type Life = (stage: Stage) => Promise<string>;

const day = 86_400_000;
const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };
const reopen: LeadCommand = { type: 'ReopenLead', input: { reason: 'they called' } };
const milestone = (name: 'solution_agreed' | 'bid_submitted' | 'contract_signed'): LeadCommand => ({
  type: 'ReachMilestone',
  input: { milestone: name, stated: null },
});

const published = (leads: RunningLeads, leadId: string): Promise<boolean> =>
  eventually(`${leadId} is published`, async () => (await leads.progress(leadId)).outbox === 0, 60_000);

const owned = async (
  leads: RunningLeads,
  ...commands: LeadCommand[]
): Promise<{ leadId: string; owner: Name }> => {
  const leadId = randomUUID();
  await leads.obtain(leadId, obtain(), assess('P', 3), assess('C', 3), ...commands);
  const owner = await eventually('an owner', async () => {
    const lead = await leads.lead(leadId);
    return lead.standing.stage === 'convert' && lead.standing.ownership.owner.personId;
  });
  return { leadId, owner: owner as Name };
};

const won: Life = async ({ leads }) => {
  const { leadId, owner } = await owned(leads, assess('T', 3));
  await leads.do(leadId, owner, followUp());
  await leads.do(leadId, owner, milestone('solution_agreed'), milestone('bid_submitted'));
  await leads.do(leadId, owner, { type: 'ConfirmNeed', input: { contactId: 'c3', medium: 'in_person' } });
  await leads.do(leadId, owner, milestone('contract_signed'));
  const order = { orderNo: 'A-1', amount: usd(39_000), signatoryContactId: 'c3', stated: null };
  await leads.do(leadId, owner, { type: 'WinOrder', input: order });
  await leads.handle(leadId).result();
  return leadId;
};

const verified: Life = async ({ leads }) => {
  const leadId = randomUUID();
  await leads.obtain(
    leadId,
    obtain({ customer: { ...customer, position: 'dominant' }, amount: usd(2_000_000) }),
  );
  await leads.do(leadId, 'ada', assess('P', 3), assess('C', 3));
  for (const angle of ['need', 'budget', 'timing'] as const) {
    await leads.do(leadId, 'viktor', find('c1', angle));
    await leads.do(leadId, 'rex', find('c3', angle, 'confirmed', 'in_person'));
  }
  await eventually(
    'it left verification',
    async () => (await leads.lead(leadId)).standing.stage !== 'cross_verify',
  );
  await leads.do(leadId, 'hana', lose);
  await leads.handle(leadId).result();
  return leadId;
};

const lostAndBack: Life = async ({ leads }) => {
  const { leadId } = await owned(leads);
  for (let round = 0; round < 3; round += 1) {
    await leads.do(leadId, 'mia', lose);
    await leads.handle(leadId).result();
    await refusalOf(leads.do(leadId, 'mia', assess('P', 1)));
    await leads.do(leadId, 'mia', reopen);
  }
  await published(leads, leadId);
  return leadId;
};

const escalated: Life = async ({ leads, time }) => {
  const { leadId } = await owned(leads, assess('T', 3));
  await time.skip(`lead-${leadId}`, 30 * day);
  await published(leads, leadId);
  return leadId;
};

const rested: Life = async ({ leads, time }) => {
  const { leadId } = await owned(leads);
  const until = instant(Date.now() + 20 * day).slice(0, 10);
  const input = { until, condition: null, keeper: null, reason: 'budget comes next year' };
  await leads.do(leadId, 'mia', { type: 'NurtureLead', input });
  await time.skip(`lead-${leadId}`, 25 * day);
  await published(leads, leadId);
  return leadId;
};

const manyRuns: Life = async ({ leads }) => {
  const leadId = randomUUID();
  await leads.obtain(leadId);
  for (let turn = 0; (await leads.progress(leadId)).runs < 4; turn += 1) {
    const batch = batchOf('ada', [assess('S', turn % 2 === 0 ? 1 : 2)]);
    await Promise.all([
      leads.send(leadId, batch),
      leads.do(leadId, 'ada', assess('R', turn % 2 === 0 ? 3 : 1)),
    ]);
    if (turn % 5 === 0) await leads.sendAgain(leadId, batch);
  }
  await published(leads, leadId);
  return leadId;
};

const streamAway: Life = async ({ leads, stream }) => {
  const leadId = randomUUID();
  let failures = 2;
  stream.behave = async (keep) => {
    if (failures-- > 0) throw new Error('connect ECONNREFUSED');
    keep();
  };
  await leads.obtain(leadId);
  await leads.do(leadId, 'ada', assess('P', 1), contactAdded);
  await published(leads, leadId);
  stream.behave = async (keep) => keep();
  return leadId;
};

const contactAdded: LeadCommand = {
  type: 'EnrichLead',
  input: {
    ...{
      customer: null,
      need: null,
      channel: null,
      informant: null,
      counterpartContactId: null,
      amount: null,
    },
    ...{ expectedDecisionOn: null, routing: null },
    contacts: [contact('c4', 'user')],
  },
};

const nobodyCame: Life = async ({ leads, time }) => {
  const leadId = randomUUID();
  const args = [{ leadId, policy, wake: false, carry: null }];
  const options = { workflowId: `lead-${leadId}`, taskQueue: leads.taskQueue, args };
  const handle = await time.client.workflow.start('leadLifecycle', options);
  await time.skip(handle.workflowId, 11 * 60_000);
  await handle.result().catch(() => undefined);
  return leadId;
};

const cancelled: Life = async ({ leads }) => {
  const { leadId, owner } = await owned(leads);
  await leads.handle(leadId).cancel();
  await leads
    .handle(leadId)
    .result()
    .catch(() => undefined);
  await leads.do(leadId, owner, assess('B', 2));
  await published(leads, leadId);
  return leadId;
};

const workerGone: Life = async ({ leads }) => {
  const { leadId, owner } = await owned(leads);
  await leads.stopWorker();
  await leads.startWorker();
  await leads.do(leadId, owner, followUp());
  await published(leads, leadId);
  return leadId;
};

const merge = (intoLeadId: string): LeadCommand => ({ type: 'MergeLead', input: { intoLeadId } });
const unmerge: LeadCommand = { type: 'UnmergeLead', input: { reason: 'another plant' } };
const mergeOf = (leads: RunningLeads, leadId: string, state: Merge['state']): Promise<boolean> =>
  eventually(`${leadId} is ${state}`, async () => (await leads.lead(leadId)).merge.state === state);

/** A lead goes into another one and comes back. @returns both, the one that went first */
const mergedAndBack = async ({ leads }: Stage): Promise<readonly [string, string]> => {
  const [survivor, loser] = [randomUUID(), randomUUID()];
  await leads.obtain(survivor);
  await leads.obtain(loser, obtain({ contacts: [contact('c9', 'user')] }));
  await leads.do(loser, 'vera', merge(survivor));
  await mergeOf(leads, loser, 'merged');
  await leads.handle(loser).result();
  await leads.do(loser, 'vera', unmerge);
  await mergeOf(leads, loser, 'undone');
  await Promise.all([survivor, loser].map((leadId) => published(leads, leadId)));
  return [loser, survivor];
};

const gated: Life = async ({ leads }) => {
  const leadId = randomUUID();
  await leads.obtain(leadId, obtain({ amount: usd(2_000_000) }));
  await leads.do(leadId, 'ada', assess('P', 3), assess('C', 3), assess('T', 3));
  for (const angle of ['need', 'budget', 'timing'] as const) {
    await leads.do(leadId, 'viktor', find('c1', angle));
    await leads.do(leadId, 'rex', find('c3', angle, 'confirmed', 'in_person'));
  }
  await eventually('a pool', async () => {
    const { standing } = await leads.lead(leadId);
    return standing.stage === 'distribute' && standing.pool !== null;
  });
  const place = reservation(1, Date.now() + day);
  const given = { owner: owner('ben'), reservation: place, reason: 'knows them', stated: null };
  await leads.do(leadId, 'hana', { type: 'DistributeLead', input: given });
  const decide = (gate: 'pursue' | 'bid', decision: 'go' | 'no_go'): LeadCommand => ({
    type: 'DecideGate',
    input: { gate, decision, note: 'as we said', redirectTo: null, until: null },
  });
  await leads.do(leadId, 'hana', decide('pursue', 'go'));
  await leads.do(leadId, 'ben', milestone('solution_agreed'));
  await leads.do(leadId, 'hana', decide('bid', 'no_go'));
  await leads.handle(leadId).result();
  return leadId;
};

const adopted: Life = async ({ leads, time }) => {
  const { leadId } = await owned(leads, assess('T', 3));
  const { first_contact: clock, ...clocks } = policy.playbook.clocks;
  for (const [version, others] of [
    [2, clocks],
    [3, { ...clocks, ...(clock === undefined ? {} : { first_contact: clock }) }],
  ] as const) {
    const playbook = { ...policy.playbook, version, clocks: others };
    const command: LeadCommand = { type: 'AdoptPlaybook', input: { name: playbook.name, version } };
    await leads.send(leadId, batchOf('adam', [command], { playbook: { ...playbook } }));
  }
  await time.skip(`lead-${leadId}`, 30 * day);
  await published(leads, leadId);
  return leadId;
};

export const lives: Readonly<Record<string, Life>> = {
  won,
  verified,
  'lost-and-back': lostAndBack,
  escalated,
  rested,
  'many-runs': manyRuns,
  'stream-away': streamAway,
  'nobody-came': nobodyCame,
  cancelled,
  'worker-gone': workerGone,
  'merged-and-back': async (stage) => (await mergedAndBack(stage))[0],
  'took-another-over': async (stage) => (await mergedAndBack(stage))[1],
  gated,
  adopted,
};
