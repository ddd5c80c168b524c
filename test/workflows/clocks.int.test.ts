// Do the clocks of a lead run with nobody watching, on one timer, and at their instants?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { decode } from '../../events/codec.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Lead } from '../../domain/lead.ts';
import { instant } from '../../domain/time.ts';
import { assess, followUp, obtain, policy } from '../support/domain-world.ts';
import type { Name } from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import { FormerRun } from '../support/former-run.ts';
import { OwnLeads } from '../support/own-leads.ts';
import { batchOf } from '../support/batch.ts';
import { requireOrderedStream } from '../support/stream-order.ts';
import { openTimeSkipping } from '../support/time-skipping.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let time: TimeSkipping;
beforeAll(async () => {
  time = await openTimeSkipping(inject('temporalAddress'));
});
afterAll(() => time.close());
const own = new OwnLeads({ client: () => time.client });

const eventsOf = (leadId: string): readonly { event: LeadEvent; recordedAt: string }[] =>
  own.stream.of(leadId).map(({ text }) => {
    const decoded = decode(text);
    if (decoded.kind !== 'event') throw new Error(text);
    return { event: decoded.event, recordedAt: decoded.envelope.recordedtime };
  });

/** Issued at the lead's own time, which may be days ahead. */
const doAt = (leadId: string, now: number, who: Name, ...commands: LeadCommand[]): Promise<Receipt> =>
  own.leads.send(leadId, batchOf(who, commands, { issuedAt: instant(now) }));

const assigned = async (): Promise<{ leadId: string; lead: Lead }> => {
  const leadId = randomUUID();
  const batch = batchOf('ada', [obtain(), assess('P', 3), assess('C', 3), assess('T', 3)]);
  await own.leads.sendWithStart(leadId, batch, { leadId, policy, wake: false, carry: null });
  const lead = await eventually('the lead has an owner', async () => {
    const found = await own.leads.lead(leadId);
    return found.standing.stage === 'convert' && found;
  });
  await own.published(leadId);
  return { leadId, lead };
};
const count = (history: readonly string[], type: string): number =>
  history.filter((name) => name === type).length;

test('a follow-up clock climbs over days that nobody watches, each step once and at its instant', async () => {
  const { leadId, lead } = await assigned();
  const steps = lead.clocks['first_contact']?.steps ?? [];
  expect(steps.length).toBeGreaterThan(2);
  await time.skip(`lead-${leadId}`, 30 * day);
  await own.published(leadId);
  const events = eventsOf(leadId);
  const taken = events.filter(
    ({ event }) =>
      (event.type === 'ClockThresholdReached' || event.type === 'ClockBreached') &&
      event.data.clock === 'first_contact',
  );
  expect(taken.map(({ event }) => event.time)).toEqual(steps.map(({ due }) => due));
  for (const { event, recordedAt } of taken)
    expect(Date.parse(recordedAt) - Date.parse(event.time)).toBeLessThan(2_000);
  expect(events.map(({ event }) => event.type)).toContain('EscalationRaised');
  expect(events.filter(({ event }) => event.type === 'LeadReclaimed')).toHaveLength(1);
  requireOrderedStream(own.stream.of(leadId));
});

test('one timer a lead: a command that moves the deadline back costs no event for it', async () => {
  const { leadId, lead } = await assigned();
  const owner = (lead.standing.stage === 'convert' ? lead.standing.ownership.owner.personId : '') as Name;
  await doAt(leadId, Date.now(), owner, followUp());
  await own.published(leadId);
  const before = await own.leads.history(leadId);
  await doAt(leadId, Date.now(), owner, followUp());
  await own.published(leadId);
  const added = (await own.leads.history(leadId)).slice(before.length);
  expect(added.filter((type) => type.startsWith('timer'))).toEqual([]);
  expect(count(before, 'timerStarted') - count(before, 'timerCanceled') - count(before, 'timerFired')).toBe(
    1,
  );
  expect(added.filter((type) => type === 'publish')).toHaveLength(1);
});

test('what fell due while nobody worked comes before the command that finds it so', async () => {
  const weeksAgo = Date.now() - 21 * day;
  const former = new FormerRun(policy, weeksAgo).do('ada', obtain());
  const batch = batchOf('ada', [assess('P', 3)]);
  const { seq, events: made } = await own.leads.sendWithStart(former.leadId, batch, former.handedOn());
  await own.published(former.leadId);
  const events = eventsOf(former.leadId).map(({ event }) => event);
  const breached = events.findIndex(({ type }) => type === 'ClockBreached');
  const assessed = events.findIndex(({ type }) => type === 'DimensionAssessed');
  expect(breached).toBeGreaterThan(0);
  expect(assessed).toBeGreaterThan(breached);
  expect(made.map((one) => one.seq)).toContain(assessed + 1);
  expect(events).toHaveLength(seq);
  requireOrderedStream(own.stream.of(former.leadId));
});

test('a run to which nothing was said for ten minutes fails, so that the lead can be obtained again', async () => {
  const leadId = randomUUID();
  const input = { leadId, policy, wake: false, carry: null };
  const options = { workflowId: `lead-${leadId}`, taskQueue: own.leads.taskQueue, args: [input] };
  const handle = await time.client.workflow.start('leadLifecycle', options);
  await time.skip(handle.workflowId, 9 * minute);
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await time.skip(handle.workflowId, 2 * minute);
  await expect(handle.result()).rejects.toMatchObject({ cause: { type: 'nothing_obtained' } });
  expect(await own.leads.obtain(leadId)).toMatchObject({ seq: expect.any(Number), duplicate: false });
});

test('a rest ends on its day by itself', async () => {
  const { leadId } = await assigned();
  const until = instant(Date.now() + 20 * day).slice(0, 10);
  const rest = { until, condition: null, keeper: null, reason: 'budget comes next year' };
  await own.leads.do(leadId, 'mia', { type: 'NurtureLead', input: rest });
  await time.skip(`lead-${leadId}`, 25 * day);
  await own.published(leadId);
  const [ended] = eventsOf(leadId).filter(({ event }) => event.type === 'NurtureEnded');
  expect(ended?.event).toMatchObject({ data: { because: 'date_due' } });
});
