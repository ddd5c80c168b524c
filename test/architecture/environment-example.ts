// Which names does an .env.example hold, set or commented out?

export const namesOfEnvironmentExample = (text: string): string[] =>
  text.split('\n').flatMap((line) => /^(?:# )?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
