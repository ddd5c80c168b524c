// What is due, at risk or late, who was called, and how were targets kept?
import { z } from 'zod';
import { serviceLevelsOf } from '../../doors/service-levels.ts';
import type { WatchedClock } from '../../doors/service-levels.ts';
import { ClockName } from '../../events/vocabulary.ts';
import { attainmentCuts } from '../../projections/service-level/queries.ts';
import { ServiceLevels } from '../answers/service-levels.ts';
import { leadFilterFor, leadFilterQuery } from '../questions/lead-filter.ts';
import { asOfQuery, periodQuery, reportTimeFor } from '../questions/report-time.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

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
      ...{ by: query.by, clock: query.clock ?? null, from, to },
      only: await leadFilterFor(world, caller, 'service_level', query),
      asOf: query.as_of === undefined ? null : asOf,
    });
    return {
      ...{ at: found.at, timeZone, by: query.by, open: counted(found.clocks), attainment: found.attainment },
      clocks: found.clocks.slice(0, query.limit),
      escalations: found.escalations
        .slice(0, query.limit)
        .map(({ acknowledgedAt: _at, acknowledgedBy: _by, ...open }) => open),
    };
  },
});

const counted = (clocks: readonly WatchedClock[]): Record<WatchedClock['urgency'], number> => {
  const open = { late: 0, at_risk: 0, in_time: 0, paused: 0 };
  for (const { urgency } of clocks) open[urgency] += 1;
  return open;
};

export const serviceLevelRoutes: readonly Route[] = [levels];
