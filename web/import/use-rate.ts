// How many rows a second are read? Counted since this page began to look on.
import { useEffect, useRef, useState } from 'react';

/** Null until there is something to count. */
export const useRate = (done: number): number | null => {
  const began = useRef<{ readonly at: number; readonly done: number } | null>(null);
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    const now = performance.now();
    began.current ??= { at: now, done };
    const seconds = (now - began.current.at) / 1_000;
    if (seconds > 0) setRate((done - began.current.done) / seconds);
  }, [done]);
  return rate;
};
