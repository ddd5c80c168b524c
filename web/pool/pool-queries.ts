// What waits to be claimed, and what does everybody have? Asked of the API, of an office or of all that one reaches.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { addressWords, text } from '../address/address-words.ts';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

export const inOffice = addressWords({ office: text });
export type InOffice = ReturnType<typeof inOffice>;

const poolOf = (query: InOffice) => told(api.GET('/v1/pool', { params: { query } }));
type PoolTold = Awaited<ReturnType<typeof poolOf>>;
export type PoolLead = PoolTold['leads'][number];
export type PersonLoad = Schemas['Load']['people'][number];

const keyed = { refetchInterval: 60_000 } as const;

export const usePool = (query: InOffice): UseQueryResult<PoolTold> =>
  useQuery({ ...keyed, queryKey: ['pool', query], queryFn: () => poolOf(query) });

export const useLoad = (query: InOffice): UseQueryResult<Schemas['Load']> =>
  useQuery({
    ...keyed,
    queryKey: ['load', query],
    queryFn: () => told(api.GET('/v1/reports/load', { params: { query } })),
  });
