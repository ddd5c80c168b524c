// What is there to choose from, where an address asks for something else? That too: a choice never shows what was not asked for.

export const withAsked = (offered: readonly string[], asked: string | undefined): readonly string[] =>
  asked === undefined || asked === '' || offered.includes(asked) ? offered : [...offered, asked];
