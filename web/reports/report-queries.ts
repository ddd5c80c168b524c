// What do report pages ask the API? What their address says, as it says it: what it does not know it refuses with a sentence.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { only, sharedWords } from './asked.ts';
import type { Asked, OwnWord } from './asked.ts';

/** Reports are dear, and nobody waits for the last second of them. */
const freshMs = 60_000;

type Asks = Readonly<Record<'querySerializer', () => string>>;

const useReport = <Data>(
  name: string,
  query: Asked,
  askFor: (asks: Asks) => Promise<Data>,
): UseQueryResult<Data> =>
  useQuery({
    queryKey: ['reports', name, query],
    queryFn: () => askFor({ querySerializer: () => new URLSearchParams(query).toString() }),
    staleTime: freshMs,
  });

const about = (asked: Asked, ...own: readonly OwnWord[]): Asked => only(asked, [...sharedWords, ...own]);

export const useFunnel = (asked: Asked): UseQueryResult<Schemas['FunnelTold']> =>
  useReport('funnel', about(asked, 'reading'), (asks) => told(api.GET('/v1/reports/funnel', asks)));
