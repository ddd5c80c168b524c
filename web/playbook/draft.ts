// What is written of a playbook that is not published? Kept by the tab of the browser alone, so that it may be checked and tried.
import { useState } from 'react';

const kept = 'leadcycle-playbook-draft';

export const draftKept = (): string | null => sessionStorage.getItem(kept);

/** @param start what stands there before anything was written */
export const useDraft = (start: string): readonly [string, (text: string) => void] => {
  const [text, setText] = useState(() => draftKept() ?? start);
  return [
    text,
    (changed) => {
      sessionStorage.setItem(kept, changed);
      setText(changed);
    },
  ];
};
