// What is asked of one lead? How it is or was, what happened to it, what can be done; after one's own command at least what that made.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';

/** The seq that one's own commands have brought each lead to. */
const seen = new Map<string, number>();
export const mustSee = (leadId: string, seq: number): void => {
  seen.set(leadId, Math.max(seq, seen.get(leadId) ?? 0));
};

export const atLeast = (leadId: string): { readonly min_seq?: number } => {
  const seq = seen.get(leadId);
  return seq === undefined ? {} : { min_seq: seq };
};

/** @param at after which of its events; null: as it is now */
export const useLead = (leadId: string, at: number | null): UseQueryResult<Schemas['LeadTold']> =>
  useQuery({
    queryKey: ['lead', leadId, 'told', at],
    queryFn: () => {
      const query = { ...atLeast(leadId), ...(at === null ? {} : { at_seq: at }) };
      return told(api.GET('/v1/leads/{leadId}', { params: { path: { leadId }, query } }));
    },
    // While the slider moves, the moment before stays to be seen.
    placeholderData: (before, asked) =>
      asked?.queryKey[1] === leadId ? keepPreviousData(before) : undefined,
  });

export const useOffers = (leadId: string): UseQueryResult<Schemas['LeadOffers']> =>
  useQuery({
    queryKey: ['lead', leadId, 'offers'],
    queryFn: () =>
      told(api.GET('/v1/leads/{leadId}/commands', { params: { path: { leadId }, query: atLeast(leadId) } })),
  });

/** As far as the API folds a life itself. */
const eventsAtMost = 10_000;

export interface TimelineTold {
  readonly events: readonly Schemas['TimelineEntry'][];
  readonly isWhole: boolean;
}

export const useTimeline = (leadId: string): UseQueryResult<TimelineTold> =>
  useQuery({
    queryKey: ['lead', leadId, 'timeline'],
    queryFn: async ({ client, queryKey }) => {
      const before = client.getQueryData<TimelineTold>(queryKey)?.events ?? [];
      const told = await readOn(leadId, before);
      // What was written before stays as it is, but for this.
      const isErased = told.events.slice(before.length).some(({ type }) => type === 'PersonalDataErased');
      return isErased ? readOn(leadId, []) : told;
    },
  });

/** @param before what was read already, from the first event on */
const readOn = async (leadId: string, before: TimelineTold['events']): Promise<TimelineTold> => {
  const events = [...before];
  while (events.length < eventsAtMost) {
    const query = { limit: 500, after_seq: events.at(-1)?.seq ?? 0, ...atLeast(leadId) };
    const page = await told(api.GET('/v1/leads/{leadId}/timeline', { params: { path: { leadId }, query } }));
    events.push(...page.events);
    if (page.nextCursor === null) return { events, isWhole: true };
  }
  return { events, isWhole: false };
};
