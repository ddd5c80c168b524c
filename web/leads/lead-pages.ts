// How does a list of leads come? A page at a time, by keys: what comes and goes meanwhile shifts no page.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import type { Listed } from './listed.ts';

interface LeadPageTold {
  readonly items: readonly Schemas['LeadListed'][];
  readonly nextCursor: string | null;
}

const rowsOfPage = 100;
/** Further down a list is not asked for anew at each event: it says that it has changed. */
const livePages = 3;

const keyOf = (asked: Listed): readonly unknown[] => ['leads', asked];

export const useLeadPages = (asked: Listed): UseInfiniteQueryResult<InfiniteData<LeadPageTold>> =>
  useInfiniteQuery<LeadPageTold, Error, InfiniteData<LeadPageTold>, readonly unknown[], string | null>({
    queryKey: keyOf(asked),
    queryFn: ({ pageParam }) => pageOf(asked, pageParam, rowsOfPage),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: ({ state }) => (state.data?.pages.length ?? 0) <= livePages,
  });

/** Whether something happened since the list was asked for. */
export const useHasChanged = (asked: Listed): boolean => {
  const queries = useQueryClient();
  return useSyncExternalStore(
    (tell) => queries.getQueryCache().subscribe(tell),
    () => queries.getQueryState(keyOf(asked))?.isInvalidated ?? false,
  );
};

/** From the first page on, as at the beginning. */
export const useBeginAnew = (asked: Listed): (() => Promise<void>) => {
  const queries = useQueryClient();
  return () => queries.resetQueries({ queryKey: keyOf(asked), exact: true });
};

/** The API gives no larger pages. */
const rowsAtOnce = 500;

export interface Gathered {
  readonly leads: readonly Schemas['LeadListed'][];
  /** Otherwise there are more than were asked for. */
  readonly isWhole: boolean;
}

/**
 * All leads that a list would show, up to `atMost` of them.
 * @param heard how many have come so far
 */
export const gather = async (
  asked: Listed,
  atMost: number,
  heard: (count: number) => void,
): Promise<Gathered> => {
  const leads: Schemas['LeadListed'][] = [];
  for (let cursor: string | null = null; ;) {
    const page: LeadPageTold = await pageOf(asked, cursor, rowsAtOnce);
    leads.push(...page.items);
    heard(Math.min(leads.length, atMost));
    cursor = page.nextCursor;
    if (cursor === null || leads.length >= atMost)
      return { leads: leads.slice(0, atMost), isWhole: cursor === null && leads.length <= atMost };
  }
};

/** What the address says goes to the API as it is: of what it does not know it says so, with what it knows. */
const pageOf = (asked: Listed, cursor: string | null, limit: number): Promise<LeadPageTold> => {
  const query = new URLSearchParams({
    ...{ ...asked, limit: String(limit) },
    ...(cursor === null ? {} : { cursor }),
  });
  return told(api.GET('/v1/leads', { querySerializer: () => query.toString() }));
};
