// Which customers are called so, as the API tells them? The first of them by name.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

const shownAtMost = 50;

export interface CustomersTold {
  readonly items: readonly Schemas['CustomerListed'][];
  /** Null: there are no more. */
  readonly nextCursor: string | null;
}

/** @param text a part of any name it ever had; empty for all */
export const useCustomers = (text: string): UseQueryResult<CustomersTold> =>
  useQuery<CustomersTold>({
    queryKey: ['customers', text],
    queryFn: () =>
      told(
        api.GET('/v1/customers', {
          params: { query: { limit: shownAtMost, ...(text === '' ? {} : { text }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
