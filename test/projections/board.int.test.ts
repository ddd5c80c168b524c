// Does the board count each open lead once, by the clock that is due first; and do pages of the list hold every lead in its order?
import fc from 'fast-check';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { boardOf, boardSeen } from '../../doors/board.ts';
import { clocksLeft } from '../../doors/clocks-left.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { ReadSide } from '../../doors/read-side.ts';
import { riskShare } from '../../doors/risk-bounds.ts';
import { isEnded } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Envelope } from '../../events/envelope.ts';
import { leadOrders, leadPage } from '../../projections/lead/page.ts';
import type { LeadPageQuestion } from '../../projections/lead/page.ts';
import { listed, listColumns } from '../../projections/lead/queries.ts';
import type { ListRow } from '../../projections/lead/queries.ts';
import { standingOf } from '../../projections/lead/standing.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { calendar, hour, monday } from '../support/domain-world.ts';
import { livesTogether } from '../support/lives-together.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { feeder } from './apply.ts';
import { emptied } from './emptied.ts';
import { recordOf } from './tables.ts';
import { sized } from '../support/size.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
});
afterAll(() => database.drop());

const numRuns = sized(20, 500);
const offices = ['london', 'emea', 'hq'];
const calendars = Object.fromEntries(offices.map((officeId) => [officeId, calendar(officeId)]));

const lived = async (streams: readonly (readonly Envelope[])[]): Promise<Pool> => {
  const { pool } = database;
  await emptied(pool);
  await feeder(pool).feed(streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
  return pool;
};

/** What a board needs of the door's side. */
const sideAt = (pool: Pool, now: number): ReadSide => {
  const organisation = {
    offices: new Map(offices.map((officeId) => [officeId, { calendar: calendars[officeId] }])),
  } as unknown as Organisation;
  return { pool, now: () => now, organisation: async () => organisation } as unknown as ReadSide;
};

/** The clock that is due first, as a person would look for it; the end of a rest is no clock of work. */
const urgencyOf = (lead: Lead, now: number): 'late' | 'atRisk' | 'inTime' => {
  const { standing } = lead;
  const rest = standing.stage === 'nurture' ? [{ dueAt: standing.until, clock: 'nurture_return' }] : [];
  const running = clocksLeft(lead, calendars, now).filter(({ state }) => state === 'running');
  const [first] = [...running, ...rest].sort((one, other) =>
    one.dueAt + one.clock < other.dueAt + other.clock ? -1 : 1,
  );
  if (first === undefined) return 'inTime';
  if (Date.parse(first.dueAt) <= now) return 'late';
  const target = 'leftMs' in first ? lead.clocks[first.clock]!.targetMs : null;
  return target !== null && 'leftMs' in first && first.leftMs! < target * riskShare ? 'atRisk' : 'inTime';
};

/** Around these instants leads are at risk and become late. */
const findDues = 'select next_due_at as at from read.lead where next_due_at is not null order by lead_id';

test('each open lead is in one cell, late or at risk as its first clock is, whoever looks', async () => {
  const met = { late: 0, atRisk: 0 };
  await fc.assert(
    fc.asyncProperty(
      livesTogether,
      fc.constantFrom(offices, ['london'], ['emea', 'hq']),
      fc.nat(),
      fc.constantFrom(-30, -4, -2, -1, 0, 1),
      async (streams, seen, which, hours) => {
        const pool = await lived(streams);
        const dues = (await pool.query<{ at: Date }>(findDues)).rows.map(({ at }) => at.getTime());
        const now = (dues[which % dues.length] ?? monday) + hours * hour;
        const { cells, oldest } = boardSeen(await boardOf(sideAt(pool, now))(), seen);
        const { rows } = await pool.query<{ state: Lead }>('select state from read.lead');
        const open = rows
          .map(({ state }) => state)
          .filter((lead) => !isEnded(lead) && seen.includes(standingOf(lead).office));
        const plain = new Map<string, object>();
        for (const lead of open) {
          const { stage, tier } = standingOf(lead);
          const mates = open.filter(
            (mate) => standingOf(mate).stage === stage && standingOf(mate).tier === tier,
          );
          const amounts = new Map<string, number>();
          for (const { currency, minor } of mates.map(standingOf))
            if (currency !== null) amounts.set(currency, (amounts.get(currency) ?? 0) + (minor ?? 0));
          const urgencies = mates.map((mate) => urgencyOf(mate, now));
          const late = urgencies.filter((urgency) => urgency === 'late').length;
          const atRisk = urgencies.filter((urgency) => urgency === 'atRisk').length;
          plain.set(`${stage} ${String(tier)}`, {
            ...{ stage, tier, leads: mates.length, late, atRisk },
            amounts: Object.fromEntries([...amounts].map(([currency, minor]) => [currency, String(minor)])),
          });
          met.late += late;
          met.atRisk += atRisk;
        }
        const told = cells.map(({ amounts, ...cell }) => [
          `${cell.stage} ${String(cell.tier)}`,
          { ...cell, amounts: Object.fromEntries(amounts.map(({ currency, minor }) => [currency, minor])) },
        ]);
        expect(Object.fromEntries(told)).toEqual(Object.fromEntries(plain));
        expect(Object.fromEntries(oldest.map(({ stage, movedAt }) => [stage, movedAt]))).toEqual(
          Object.fromEntries(
            open
              .map((lead) => [standingOf(lead).stage, lead.movedAt] as const)
              .sort(([, one], [, other]) => (one < other ? 1 : -1)),
          ),
        );
      },
    ),
    { numRuns },
  );
  // Otherwise it was never asked.
  expect(met.late).toBeGreaterThan(0);
  expect(met.atRisk).toBeGreaterThan(0);
});

const instant = fc
  .integer({ min: 0, max: 2_000 })
  .map((hours) => new Date(monday + hours * hour).toISOString());

const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

/** What a list is narrowed by: of which lead a value is taken that it has itself. */
const narrowed = ['owner', 'tier', 'class', 'grade', 'kind', 'channel', 'industry', 'currency'] as const;
const fields = ['stage', ...narrowed, 'customerId', 'product'] as const;
type Picks = Readonly<Record<(typeof fields)[number], number | null>>;

const question: fc.Arbitrary<
  Omit<LeadPageQuestion, 'after' | 'only' | 'minorFrom' | 'minorTo'> & {
    readonly picks: Picks;
    readonly minors: readonly [number | null, number | null];
  }
> = fc.record({
  offices: fc.option(fc.subarray(offices, { minLength: 1 })),
  pooled: fc.constantFrom('listed', 'left out'),
  picks: fc.record(
    Object.fromEntries(fields.map((field) => [field, seldom(fc.nat())])) as Record<
      keyof Picks,
      fc.Arbitrary<number | null>
    >,
  ),
  minors: fc.tuple(seldom(fc.nat()), seldom(fc.nat())),
  which: fc.constantFrom('open', 'ended', 'all'),
  dueFrom: seldom(instant),
  dueBefore: seldom(instant),
  order: fc.constantFrom(...leadOrders),
  limit: fc.integer({ min: 1, max: 3 }),
});

test('pages of a list hold each lead that was asked for once, in the order asked for', async () => {
  let pages = 0;
  const narrowedBy = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      livesTogether,
      fc.array(question, { minLength: 10, maxLength: 10 }),
      async (streams, questions) => {
        const pool = await lived(streams);
        const { rows } = await pool.query<ListRow & { state: Lead }>(
          `select ${listColumns}, state from read.lead order by lead_id`,
        );
        const told = rows.map(({ state, ...row }) => ({
          state,
          row: listed({ ...row, state } as ListRow),
          // Trade and channel stand in no row of a list.
          has: { ...listed({ ...row, state } as ListRow), ...standingOf(state) },
        }));
        for (const { picks, minors, ...plain } of questions) {
          const valueOf = (field: keyof Picks): string | null => {
            const pick = picks[field];
            const values = told.flatMap(({ has }) => has[field] ?? []);
            return pick === null ? null : (values[pick % values.length] ?? null);
          };
          const only = Object.fromEntries(
            fields.map((field) => [field, valueOf(field)]),
          ) as LeadPageQuestion['only'];
          const [minorFrom = null, minorTo = null] = minors.map((pick) =>
            pick === null ? null : (told[pick % told.length]?.row.minor ?? null),
          );
          const asked = { ...plain, only, minorFrom, minorTo };
          for (const field of fields) if (only[field] !== null) narrowedBy.add(field);
          if (minorFrom !== null) narrowedBy.add('minorFrom');
          if (minorTo !== null) narrowedBy.add('minorTo');
          const by = (row: ReturnType<typeof listed>): string =>
            (asked.order === 'due' ? row.nextDueAt : row.movedAt) ?? '';
          const wanted = told
            .filter(({ state, has }) => {
              const { standing } = state;
              const inPool = standing.stage === 'distribute' && standing.pool !== null;
              return (
                (asked.offices?.includes(has.office) ?? true) &&
                !(asked.pooled === 'left out' && inPool) &&
                (asked.which === 'all' || isEnded(state) === (asked.which === 'ended')) &&
                fields.every((field) => only[field] === null || only[field] === has[field]) &&
                (minorFrom === null || (has.minor !== null && has.minor >= minorFrom)) &&
                (minorTo === null || (has.minor !== null && has.minor <= minorTo))
              );
            })
            .map(({ row }) => row)
            .filter(
              ({ nextDueAt }) =>
                (asked.order !== 'due' || nextDueAt !== null) &&
                (asked.dueFrom === null || (nextDueAt !== null && nextDueAt >= asked.dueFrom)) &&
                (asked.dueBefore === null || (nextDueAt !== null && nextDueAt < asked.dueBefore)),
            )
            .sort((one, other) => (by(one) + one.leadId < by(other) + other.leadId ? -1 : 1));
          const got: ReturnType<typeof listed>[] = [];
          for (let page: readonly (typeof got)[number][] | null = null; page === null || page.length > 0;) {
            const last = got.at(-1);
            const after = last === undefined ? null : { at: by(last), leadId: last.leadId };
            page = await leadPage(pool, { ...asked, after });
            got.push(...page);
            if (page.length > 0) pages += 1;
          }
          expect(got).toEqual(wanted);
        }
      },
    ),
    { numRuns },
  );
  expect(pages).toBeGreaterThan(numRuns);
  expect([...narrowedBy].sort()).toEqual([...fields, 'minorFrom', 'minorTo'].sort());
});
