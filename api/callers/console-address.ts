// Where in the console does somebody come to who signs in? Only there: an address that leads elsewhere leads to the board.
import type { SignInRefusal } from './sign-in-refused.ts';

const board = '/console/';
/** Some host that is nobody's, to see whether an address names another one. */
const here = 'http://console.invalid';

/** @param wanted as a link says it; whoever made the link may have wanted to lead somebody away */
export const consoleAddress = (wanted: string | undefined): string => {
  if (wanted === undefined || !URL.canParse(wanted, here)) return board;
  // As browsers read it: backslashes, dots, tabs and line ends have become what they mean.
  const { origin, pathname, search, hash } = new URL(wanted, here);
  return origin === here && pathname.startsWith(board) ? `${pathname}${search}${hash}` : board;
};

/** The page that says how one signs in, and why somebody just did not. */
export const signInPage = (returnTo: string, refused: SignInRefusal | null): string => {
  const said = new URLSearchParams({ ...(refused === null ? {} : { refused }), to: returnTo });
  return `${board}sign-in?${said.toString()}`;
};
