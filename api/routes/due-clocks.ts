// Which clocks are due or late, who is told next, and in which hours of the week are targets missed?
import { z } from 'zod';
import { clockLadders } from '../../doors/clock-ladder.ts';
import { duePage, nextTold } from '../../doors/due-clocks.ts';
import type { DueSeen } from '../../doors/due-clocks.ts';
import { ClockName } from '../../events/vocabulary.ts';
import { serviceLevelWeek } from '../../projections/service-level/week.ts';
import { DueClocks, Ladders, Week } from '../answers/service-levels.ts';
import { leadSeenWhole } from '../lead-in-sight.ts';
import { leadsInSight } from '../leads-in-sight.ts';
import { cursorOf, keysOf, pageQuery } from '../paging.ts';
import { leadFilterFor, leadFilterQuery } from '../questions/lead-filter.ts';
import { periodQuery, reportTimeFor } from '../questions/report-time.ts';
import { minSeqQuery } from '../questions/seen.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';
import { leadParams } from './leads.ts';

const report = { needs: 'service_level', tag: 'Reports', params: z.object({}) } as const;
const clock = ClockName.optional().describe('One clock alone.');

const due = reading({
  ...{ ...report, path: '/v1/reports/service-levels/due', name: 'listDueClocks', answer: DueClocks },
  summary: 'Open clocks, a page at a time, the earliest due first, with who is told next and when',
  description:
    'Office and owner are those at the start of the clock. A page of clocks at risk or in time may be short, or empty, and still have a next one.',
  query: z.strictObject({
    clock,
    urgency: z
      .enum(['late', 'at_risk', 'in_time', 'paused'])
      .optional()
      .describe('late: the target is used up; at_risk: less than a fifth of it is left.'),
    ...{ office: leadFilterQuery.office, owner: leadFilterQuery.owner },
    ...pageQuery,
  }),
  give: async ({ world, caller, query }) => {
    const { offices, owner } = await leadFilterFor(world, caller, 'service_level', query);
    const after = keysOf(query.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid(), z.string()]));
    const { items, next } = await duePage(world.engine, {
      ...{ offices, owner, clock: query.clock ?? null, urgency: query.urgency ?? null, limit: query.limit },
      after: after === null ? null : { dueAt: after[0], leadId: after[1], clock: after[2] },
    });
    const leads = await leadsInSight(
      world,
      caller,
      items.map(({ leadId }) => leadId),
    );
    const told = async (seen: DueSeen): Promise<z.input<typeof DueClocks>['items'][number]> => {
      const lead = leads.get(seen.leadId);
      if (lead === undefined) return { ...seen, stage: null, customer: null, product: null, next: null };
      return {
        ...seen,
        stage: lead.standing.stage,
        ...{ customer: lead.customer?.name ?? null, product: lead.need?.product ?? null },
        next: await nextTold(world.engine, lead, seen),
      };
    };
    return {
      items: await Promise.all(items.map(told)),
      nextCursor: next === null ? null : cursorOf([next.dueAt, next.leadId, next.clock]),
    };
  },
});

/** A quarter of a year shows what is usual. */
const usualMs = 13 * 7 * 86_400_000;

const week = reading({
  ...{ ...report, path: '/v1/reports/service-levels/week', name: 'getServiceLevelWeek', answer: Week },
  summary: 'In which hours of the week targets end, and are missed',
  description:
    'By the wall clock of the zone of reports. `due`: targets that end in the period, as they are scheduled by now, without those of cancelled clocks. `breached`: breaches in the period, by the instant of the breach. Leads as they stood when the clock started.',
  query: z.strictObject({
    clock,
    from: periodQuery.from.describe('From that day on; the last thirteen weeks without it.'),
    to: periodQuery.to.describe('Up to that day, which counts; without it also what comes.'),
    ...leadFilterQuery,
  }),
  give: async ({ world, caller, query }) => {
    const { timeZone, from, to } = await reportTimeFor(world, query);
    const only = await leadFilterFor(world, caller, 'service_level', query);
    const since = from ?? new Date(world.engine.now() - usualMs).toISOString();
    const question = { only, clock: query.clock ?? null, timeZone, from: since, to };
    const hours = await serviceLevelWeek(world.engine.pool, question);
    return { ...{ timeZone, from: since, to, hours }, clock: question.clock };
  },
});

const ladders = reading({
  ...{ path: '/v1/leads/:leadId/clocks', needs: 'lead', name: 'getClockLadders', tag: 'Leads' },
  summary: 'The open clocks of a lead step by step: who is told at which share, what was reached, what comes',
  params: leadParams,
  query: z.strictObject({ ...minSeqQuery }),
  answer: Ladders,
  give: async ({ world, caller, params: { leadId }, query }) => {
    const { lead } = await leadSeenWhole(world, caller, leadId, query.min_seq);
    const { timeZone } = (await world.engine.playbook('default')).reporting;
    return { leadId, timeZone, clocks: await clockLadders(world.engine, lead) };
  },
});

export const dueClockRoutes: readonly Route[] = [due, week, ladders];
