// What does the address of this report say, and how is it changed?
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { passOver } from '../pass-over.ts';
import { askedIn, withWord } from './asked.ts';
import type { Asked, OwnWord, SharedWord } from './asked.ts';

export interface Asking {
  readonly asked: Asked;
  /** An empty value takes the word away. */
  readonly ask: (word: SharedWord | OwnWord, value: string | null) => void;
}

export const useAsked = (): Asking => {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = useMemo(() => askedIn(search), [search]);
  return {
    asked,
    ask: (word, value) =>
      passOver(navigate({ to: '.', search: withWord(asked, word, value), replace: true })),
  };
};
