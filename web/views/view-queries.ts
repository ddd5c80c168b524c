// Which views are kept, and how does one keep or forget one? Each page knows its own; the palette knows all.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

export type View = Schemas['View'];

const key = ['views'] as const;

export const useViews = (): UseQueryResult<readonly View[]> =>
  useQuery<readonly View[]>({
    queryKey: key,
    queryFn: async () => (await told(api.GET('/v1/views'))).items,
    staleTime: 60_000,
  });

export type KeptView = Pick<View, 'page' | 'name' | 'filters' | 'officeId'>;

export const useKeepView = (): UseMutationResult<View, Error, KeptView> => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (view: KeptView) => told(api.POST('/v1/views', { body: view })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
};

export const useForgetView = (): UseMutationResult<unknown, Error, string> => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (viewId: string) => told(api.DELETE('/v1/views/{viewId}', { params: { path: { viewId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
};
