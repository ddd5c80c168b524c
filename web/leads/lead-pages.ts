// How does a list of leads come? A page at a time, by keys: what comes and goes meanwhile shifts no page.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import type { Listed } from './listed.ts';

interface LeadPageTold {
  readonly items: readonly Schemas['LeadListed'][];
  readonly nextCursor: string | null;
}

export const useLeadPages = (asked: Listed): UseInfiniteQueryResult<InfiniteData<LeadPageTold>> =>
  useInfiniteQuery<LeadPageTold, Error, InfiniteData<LeadPageTold>, readonly unknown[], string | null>({
    queryKey: ['leads', asked],
    queryFn: ({ pageParam }) => pageOf(asked, pageParam),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What the address says goes to the API as it is: of what it does not know it says so, with what it knows. */
const pageOf = (asked: Listed, cursor: string | null): Promise<LeadPageTold> => {
  const query = new URLSearchParams({ ...asked, limit: '50', ...(cursor === null ? {} : { cursor }) });
  return told(api.GET('/v1/leads', { querySerializer: () => query.toString() }));
};
