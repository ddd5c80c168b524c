// What is asked of one customer? What is known of it and its leads; its people and what was said only where they are looked at.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

export const useCustomer = (customerId: string): UseQueryResult<Schemas['CustomerTold']> =>
  useQuery({
    queryKey: ['customer', customerId, 'told'],
    queryFn: () => told(api.GET('/v1/customers/{customerId}', { params: { path: { customerId } } })),
  });

/** To open names is written down: they are asked for once, and when somebody wants to see them. */
export const useContacts = (
  customerId: string,
  isWanted: boolean,
): UseQueryResult<readonly Schemas['CustomerContact'][]> =>
  useQuery<readonly Schemas['CustomerContact'][]>({
    queryKey: ['customer-people', customerId],
    queryFn: async () =>
      (await told(api.GET('/v1/customers/{customerId}/contacts', { params: { path: { customerId } } })))
        .items,
    ...{ enabled: isWanted, staleTime: Infinity },
  });

interface SaidPage {
  readonly items: readonly Schemas['CustomerSaid'][];
  readonly nextCursor: string | null;
}

export const useSaid = (
  customerId: string,
  isWanted: boolean,
): UseInfiniteQueryResult<InfiniteData<SaidPage>> =>
  useInfiniteQuery<SaidPage, Error, InfiniteData<SaidPage>, readonly string[], string | null>({
    queryKey: ['customer-said', customerId],
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/v1/customers/{customerId}/said', {
          params: {
            path: { customerId },
            query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...{ enabled: isWanted, staleTime: Infinity },
  });
