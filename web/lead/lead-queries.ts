// What is asked of one lead? How it is and what happened to it; after one's own command at least what that made.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

/** The seq that one's own commands have brought each lead to. */
const seen = new Map<string, number>();
export const mustSee = (leadId: string, seq: number): void => {
  seen.set(leadId, Math.max(seq, seen.get(leadId) ?? 0));
};

const atLeast = (leadId: string): { readonly min_seq?: number } => {
  const seq = seen.get(leadId);
  return seq === undefined ? {} : { min_seq: seq };
};

export const useLead = (leadId: string): UseQueryResult<Schemas['LeadTold']> =>
  useQuery({
    queryKey: ['lead', leadId, 'told'],
    queryFn: () =>
      told(api.GET('/v1/leads/{leadId}', { params: { path: { leadId }, query: atLeast(leadId) } })),
  });

/** Of a life as long as this one the page tells the beginning, and that there is more. */
const eventsAtMost = 3_000;

export interface TimelineTold {
  readonly events: readonly Schemas['TimelineEntry'][];
  readonly isWhole: boolean;
}

export const useTimeline = (leadId: string): UseQueryResult<TimelineTold> =>
  useQuery({
    queryKey: ['lead', leadId, 'timeline'],
    queryFn: async () => {
      const events: Schemas['TimelineEntry'][] = [];
      for (let cursor: string | null = null; ;) {
        const query = { limit: 500, ...atLeast(leadId), ...(cursor === null ? {} : { cursor }) };
        const page: {
          readonly events: readonly Schemas['TimelineEntry'][];
          readonly nextCursor: string | null;
        } = await told(api.GET('/v1/leads/{leadId}/timeline', { params: { path: { leadId }, query } }));
        events.push(...page.events);
        cursor = page.nextCursor;
        if (cursor === null || events.length >= eventsAtMost) return { events, isWhole: cursor === null };
      }
    },
  });
