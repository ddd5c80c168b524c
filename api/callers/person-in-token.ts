// Which person of the organisation does a token name? Asked alike of what a client sends and of what a sign-in brings.

/** Null where the claim is missing, or is no text. */
export const personIn = (claims: Readonly<Record<string, unknown>>, personClaim: string): string | null => {
  const personId = claims[personClaim];
  return typeof personId === 'string' ? personId : null;
};
