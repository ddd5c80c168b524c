// What do report pages ask the API? What their address says, as it says it: what it does not know it refuses with a sentence.
import { useQueries, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { paths } from '../../contracts/openapi.d.ts';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { only, sharedWords, withWord } from './asked.ts';
import type { Asked, OwnWord } from './asked.ts';

/** Reports are dear, and nobody waits for the last second of them. */
const freshMs = 60_000;

type Asks = Readonly<Record<'querySerializer', () => string>>;
type AnswerOf<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;
type PathOf<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { path: infer Parameters } };
}
  ? Parameters
  : never;

interface ReportOptions<Data> {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<Data>;
  readonly staleTime: number;
}

const reportOf = <Data>(
  name: string,
  query: Asked,
  askFor: (asks: Asks) => Promise<Data>,
): ReportOptions<Data> => ({
  queryKey: ['reports', name, query],
  queryFn: () => askFor({ querySerializer: () => new URLSearchParams(query).toString() }),
  staleTime: freshMs,
});

const about = (asked: Asked, ...own: readonly OwnWord[]): Asked => only(asked, [...sharedWords, ...own]);

export const useFunnel = (asked: Asked): UseQueryResult<Schemas['FunnelTold']> =>
  useQuery(reportOf('funnel', about(asked, 'reading'), (asks) => told(api.GET('/v1/reports/funnel', asks))));

export const useMoves = (asked: Asked): UseQueryResult<Schemas['Moves']> =>
  useQuery(reportOf('moves', about(asked), (asks) => told(api.GET('/v1/reports/moves', asks))));

export const useChurn = (asked: Asked): UseQueryResult<Schemas['Churn']> =>
  useQuery(reportOf('churn', about(asked), (asks) => told(api.GET('/v1/reports/churn', asks))));

export type ChurnCut = PathOf<'/v1/reports/churn/by/{cut}'>['cut'];
export type ChurnByTold = AnswerOf<'/v1/reports/churn/by/{cut}'>;

export const useChurnBy = (cut: ChurnCut, asked: Asked): UseQueryResult<ChurnByTold> =>
  useQuery(
    reportOf(`churn by ${cut}`, about(asked), (asks) =>
      told(api.GET('/v1/reports/churn/by/{cut}', { params: { path: { cut } }, ...asks })),
    ),
  );

export type FollowUp = PathOf<'/v1/reports/churn/against/{what}'>['what'];
export type ChurnAgainstTold = AnswerOf<'/v1/reports/churn/against/{what}'>;

export const useChurnAgainst = (what: FollowUp, asked: Asked): UseQueryResult<ChurnAgainstTold> =>
  useQuery(
    reportOf(`churn against ${what}`, about(asked), (asks) =>
      told(api.GET('/v1/reports/churn/against/{what}', { params: { path: { what } }, ...asks })),
    ),
  );

export type TriangleTold = AnswerOf<'/v1/reports/churn/triangle'>;

export const useTriangle = (asked: Asked): UseQueryResult<TriangleTold> =>
  useQuery(reportOf('triangle', about(asked), (asks) => told(api.GET('/v1/reports/churn/triangle', asks))));

export type TimeToOrderTold = AnswerOf<'/v1/reports/time-to-order'>;

export const useTimeToOrder = (asked: Asked): UseQueryResult<TimeToOrderTold> =>
  useQuery(
    reportOf('time to order', about(asked, 'by'), (asks) => told(api.GET('/v1/reports/time-to-order', asks))),
  );

/** The pipeline knows no period. */
const standing = (asked: Asked, ...own: readonly OwnWord[]): Asked =>
  withWord(withWord(about(asked, ...own), 'from', null), 'to', null);

const pipelineOf = (query: Asked): ReportOptions<Schemas['Pipeline']> =>
  reportOf('pipeline', query, (asks) => told(api.GET('/v1/reports/pipeline', asks)));

export const usePipeline = (asked: Asked): UseQueryResult<Schemas['Pipeline']> =>
  useQuery(pipelineOf(standing(asked, 'by', 'which')));

export interface PipelineOver {
  /** In the order of the days; empty until all are there. */
  readonly told: readonly Schemas['Pipeline'][];
  readonly error: Error | null;
}

const allOf = (found: readonly UseQueryResult<Schemas['Pipeline']>[]): PipelineOver => {
  const told = found.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return {
    told: told.length === found.length ? told : [],
    error: found.find(({ error }) => error !== null)?.error ?? null,
  };
};

/** At the end of each of these days, by stage. */
export const usePipelineOver = (asked: Asked, days: readonly string[]): PipelineOver =>
  useQueries({
    queries: days.map((day) => pipelineOf(withWord(withWord(standing(asked), 'by', 'stage'), 'as_of', day))),
    combine: allOf,
  });

/** Nor does the forecast know what was known when. */
export const useForecast = (asked: Asked): UseQueryResult<Schemas['Forecast']> => {
  const query = withWord(standing(asked, 'by'), 'as_known', null);
  return useQuery(
    reportOf('forecast', query, ({ querySerializer }) =>
      told(
        api.GET('/v1/reports/forecast', {
          querySerializer: () => [querySerializer(), 'in_base=true'].filter((part) => part !== '').join('&'),
        }),
      ),
    ),
  );
};

export const useDwell = (asked: Asked): UseQueryResult<Schemas['DwellTold']> =>
  useQuery(reportOf('dwell', about(asked), (asks) => told(api.GET('/v1/reports/dwell', asks))));

export const useQuality = (asked: Asked): UseQueryResult<Schemas['Quality']> =>
  useQuery(reportOf('quality', about(asked, 'by'), (asks) => told(api.GET('/v1/reports/quality', asks))));
