// What is there to choose from for a field, beyond what the contract knows? Forms of a lead know its contacts, findings, clocks.
import { createContext, useContext } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Choices {
  readonly options: readonly Choice[];
  /** open: something else may be written as well. */
  readonly are: 'all' | 'open';
}

/** Null where nothing is known beyond the contract. */
export type ChoicesFor = (fieldName: string) => Choices | null;

const nothingKnown: ChoicesFor = () => null;
export const ChoicesContext = createContext<ChoicesFor>(nothingKnown);
export const useChoices = (fieldName: string): Choices | null => useContext(ChoicesContext)(fieldName);
