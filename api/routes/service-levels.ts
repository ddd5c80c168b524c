// What is due, at risk or late, who was called, and how were targets kept?
import { z } from 'zod';
import { serviceLevelsOf } from '../../doors/service-levels.ts';
import { ClockName } from '../../events/vocabulary.ts';
import { attainmentCuts } from '../../projections/service-level/queries.ts';
import { ServiceLevels } from '../answers/service-levels.ts';
import { leadFilterFor, leadFilterQuery } from '../questions/lead-filter.ts';
import { asOfQuery, periodQuery, reportTimeFor } from '../questions/report-time.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';
import { dueClockRoutes } from './due-clocks.ts';

const levels = reading({
  ...{ path: '/v1/reports/service-levels', needs: 'service_level', name: 'getServiceLevels', tag: 'Reports' },
  summary: 'What is due, at risk or late, who was called and has not answered, and how targets were kept',
  description:
    'As the lead stood when the clock started. `as_of`, `from` and `to` are of the targets kept alone.',
  params: z.object({}),
  query: z.strictObject({
    by: z.enum(attainmentCuts).default('clock'),
    clock: ClockName.optional().describe('One clock alone.'),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(5_000)
      .default(100)
      .describe('Clocks to list; all are counted.'),
    ...{ ...asOfQuery, ...periodQuery, ...leadFilterQuery },
  }),
  answer: ServiceLevels,
  give: async ({ world: { engine }, world, caller, query }) => {
    const { timeZone, asOf, from, to } = await reportTimeFor(world, query);
    const found = await serviceLevelsOf(engine, {
      ...{ by: query.by, clock: query.clock ?? null, from, to, limit: query.limit },
      only: await leadFilterFor(world, caller, 'service_level', query),
      asOf: query.as_of === undefined ? null : asOf,
    });
    const { late, atRisk, inTime, paused } = found.open;
    return {
      ...{ at: found.at, timeZone, by: query.by, attainment: found.attainment },
      open: { late, at_risk: atRisk, in_time: inTime, paused },
      clocks: found.clocks,
      escalations: found.escalations
        .slice(0, query.limit)
        .map(({ acknowledgedAt: _at, acknowledgedBy: _by, ...open }) => open),
    };
  },
});

export const serviceLevelRoutes: readonly Route[] = [levels, ...dueClockRoutes];
