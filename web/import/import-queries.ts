// What is asked of the API about an import? While somebody works on it, every second.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type { Schemas } from '../client.ts';
import { api, told } from '../client.ts';

const everyMs = 1_000;

export const useImport = (importId: string): UseQueryResult<Schemas['ImportTold']> =>
  useQuery({
    queryKey: ['import', importId],
    queryFn: () => told(api.GET('/v1/imports/{importId}', { params: { path: { importId } } })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? everyMs : false),
  });

export const useImports = (): UseQueryResult<{ readonly items: readonly Schemas['ImportTold'][] }> =>
  useQuery({ queryKey: ['imports'], queryFn: () => told(api.GET('/v1/imports')) });

export const useReconciliation = (importId: string): UseQueryResult<Schemas['ReconciliationTold']> =>
  useQuery({
    queryKey: ['reconciliation', importId],
    queryFn: () => told(api.GET('/v1/imports/{importId}/reconciliation', { params: { path: { importId } } })),
    // Of an import that has just ended it begins in a moment.
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'at_work' || data?.state === 'none' ? everyMs : false,
  });

export const useRejected = (
  importId: string,
): UseInfiniteQueryResult<InfiniteData<Schemas['RejectedRows']>> =>
  useInfiniteQuery({
    queryKey: ['rejected', importId],
    initialPageParam: 0,
    queryFn: ({ pageParam: cursor }) =>
      told(
        api.GET('/v1/imports/{importId}/rejected', {
          params: { path: { importId }, query: { cursor, limit: 200 } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
