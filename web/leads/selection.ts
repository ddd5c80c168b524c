// Which leads are selected, to do the same with all of them?
import { useState } from 'react';

export interface Selection {
  readonly holds: ReadonlySet<string>;
  /** Whether all that are shown are selected. */
  readonly holdsAll: boolean;
  readonly toggle: (leadId: string) => void;
  /** All that are shown, or none. */
  readonly toggleAll: () => void;
  readonly hold: (leadIds: readonly string[]) => void;
}

/** @param shown the leads that have come so far */
export const useSelection = (shown: readonly string[]): Selection => {
  const [holds, setHolds] = useState<ReadonlySet<string>>(new Set());
  const holdsAll = shown.length > 0 && shown.every((leadId) => holds.has(leadId));
  return {
    ...{ holds, holdsAll },
    toggle: (leadId) => {
      const next = new Set(holds);
      if (!next.delete(leadId)) next.add(leadId);
      setHolds(next);
    },
    toggleAll: () => setHolds(new Set(holdsAll ? [] : shown)),
    hold: (leadIds) => setHolds(new Set(leadIds)),
  };
};
