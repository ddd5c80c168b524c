// What waits to be claimed, and what does everybody have? Asked of the API, of an office or of all that one reaches.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

export interface InOffice {
  readonly office?: string;
}

/** @param search of an address, by whomever it was written */
export const inOffice = ({ office }: Readonly<Record<string, unknown>>): InOffice =>
  typeof office === 'string' && office !== '' ? { office } : {};

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
