// What does the board ask for? Counts, open clocks, and of each stage the lead that has stood there longest.
import { queryOptions } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Stage } from './cells.ts';

export const pipelineQuery = queryOptions({
  queryKey: ['board', 'pipeline'],
  queryFn: () => told(api.GET('/v1/reports/pipeline', { params: { query: { by: 'stage,tier' } } })),
});

/** As many as are counted into cells: the earliest due first, so what is late comes before all else. */
const clocksAtMost = 1_000;

export const clocksQuery = queryOptions({
  queryKey: ['board', 'clocks'],
  queryFn: () => told(api.GET('/v1/reports/service-levels', { params: { query: { limit: clocksAtMost } } })),
});

export const oldestQuery = (
  stage: Stage,
): ReturnType<typeof queryOptions<string | null, Error, string | null, readonly string[]>> =>
  queryOptions({
    queryKey: ['board', 'oldest', stage] as readonly string[],
    queryFn: async () => {
      const query = { stage, order: 'moved' as const, limit: 1 };
      const { items } = await told(api.GET('/v1/leads', { params: { query } }));
      return items[0]?.movedAt ?? null;
    },
  });
