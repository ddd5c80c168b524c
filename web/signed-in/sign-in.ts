// How does somebody sign in, or switch to another person? All that was asked for as somebody else is forgotten.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import { meQuery } from '../queries.ts';
import { tellOtherTabs } from './other-tabs.ts';

export const useSignIn = (): UseMutationResult<unknown, Error, string> => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (personId: string) => told(api.POST('/v1/session', { body: { personId } })),
    onSuccess: () => {
      tellOtherTabs();
      return queries.resetQueries();
    },
  });
};

/** The key itself is not kept: the API answers with a cookie that no script reads. */
export const useSignInByKey = (): UseMutationResult<unknown, Error, string> => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string) =>
      told(api.POST('/v1/session/key', { headers: { authorization: `Bearer ${key}` } })),
    onSuccess: () => {
      tellOtherTabs();
      return queries.resetQueries();
    },
  });
};

export const useSignOut = (): UseMutationResult<unknown, Error, void> => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => told(api.DELETE('/v1/session')),
    onSuccess: ({ provider }) => {
      tellOtherTabs();
      // First nobody is signed in: the pages go, and ask for nothing more.
      queries.setQueryData(meQuery.queryKey, null);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
      if (provider !== null) globalThis.location.assign(provider);
    },
  });
};
