// What can be done right here? A page registers what it offers, and the palette lists it for as long as the page is there.
import { useEffect, useSyncExternalStore } from 'react';

export interface Offer {
  /** Different from all others of the same page. */
  readonly id: string;
  /** As the reader reads it. */
  readonly label: string;
  readonly act: () => void;
}

let registered: ReadonlyMap<symbol, readonly Offer[]> = new Map();
let all: readonly Offer[] = [];
const listeners = new Set<() => void>();

const change = (place: symbol, offers: readonly Offer[] | null): void => {
  const next = new Map(registered);
  if (offers === null) next.delete(place);
  else next.set(place, offers);
  registered = next;
  all = [...next.values()].flat();
  for (const tell of listeners) tell();
};

/** @param offers the same array for as long as nothing has changed (`useMemo`) */
export const useOffers = (offers: readonly Offer[]): void => {
  useEffect(() => {
    const place = Symbol('offers');
    change(place, offers);
    return () => change(place, null);
  }, [offers]);
};

export const useOffered = (): readonly Offer[] =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => all,
  );
