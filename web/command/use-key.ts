// Under which id is something sent? The same content sent again keeps its own, other content has another one.
import { useRef } from 'react';

interface Keys {
  readonly key: (content: string) => string;
  readonly forget: () => void;
}

export const useKey = (): Keys => {
  const last = useRef<{ readonly content: string; readonly key: string } | null>(null);
  return {
    key: (content) => {
      if (last.current?.content !== content) last.current = { content, key: crypto.randomUUID() };
      return last.current.key;
    },
    forget: () => {
      last.current = null;
    },
  };
};
