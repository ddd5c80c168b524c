// Where in a list was somebody who opened one of its leads? The way back leads to the same place.
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

/** By entry of the history: the same list opened anew begins at its top. */
const places = new Map<string, number>();

/** @param scrolled what scrolls; null until it is drawn */
export const useScrollPlace = (scrolled: HTMLElement | null): void => {
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_key ?? '' });
  useEffect(() => {
    if (scrolled === null) return undefined;
    const before = places.get(entry);
    if (before !== undefined) scrolled.scrollTop = before;
    const remember = (): void => void places.set(entry, scrolled.scrollTop);
    scrolled.addEventListener('scroll', remember, { passive: true });
    return () => scrolled.removeEventListener('scroll', remember);
  }, [scrolled, entry]);
};
