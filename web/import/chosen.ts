// What was chosen to be imported? Files stay in the page, the mapping in the tab of the browser; nothing is sent by choosing.
import { useState } from 'react';

const kept = 'leadcycle-import-mapping';

export interface Chosen {
  readonly file: File | null;
  readonly activities: File | null;
  /** YAML; null until it was chosen or written. */
  readonly mapping: string | null;
  readonly ignoreOwners: boolean;
}

export interface Choosing {
  readonly chosen: Chosen;
  readonly choose: (changed: Partial<Chosen>) => void;
}

export const useChosen = (): Choosing => {
  const [chosen, setChosen] = useState<Chosen>(() => ({
    file: null,
    activities: null,
    mapping: sessionStorage.getItem(kept),
    ignoreOwners: false,
  }));
  return {
    chosen,
    choose: (changed) => {
      if (typeof changed.mapping === 'string') sessionStorage.setItem(kept, changed.mapping);
      setChosen((before) => ({ ...before, ...changed }));
    },
  };
};
