// What happens to a lead in a month? Random doings of its owner and its manager, and long silences.
import fc from 'fast-check';
import { newId } from '../../doors/ids.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { Engine } from '../../doors/engine.ts';
import { send } from '../../doors/lead-door.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { reassign } from '../../doors/ownership.ts';
import { actorOf, officeRouting, personRef } from '../../doors/organisation/organisation.ts';
import { ownershipOf, type Lead } from '../../domain/lead.ts';
import { obtainCommand } from '../../bench/eight-commands.ts';
import { eventually } from '../support/eventually.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';
import type { Change } from './counted-clocks.ts';
import type { LaterCompany } from './later-company.ts';
import { boss, sellersOf, territories } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Doing =
  | { readonly what: 'contact' | 'attempt' | 'resume' | 'acknowledge' | 'adopt' | 'other_hours' | 'lose' }
  | { readonly what: 'late_contact' | 'pause'; readonly by: number }
  | { readonly what: 'nurture'; readonly days: number }
  | { readonly what: 'reassign'; readonly to: string };

export interface Life {
  readonly territory: string;
  /** Nobody looks at it · what was found is not verified · it gets an owner. */
  readonly kind: 'silent' | 'unverified' | 'owned';
  /** Minutes of the first day that are over when it begins. */
  readonly begins: number;
  readonly doings: readonly { readonly wait: number; readonly doing: Doing }[];
}

const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ what: 'contact' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'attempt' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('late_contact' as const), by: fc.constantFrom(hour, 5 * hour) }),
  },
  // Over a night, a weekend, a holiday.
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('pause' as const),
      by: fc.constantFrom(15 * hour, 62 * hour, 7 * day),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'resume' as const }) },
  { weight: 2, arbitrary: fc.constant({ what: 'acknowledge' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('nurture' as const), days: fc.integer({ min: 2, max: 12 }) }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...territories)
      .map((territory) => ({ what: 'reassign' as const, to: sellersOf(territory)[1] })),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'adopt' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'other_hours' as const }) },
);

const wait = fc.constantFrom(10 * minute, 3 * hour, 15 * hour, 30 * hour, 3 * day, 8 * day);

/** Most companies come to work at other times while something is due. */
export const lifeOf = (territory: string): fc.Arbitrary<Life> =>
  fc
    .record({
      kind: fc.constantFrom('silent', 'unverified', 'owned', 'owned', 'owned', 'owned'),
      begins: fc.integer({ min: 0, max: 1_439 }),
      doings: fc.array(fc.record({ wait, doing }), { minLength: 3, maxLength: 12 }),
      midway: fc.constantFrom(null, 0, 1, 2, 3),
      after: wait,
    })
    .map(({ kind, begins, doings, midway, after }) => ({
      ...{ territory, kind, begins },
      doings:
        midway === null
          ? doings
          : doings.toSpliced(midway, 0, { wait: after, doing: { what: 'other_hours' as const } }),
    }));

/** What a life runs on; `startAt` is the first instant of its month, to which all that comes before is slept away. */
export interface Stage {
  readonly engine: Engine;
  readonly time: TimeSkipping;
  readonly later: LaterCompany;
  readonly startAt: number;
  readonly endAt: number;
}

export interface Lived {
  readonly leadId: string;
  /** How far its time has gone, epoch milliseconds. */
  readonly until: number;
  /** When its company came to work at other times; null where it did not. */
  readonly otherHours: Omit<Change, 'offices'> | null;
}

/** Lives it to the end of the month. */
export const live = async (stage: Stage, { territory, kind, begins, doings }: Life): Promise<Lived> => {
  const leadId = newId();
  let slept = 0;
  let otherHours: Lived['otherHours'] = null;
  const engine: Engine = {
    ...stage.engine,
    now: () => Date.now() + slept,
    organisation: () =>
      otherHours === null ? stage.engine.organisation() : Promise.resolve(stage.later.organisation),
  };
  const sleepUntil = async (at: number): Promise<void> => {
    const ms = at - engine.now();
    if (ms <= 0) return;
    await stage.time.skip(`lead-${leadId}`, ms);
    slept += ms;
  };
  const organisation = await engine.organisation();
  const [submitter] = sellersOf(territory);
  const say = async (personId: string, ...commands: OpenCommand[]): Promise<void> => {
    const actor = actorOf(organisation, personId);
    await send(engine, { leadId, commandId: newId(), actor, commands, duplicates: 'not looked for' });
  };

  const obtained = obtainCommand(organisation, leadId.slice(-12));
  if (obtained.type !== 'ObtainLead') throw new Error('A life begins with ObtainLead.');
  await say(submitter, {
    ...obtained,
    input: {
      ...obtained.input,
      submitter: personRef(organisation, submitter),
      amount: { minor: kind === 'unverified' ? 20_000_000 : 4_000_000, currency: 'USD' },
      customer: obtained.input.customer === null ? null : { ...obtained.input.customer, territory },
      routing: officeRouting(organisation, territory),
    },
  });
  await sleepUntil(stage.startAt + begins * minute);
  if (kind !== 'silent') {
    const observed = { rating: 3 as const, observedAt: null, evidence: 'Told at the visit.' };
    for (const dimension of ['P', 'C'] as const)
      await say(boss, { type: 'AssessDimension', input: { ...observed, dimension } });
  }
  if (kind === 'owned') {
    await eventually(
      'the lead has an owner',
      async () => ownershipOf(await currentLead(engine, leadId)) !== null,
    );
  }
  for (const { wait: ms, doing: next } of doings) {
    if (engine.now() + ms > stage.endAt) break;
    await sleepUntil(engine.now() + ms);
    // Of what people do nothing happens to a lead that nobody owns; offices change their hours all the same.
    if (kind === 'owned' || next.what === 'other_hours') await tryTo(next);
  }
  await sleepUntil(stage.endAt);
  // Time has gone before the lead has heard of all that fell due in it.
  await eventually('all that fell due has happened', async () => {
    const { clocks } = await currentLead(engine, leadId);
    const next = Object.values(clocks).flatMap(({ state, steps }) =>
      state === 'running' ? steps.slice(0, 1) : [],
    );
    return next.every(({ due }) => Date.parse(due) > stage.endAt);
  });
  return { leadId, until: stage.endAt, otherHours };

  async function tryTo(next: Doing): Promise<void> {
    try {
      await perform(next);
    } catch (failure) {
      // Not everything may be done at any time: what is refused does not happen.
      if (!(failure instanceof DoorRejection) || failure.code === 'engine_unavailable') throw failure;
    }
  }

  async function perform(next: Doing): Promise<void> {
    const lead = await currentLead(engine, leadId);
    const owner = ownershipOf(lead)?.owner.personId ?? boss;
    const contact = (outcome: 'connected' | 'no_answer', statedAt: string | null): OpenCommand => ({
      type: 'RecordFollowUp',
      input: { kind: 'call', outcome, begunBy: 'us', contactId: 'c1', statedAt, note: null },
    });
    const instant = (at: number): string => new Date(at).toISOString();
    switch (next.what) {
      case 'contact':
        return say(owner, contact('connected', null));
      case 'attempt':
        return say(owner, contact('no_answer', null));
      case 'late_contact':
        return say(owner, contact('connected', instant(engine.now() - next.by)));
      case 'pause':
        return say(owner, {
          type: 'PauseClock',
          input: {
            clock: 'follow_up',
            until: instant(engine.now() + next.by),
            reason: 'The customer is away.',
          },
        });
      case 'resume':
        return say(owner, { type: 'ResumeClock', input: { clock: 'follow_up' } });
      case 'acknowledge': {
        const [open] = lead.escalations;
        if (open === undefined) return;
        return say(boss, {
          type: 'AcknowledgeEscalation',
          input: { escalationId: open.escalationId, note: null },
        });
      }
      case 'nurture': {
        const until = instant(engine.now() + next.days * day).slice(0, 10);
        return say(boss, {
          type: 'NurtureLead',
          input: { until, condition: null, keeper: null, reason: 'The budget comes later.' },
        });
      }
      case 'reassign':
        await reassign(engine, {
          ...{ leadId, commandId: newId(), personId: next.to, reason: 'Nearer to the customer.' },
          actor: actorOf(organisation, boss),
        });
        return;
      case 'adopt':
        return say(boss, { type: 'AdoptPlaybook', input: { name: 'default', version: 2 } });
      case 'other_hours': {
        // Told again, it knows them already.
        const at = engine.now();
        const causationId = await stage.later.adopt(engine, leadId, officesOf(lead));
        otherHours ??= { at, causationId };
        return;
      }
      case 'lose':
        return say(owner, { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } });
    }
  }
};

/** Those that its state names: in them it may count. */
const officesOf = (lead: Lead): readonly string[] => {
  const named = [...JSON.stringify(lead).matchAll(/"officeId":"([^"]+)"/gu)].flatMap(([, id]) => id ?? []);
  return [...new Set(named)].sort();
};
