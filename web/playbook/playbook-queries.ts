// What is asked of the API about playbooks? A published version never changes, so it is asked for once.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Schemas } from '../client.ts';
import { api, told } from '../client.ts';

export type Version = Schemas['PlaybookVersion'];

export const useVersions = (): UseQueryResult<{ readonly items: readonly Version[] }> =>
  useQuery({
    queryKey: ['playbooks'],
    queryFn: () => told(api.GET('/v1/playbooks')),
    staleTime: 60_000,
  });

export const usePlaybook = (name: string, version: number): UseQueryResult<Schemas['PlaybookTold']> =>
  useQuery({
    queryKey: ['playbook', name, version],
    queryFn: () => told(api.GET('/v1/playbooks/{name}/{version}', { params: { path: { name, version } } })),
    staleTime: Infinity,
  });

export const useChanges = (
  name: string,
  from: number,
  to: number,
): UseQueryResult<Schemas['PlaybookChanges']> =>
  useQuery({
    queryKey: ['playbook-changes', name, from, to],
    queryFn: () =>
      told(api.GET('/v1/playbooks/{name}/changes', { params: { path: { name }, query: { from, to } } })),
    staleTime: Infinity,
  });
