// What is asked of the API, under which key is it kept, and how often is it asked again?
import { queryOptions, QueryClient } from '@tanstack/react-query';
import { api, Refused, told } from './client.ts';

/** What is not there or not permitted stays so; what the server has no time for is asked again. */
const mayPass = (error: Error): boolean => !(error instanceof Refused) || error.problem.status >= 500;

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => count < 2 && mayPass(error), staleTime: 1_000 },
  },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    try {
      return await told(api.GET('/v1/me'));
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 401) return null;
      throw error;
    }
  },
});

export const signInQuery = queryOptions({
  queryKey: ['how-to-sign-in'],
  queryFn: () => told(api.GET('/v1/session/how')),
  staleTime: Infinity,
});

export const peopleToSignInQuery = queryOptions({
  queryKey: ['people-to-sign-in'],
  queryFn: () => told(api.GET('/v1/session/people')),
});

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => told(api.GET('/v1/organisation')),
  staleTime: 60_000,
});

/** Of the place it runs in: it does not change while the process runs. */
export const consoleQuery = queryOptions({
  queryKey: ['console'],
  queryFn: () => told(api.GET('/v1/console')),
  staleTime: Infinity,
});
