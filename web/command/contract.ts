// What can be asked and sent? The contract as this very server has it: forms are made from it.
import { queryOptions } from '@tanstack/react-query';
import { Refused, unreadable } from '../client.ts';

export const contractQuery = queryOptions({
  queryKey: ['contract'],
  queryFn: async (): Promise<unknown> => {
    const response = await fetch('/v1/openapi.json');
    if (!response.ok) throw new Refused(unreadable(response));
    return response.json();
  },
  staleTime: Infinity,
});
