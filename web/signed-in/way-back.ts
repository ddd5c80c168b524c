// Where does somebody who signs in come to, and why are they not in yet? To what they wanted to see; the server says the rest in the address.

export const signInPath = '/console/sign-in';
const board = '/console/';

const refusals = [
  'sign_in_expired',
  'sign_in_failed',
  'provider_refused',
  'provider_away',
  'unknown_person',
] as const;
/** Why a sign-in through the identity provider came to nothing. */
export type SignInRefusal = (typeof refusals)[number];

export interface WayBack {
  readonly to: string;
  readonly refused: SignInRefusal | null;
}

export const wayBackFrom = ({
  pathname,
  search,
  hash,
}: Pick<URL, 'pathname' | 'search' | 'hash'>): WayBack => {
  if (pathname !== signInPath) return { to: `${pathname}${search}${hash}`, refused: null };
  const said = new URLSearchParams(search);
  const to = said.get('to') ?? board;
  return {
    // Whoever made the link may want to lead somebody away from here.
    to: to.startsWith(board) && !to.startsWith(signInPath) ? to : board,
    refused: refusals.find((refusal) => refusal === said.get('refused')) ?? null,
  };
};
