// How does a door avoid asking the same question for every command? It remembers an answer for a few seconds.

/** An answer fetched at most once in `keepMs`, also when many ask at once. A failure is not remembered. */
export const briefly = <Answer>(keepMs: number, fetch: () => Promise<Answer>): (() => Promise<Answer>) => {
  let latest: { readonly answer: Promise<Answer>; readonly until: number } | null = null;
  return () => {
    if (latest !== null && latest.until > Date.now()) return latest.answer;
    const asked = { answer: fetch(), until: Date.now() + keepMs };
    latest = asked;
    asked.answer.catch(() => {
      if (latest === asked) latest = null;
    });
    return asked.answer;
  };
};
