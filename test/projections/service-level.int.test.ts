// Do runs of clocks and escalations come out as they were told, however the stream is cut, and targets kept as they are defined?
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import {
  ada,
  assigned,
  enveloped,
  leadIdOf,
  obtained,
  ownerNamed,
} from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { attainmentBy, openClocks, openEscalations } from '../../projections/service-level/queries.ts';
import { feeder } from './apply.ts';
import { expectExact } from './exact.ts';
import { recordOf } from './tables.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
beforeEach(() => database.reset());
afterAll(() => database.drop());

const hour = 3_600_000;
const at = (hours: number): string => new Date(Date.UTC(2026, 0, 5, 9) + hours * hour).toISOString();
type Clock = EventOf<'ClockStarted'>['data']['clock'];
const scheduled = (dueIn: number) => ({
  ...{ officeId: 'madrid', calendarHash: 'h', targetMs: 4 * hour, remainingMs: 4 * hour },
  ...{ dueAt: at(dueIn), tiersAbove: 2, steps: [] },
});
const started = (hours: number, clock: Clock, cycle = 1): LeadEvent => ({
  ...{ type: 'ClockStarted', time: at(hours) },
  data: { clock, cycle, ...scheduled(hours + 4) },
});
const stopped = (
  hours: number,
  clock: Clock,
  result: 'met' | 'met_late' | 'cancelled',
  cycle = 1,
): LeadEvent => ({
  ...{ type: 'ClockStopped', time: at(hours) },
  data: { clock, cycle, result, because: 'told', lateEntry: result === 'met_late' ? 'yes' : 'no' },
});
const breached = (hours: number, clock: Clock, cycle = 1): LeadEvent => ({
  ...{ type: 'ClockBreached', time: at(hours) },
  data: {
    clock,
    cycle,
    stepId: `${clock}/${String(cycle)}/100/1`,
    action: 'tell',
    to: [],
    punctuality: 'on_time',
  },
});
const raised = (hours: number, escalationId: string): LeadEvent => ({
  ...{ type: 'EscalationRaised', time: at(hours) },
  data: {
    ...{ clock: 'first_contact', cycle: 1, escalationId, stepId: escalationId, action: 'tell' },
    ...{ to: [{ kind: 'person', personId: 'grace' }], officeId: 'madrid', told: 'first' },
  },
});

/** Breached, called for, excused, met late; then a pause that ends, one that does not, and a change of the calendar. */
const eventful: readonly LeadEvent[] = [
  obtained(at(0)),
  assigned(at(1), ownerNamed('ben')),
  started(1, 'first_contact'),
  breached(5, 'first_contact'),
  raised(5, 'first_contact/1/100/1'),
  raised(7, 'first_contact/1/150/2'),
  {
    type: 'EscalationAcknowledged',
    time: at(8),
    data: {
      ...{ clock: 'first_contact', cycle: 1, escalationId: 'first_contact/1/100/1' },
      ...{ by: ada, note: null, until: at(16) },
    },
  },
  {
    type: 'BreachExcused',
    time: at(9),
    data: { clock: 'first_contact', cycle: 1, because: 'a strike', by: ada },
  },
  stopped(10, 'first_contact', 'met_late'),
  started(10, 'follow_up'),
  ...[11, 14].flatMap((hours): LeadEvent[] => [
    {
      ...{ type: 'ClockPaused', time: at(hours) },
      data: {
        clock: 'follow_up',
        cycle: 1,
        until: at(hours + 1),
        because: 'asked to',
        consumedMs: hour,
        by: ada,
      },
    },
    {
      ...{ type: 'ClockResumed', time: at(hours + 1) },
      data: { clock: 'follow_up', cycle: 1, ...scheduled(hours + 5), pausedMs: hour, because: 'it ended' },
    },
  ]),
  {
    ...{ type: 'ClockRescheduled', time: at(16) },
    data: { clock: 'follow_up', cycle: 1, ...scheduled(30), because: 'PlaybookAdopted' },
  },
  stopped(17, 'follow_up', 'met'),
  started(17, 'follow_up', 2),
  {
    ...{ type: 'ClockPaused', time: at(18) },
    data: { clock: 'follow_up', cycle: 2, until: at(40), because: 'on holiday', consumedMs: hour, by: ada },
  },
];
const late: readonly LeadEvent[] = [
  obtained(at(0)),
  assigned(at(2), ownerNamed('cleo')),
  started(2, 'first_contact'),
  breached(6, 'first_contact'),
  raised(6, 'first_contact/1/100/1'),
];
const cancelled: readonly LeadEvent[] = [
  obtained(at(0)),
  started(0, 'evaluate'),
  stopped(3, 'evaluate', 'cancelled'),
  started(4, 'evaluate', 2),
];
const streams = [eventful, late, cancelled].map((events, index) => enveloped(leadIdOf(index + 1), events));

const told = async (chunkSize: number): Promise<void> => {
  const { feed } = feeder(database.pool, { chunkSize });
  await feed(streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
};

test.each([1, 2, 3, 5, 8, 2_000])(
  'in chunks of %i events the tables are the fold of the stream',
  async (size) => {
    await told(size);
    await expectExact(database.pool, streams);
  },
);

test('targets kept are met by met, met late and breached; the rest is counted apart', async () => {
  await told(2_000);
  const all = { only: everyLead, clock: null, asOf: null, from: null, to: null };
  const { rows, total } = await attainmentBy(database.pool, 'clock', all);
  const none = { met: 0, metLate: 0, breachedOpen: 0, openInTime: 0, cancelled: 0, excused: 0 };
  expect(rows).toEqual([
    { ...none, cut: 'evaluate', openInTime: 1, cancelled: 1, attainment: null },
    { ...none, cut: 'first_contact', metLate: 1, breachedOpen: 1, excused: 1, attainment: 0 },
    { ...none, cut: 'follow_up', met: 1, openInTime: 1, attainment: 1 },
  ]);
  expect(total).toMatchObject({ met: 1, metLate: 1, breachedOpen: 1, attainment: 1 / 3 });
  const ben = await attainmentBy(database.pool, 'owner', {
    ...all,
    only: { ...everyLead, owner: 'ben' },
    from: at(5),
  });
  expect(ben.rows.map(({ cut, attainment }) => [cut, attainment])).toEqual([['ben', 1]]);
  const nobody = await attainmentBy(database.pool, 'owner', {
    ...all,
    only: { ...everyLead, owner: 'nobody' },
  });
  // As of the sixth hour both first contacts are breached and open, nothing is excused, and no cycle has followed.
  const then = await attainmentBy(database.pool, 'clock', { ...all, asOf: at(6) });
  expect(then.rows).toEqual([
    { ...none, cut: 'evaluate', openInTime: 1, cancelled: 1, attainment: null },
    { ...none, cut: 'first_contact', breachedOpen: 2, attainment: 0 },
  ]);
  const fair = await attainmentBy(database.pool, 'channel', { ...all, clock: 'follow_up' });
  expect(fair.rows.map(({ cut, met }) => [cut, met])).toEqual([['fair', 1]]);
  expect(nobody).toEqual({ rows: [], total: { ...none, cut: null, attainment: null } });
});

test('open clocks come by due instant, open escalations of clocks that run by age, both by office', async () => {
  await told(2_000);
  const all = { only: everyLead, clock: null };
  const open = await openClocks(database.pool, all, null);
  expect(open.map(({ leadId, clock, state, pausedUntil }) => [leadId, clock, state, pausedUntil])).toEqual([
    [leadIdOf(2), 'first_contact', 'running', null],
    [leadIdOf(3), 'evaluate', 'running', null],
    [leadIdOf(1), 'follow_up', 'paused', at(40)],
  ]);
  expect(
    await openClocks(database.pool, { ...all, only: { ...everyLead, offices: ['paris'] } }, null),
  ).toEqual([]);
  expect(await openClocks(database.pool, { ...all, only: { ...everyLead, owner: 'cleo' } }, 1)).toHaveLength(
    1,
  );
  // Those of the first lead have ended with their clock.
  const waiting = await openEscalations(database.pool, null);
  expect(waiting.map(({ leadId, escalationId, receivers }) => [leadId, escalationId, receivers])).toEqual([
    [leadIdOf(2), 'first_contact/1/100/1', [{ kind: 'person', personId: 'grace' }]],
  ]);
  expect(await openEscalations(database.pool, ['paris'])).toEqual([]);
});
