// How does a page hear of what others do? By the event stream: what it tells of is asked for anew.
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { passOver } from './pass-over.ts';

/** Of many events at once one asking comes: lists and counts are dearer than one lead. */
const waitMs = { lead: 150, lists: 400 } as const;
/** Browsers come back by themselves after a break, but not after a refusal. */
const comeBackMs = 5_000;

/** Whether the stream is being heard. */
export const useLive = (): boolean => {
  const queries = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => listen(queries, setLive), [queries]);
  return isLive;
};

/** @returns what ends it */
const listen = (queries: QueryClient, setLive: (isLive: boolean) => void): (() => void) => {
  const soon = gatherer(queries);
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource('/v1/stream');
    source.addEventListener('position', () => setLive(true));
    for (const name of ['lead', 'pool', 'lead-removed'])
      source.addEventListener(name, ({ data }: MessageEvent) => soon.heard(leadIdIn(data)));
    source.onerror = () => {
      setLive(false);
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, comeBackMs);
    };
  };
  open();
  return () => {
    clearTimeout(again);
    soon.stop();
    source?.close();
  };
};

interface Gatherer {
  readonly heard: (leadId: string | null) => void;
  readonly stop: () => void;
}

const gatherer = (queries: QueryClient): Gatherer => {
  const leads = new Set<string>();
  const waiting: { lead?: ReturnType<typeof setTimeout>; lists?: ReturnType<typeof setTimeout> } = {};
  const anew = (queryKey: readonly string[]): void => {
    passOver(queries.invalidateQueries({ queryKey }));
  };
  return {
    heard: (leadId) => {
      if (leadId !== null) leads.add(leadId);
      waiting.lead ??= setTimeout(() => {
        delete waiting.lead;
        for (const one of leads) anew(['lead', one]);
        leads.clear();
      }, waitMs.lead);
      waiting.lists ??= setTimeout(() => {
        delete waiting.lists;
        anew(['board']);
        anew(['leads']);
        anew(['queue']);
        anew(['pool']);
        anew(['load']);
        anew(['service-levels', 'due']);
        anew(['service-levels', 'kept']);
      }, waitMs.lists);
    },
    stop: () => {
      clearTimeout(waiting.lead);
      clearTimeout(waiting.lists);
    },
  };
};

const leadIdIn = (data: unknown): string | null => {
  if (typeof data !== 'string') return null;
  const said: unknown = JSON.parse(data);
  return typeof said === 'object' && said !== null && 'leadId' in said && typeof said.leadId === 'string'
    ? said.leadId
    : null;
};
