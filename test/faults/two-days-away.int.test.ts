// When nobody worked for two days, does each step that fell due happen once, in its order, late, and is nobody told twice of a lead?
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { instant } from '../../domain/time.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Envelope } from '../../events/envelope.ts';
import { notifierWorld } from '../notifications/notifier-world.ts';
import type { NotifierWorld } from '../notifications/notifier-world.ts';
import { countedClocks } from '../service-levels/counted-clocks.ts';
import { isStep, toldClocks, toldOf } from '../service-levels/told.ts';
import { minutesOf } from '../support/counted-minutes.ts';
import {
  assess,
  calendar,
  followUp,
  hour,
  obtain,
  offer,
  policy,
  reservation,
} from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import { FormerRun } from '../support/former-run.ts';
import { office } from '../support/many-offices.ts';
import { OwnWorker } from '../support/own-worker.ts';
import { requireOrderedStream } from '../support/stream-order.ts';

const minute = 60_000;
const officeIds = ['london', 'emea', 'hq'];
/** Offices work round the clock: the two days hold the same steps on whichever day of the week this runs. */
const roundTheClock = (officeId: string): Calendar => {
  const allDay: [number, number][] = [[0, 1_440]];
  return { ...calendar(officeId), week: [allDay, allDay, allDay, allDay, allDay, allDay, allDay] };
};
const always: Policy = {
  ...policy,
  calendars: Object.fromEntries(officeIds.map((officeId) => [officeId, roundTheClock(officeId)])),
};

/** Steps lie at multiples of twelve minutes from here: none falls due while the worker comes back, the last just before. */
const gone = Date.now() - 48 * hour - 5 * minute;

const begun = (hoursBefore: number): FormerRun => new FormerRun(always, gone - hoursBefore * hour);
const given = (input: object): LeadCommand => {
  const command = offer('ben');
  if (command.type !== 'OfferOwner') throw new Error('A lead is given by OfferOwner.');
  return { ...command, input: { ...command.input, reservation: reservation(1, Date.now()), ...input } };
};
const graded = (rating: 2 | 4): LeadCommand[] =>
  (['P', 'C', 'S', 'T', 'R', 'B', 'D'] as const).map((dimension) => assess(dimension, rating));
const owned = (hoursBefore: number, rating: 2 | 4): FormerRun =>
  begun(hoursBefore)
    .do('ada', obtain(), ...graded(rating))
    .do('engine', given({}));

/** As they stood when the worker went. */
const lives: Readonly<Record<string, () => FormerRun>> = {
  untouched: () => begun(2).do('ada', obtain()).until(gone),
  'without a contact': () => owned(0, 2).until(gone),
  'two clocks of an owner': () => owned(1, 4).do('mia', followUp()).until(gone),
  'paused until the next morning': () =>
    owned(30, 4)
      .do('ben', followUp())
      .until(gone - hour)
      .do('ben', {
        type: 'PauseClock',
        input: { clock: 'follow_up', until: instant(gone + 10 * hour), reason: 'they are away' },
      })
      .until(gone),
  'taken back and in a pool': () => owned(60, 2).until(gone),
};

const own = new OwnWorker();
let notifier: NotifierWorld;
beforeAll(async () => {
  notifier = await notifierWorld(inject('databaseUrl'), Date.now());
});
afterAll(() => notifier.drop());

const offices = new Map(
  officeIds.map((officeId) => {
    const hours = office({
      working_days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
      working_hours: [{ from: '00:00', to: '24:00' }],
    });
    const from = Math.floor(gone / hour) * hour;
    return [officeId, minutesOf(hours, from - 240 * hour, from + 2_000 * hour)] as const;
  }),
);

test('what fell due in two days without a worker happens once, in order, late, and is told once a lead', async () => {
  await own.dies();
  const leads = Object.entries(lives).flatMap(([name, live]) =>
    [1, 2].map(() => {
      const run = live();
      return { name, input: run.handedOn(), leadId: run.leadId };
    }),
  );
  await Promise.all(
    leads.map(({ input }) =>
      own.leads.client.workflow.start('leadLifecycle', {
        workflowId: `lead-${input.leadId}`,
        taskQueue: own.leads.taskQueue,
        args: [input],
      }),
    ),
  );
  const back = Date.now();
  await own.comesBack();
  await Promise.all(leads.map(({ leadId }) => caughtUp(leadId)));
  const until = Date.now();

  const records = await own.records();
  requireOrderedStream(records);
  const streams = leads.map(({ name, leadId }) => {
    const envelopes = records
      .filter((record) => record.leadId === leadId)
      .map(({ text }) => JSON.parse(text) as Envelope);
    return { name, envelopes: envelopes.filter(({ sequence }, at) => Number(sequence) > at) };
  });
  for (const { name, envelopes } of streams) {
    const told = toldClocks(envelopes.map(toldOf));
    expect({ name, told }).toEqual({
      name,
      told: countedClocks(envelopes.map(toldOf), offices, until),
    });
    const backlog = envelopes.filter(isOfTheBacklog(back));
    const instants = backlog.map(({ time }) => time);
    expect({ name, instants }).toEqual({ name, instants: [...instants].sort() });
    const steps = backlog.map(toldOf).filter(isStep);
    expect(steps.map(({ data }) => data.punctuality)).toEqual(steps.map(() => 'late'));
    // Several steps over several clocks, or nothing would be shown.
    expect(steps.length).toBeGreaterThan(3);
    expect(new Set(steps.map(({ data }) => data.clock)).size).toBeGreaterThan(1);
  }

  await notifier.tell(...streams.map(({ envelopes }) => envelopes));
  notifier.now = until;
  await notifier.pass(10 * minute);
  const told = notifier.arrived.flatMap(({ message }) =>
    leadsIn(message).map((leadId) => `${message.receiver} is told of ${leadId}`),
  );
  expect([...told].sort()).toEqual([...new Set(told)].sort());
  expect(new Set(notifier.arrived.flatMap(({ message }) => leadsIn(message)))).toEqual(
    new Set(leads.map(({ leadId }) => leadId)),
  );
  const deliveries = notifier.arrived.flatMap(({ message }) => message.deliveries);
  expect(deliveries.length).toBeGreaterThan(told.length * 1.5);
}, 90_000);

const isOfTheBacklog =
  (back: number) =>
  ({ actor, recordedtime }: Envelope): boolean =>
    actor === 'engine:deadline' && Date.parse(recordedtime) >= back;

const leadsIn = ({ deliveries }: NotifierWorld['arrived'][number]['message']): readonly string[] => [
  ...new Set(deliveries.map(({ notice }) => notice.leadId)),
];

/** Nothing that was due is left, and the stream has it all. */
const caughtUp = (leadId: string): Promise<boolean> =>
  eventually(
    `${leadId} has caught up`,
    async () => {
      const { clocks } = await own.leads.lead(leadId);
      const due = Object.values(clocks).flatMap(({ state, steps }) => (state === 'running' ? steps : []));
      const isAhead = due.every((step) => Date.parse(step.due) > Date.now());
      return isAhead && (await own.leads.progress(leadId)).outbox === 0;
    },
    60_000,
  );
