// What time is it, for all that is told on a page of how long ago or how late something is? Once for all, every half a minute.
import { useQuery } from '@tanstack/react-query';

/** Epoch milliseconds; 0 before it is known. */
export const useNow = (): number =>
  useQuery({ queryKey: ['now'], queryFn: () => Date.now(), refetchInterval: 30_000 }).data ?? 0;
