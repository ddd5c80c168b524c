// Which share of the leads did not become orders, read in every way that people mean it?
import { z } from 'zod';
import type { followUpCuts } from '../../projections/churn/cut.ts';
import { churnBy, leadCuts } from '../../projections/churn/cut.ts';
import { churnDefinition } from '../../projections/churn/definition.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import type { ChurnQuestion } from '../../projections/churn/queries.ts';
import { timeToOrder } from '../../projections/churn/time-to-order.ts';
import { churnTriangle } from '../../projections/churn/triangle.ts';
import { Churn, ChurnAgainst, ChurnBy, ChurnTriangle, TimeToOrder } from '../answers/churn.ts';
import type { Caller } from '../callers/caller.ts';
import { counting } from '../counting.ts';
import { leadFilterFor, leadFilterQuery } from '../questions/lead-filter.ts';
import type { LeadFilterQuery } from '../questions/lead-filter.ts';
import { reportTimeFor, reportTimeQuery } from '../questions/report-time.ts';
import type { ReportTime } from '../questions/report-time.ts';
import type { Route } from '../route.ts';
import type { World } from '../world.ts';

const report = { needs: 'report', tag: 'Reports', params: z.object({}) } as const;
const query = { ...reportTimeQuery, ...leadFilterQuery };

interface Asked {
  readonly about: ReportTime & {
    readonly maturityDays: number;
    readonly definition: Readonly<Record<string, string>>;
  };
  readonly question: ChurnQuestion;
}

const askedIn = async (
  world: World,
  caller: Caller,
  asked: LeadFilterQuery & Parameters<typeof reportTimeFor>[1],
): Promise<Asked> => {
  const { maturityDays } = (await world.engine.playbook('default')).reporting;
  const time = await reportTimeFor(world, asked);
  const only = await leadFilterFor(world, caller, 'report', asked);
  return {
    about: { ...time, maturityDays, definition: churnDefinition(maturityDays) },
    question: { ...time, only, maturityDays },
  };
};

const whole = counting({
  ...{ ...report, path: '/v1/reports/churn', name: 'getChurn', query: z.strictObject(query), answer: Churn },
  summary: 'Churn by month of obtaining and of outcome, with reasons',
  give: async ({ world, caller, query: asked }) => {
    const { about, question } = await askedIn(world, caller, asked);
    return { ...(await churnReport(world.engine.pool, question)), ...about };
  },
});

const by = counting({
  ...{ ...report, path: '/v1/reports/churn/by/:cut', name: 'getChurnBy', answer: ChurnBy },
  params: z.object({ cut: z.enum(leadCuts) }),
  query: z.strictObject(query),
  summary: 'Churn by one cut: owner, channel, class, what is missing …',
  give: async ({ world, caller, params: { cut }, query: asked }) => {
    const { about, question } = await askedIn(world, caller, asked);
    return { ...(await churnBy(world.engine.pool, cut, question)), ...about, by: cut };
  },
});

/** A follow-up cycle is read in two ways: from one contact to the next, and from assignment to outcome. */
const against = {
  first_contact: ['first_contact'],
  follow_up_cycle: ['follow_up_cycle', 'follow_up_length'],
} as const satisfies Readonly<Record<string, readonly (typeof followUpCuts)[number][]>>;

const againstFollowUp = counting({
  ...{ ...report, path: '/v1/reports/churn/against/:what', name: 'getChurnAgainst', answer: ChurnAgainst },
  params: z.object({ what: z.enum(['first_contact', 'follow_up_cycle']) }),
  query: z.strictObject(query),
  summary: 'How churn depends on what follow-up was like',
  give: async ({ world, caller, params: { what }, query: asked }) => {
    const { about, question } = await askedIn(world, caller, asked);
    const readings = await Promise.all(
      against[what].map(async (cut) => ({
        ...(await churnBy(world.engine.pool, cut, question)),
        reading: cut,
      })),
    );
    return { ...about, against: what, readings };
  },
});

const triangle = counting({
  ...{ ...report, path: '/v1/reports/churn/triangle', name: 'getChurnTriangle', answer: ChurnTriangle },
  query: z.strictObject(query),
  summary: 'What had become of each month’s leads when they were one month old, two, three …',
  give: async ({ world, caller, query: asked }) => {
    const { about, question } = await askedIn(world, caller, asked);
    return { ...(await churnTriangle(world.engine.pool, question)), ...about };
  },
});

const days = counting({
  ...{ ...report, path: '/v1/reports/time-to-order', name: 'getTimeToOrder', answer: TimeToOrder },
  query: z.strictObject({
    ...query,
    by: z
      .enum(['month', ...leadCuts, 'first_contact', 'follow_up_cycle'])
      .optional()
      .describe('Also by one cut.'),
  }),
  summary: 'How many days it takes until an order, by Kaplan and Meier',
  give: async ({ world, caller, query: { by: cut, ...asked } }) => {
    const { question } = await askedIn(world, caller, asked);
    const time = await reportTimeFor(world, asked);
    return { ...(await timeToOrder(world.engine.pool, cut ?? null, question)), ...time, by: cut ?? null };
  },
});

export const churnRoutes: readonly Route[] = [whole, by, againstFollowUp, triangle, days];
