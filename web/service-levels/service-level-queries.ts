// What is asked for service levels? Open clocks a page at a time, how targets were kept, the hours of the week, one ladder.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { daysOf } from './asked.ts';
import type { AskedLevels } from './asked.ts';

export type DuePage = Awaited<ReturnType<typeof duePage>>;
export type DueRow = DuePage['items'][number];
export type Ladders = Awaited<ReturnType<typeof ladders>>;

/** What the address says goes to the API as it is: of what it does not know it says so, with what it knows. */
const asWritten = (query: Readonly<Record<string, string | undefined>>): (() => string) => {
  const written = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
  return () => new URLSearchParams(written).toString();
};

const duePage = ({ office, clock, urgency }: AskedLevels, cursor: string | null) =>
  told(
    api.GET('/v1/reports/service-levels/due', {
      querySerializer: asWritten({ office, clock, urgency, limit: '50', cursor: cursor ?? undefined }),
    }),
  );

export const useDue = (asked: AskedLevels): UseInfiniteQueryResult<InfiniteData<DuePage>> => {
  const { office, clock, urgency } = asked;
  return useInfiniteQuery<DuePage, Error, InfiniteData<DuePage>, readonly unknown[], string | null>({
    queryKey: ['service-levels', 'due', { office, clock, urgency }],
    queryFn: ({ pageParam }) => duePage(asked, pageParam),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 60_000,
  });
};

export const useLevels = (asked: AskedLevels): UseQueryResult<Schemas['ServiceLevels']> => {
  const { office, clock, by, month } = asked;
  return useQuery({
    queryKey: ['service-levels', 'kept', { office, clock, by, month }],
    queryFn: () =>
      told(
        api.GET('/v1/reports/service-levels', {
          querySerializer: asWritten({ office, clock, by, ...daysOf(month) }),
        }),
      ),
  });
};

export const useWeek = (asked: AskedLevels): UseQueryResult<Schemas['ServiceLevelWeek']> => {
  const { office, clock, month } = asked;
  return useQuery({
    queryKey: ['service-levels', 'week', { office, clock, month }],
    queryFn: () =>
      told(
        api.GET('/v1/reports/service-levels/week', {
          querySerializer: asWritten({ office, clock, ...daysOf(month) }),
        }),
      ),
  });
};

const ladders = (leadId: string) =>
  told(api.GET('/v1/leads/{leadId}/clocks', { params: { path: { leadId }, query: {} } }));

export const useLadders = (leadId: string): UseQueryResult<Ladders> =>
  useQuery({ queryKey: ['lead', leadId, 'ladders'], queryFn: () => ladders(leadId) });
