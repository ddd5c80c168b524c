// What does the board ask for? All of it at once, as it is counted for everybody who looks.
import { queryOptions } from '@tanstack/react-query';
import { api, told } from '../client.ts';

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: () => told(api.GET('/v1/board')),
});
