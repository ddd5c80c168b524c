// What is asked for the work queue? Pages of one's own leads, and what may be claimed beside them.
import { queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

export type Queued = Schemas['Queued'];
export type QueuePage = Awaited<ReturnType<typeof pageOf>>;

export const useQueue = (): UseInfiniteQueryResult<InfiniteData<QueuePage>> =>
  useInfiniteQuery<QueuePage, Error, InfiniteData<QueuePage>, readonly string[], string | null>({
    queryKey: ['queue', 'own'],
    queryFn: ({ pageParam }) => pageOf(pageParam),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Time left goes by also where nothing happens.
    refetchInterval: 60_000,
  });

const pageOf = (cursor: string | null) => {
  const query = { limit: 50, ...(cursor === null ? {} : { cursor }) };
  return told(api.GET('/v1/me/queue', { params: { query } }));
};

const pool = () => told(api.GET('/v1/pool', { params: { query: {} } }));
export type InPoolTold = Awaited<ReturnType<typeof pool>>['leads'][number];

export const claimableQuery = queryOptions({ queryKey: ['queue', 'pool'], queryFn: pool });
