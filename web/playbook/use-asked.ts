// What does the address ask for, and how is it changed?
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { passOver } from '../pass-over.ts';
import { askedIn } from './asked.ts';
import type { Asked } from './asked.ts';

export interface Asking {
  readonly asked: Asked;
  /** Besides what it asks for already. */
  readonly ask: (changed: Asked) => void;
  /** Instead of it: versions of one playbook say nothing of another. */
  readonly anew: (asked: Asked) => void;
}

export const useAsked = (): Asking => {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = useMemo(() => askedIn(search), [search]);
  const anew = (changed: Asked): void =>
    passOver(navigate({ to: '/playbook', search: changed, replace: true }));
  return { asked, anew, ask: (changed) => anew({ ...asked, ...changed }) };
};
