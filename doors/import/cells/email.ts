// Is this one e-mail address?
import { atMost } from './text.ts';
import { UnreadableCell } from './unreadable-cell.ts';

/**
 * One address, as it was written: one `@`, a dot in the domain, no blanks.
 * @throws UnreadableCell otherwise
 */
export const readEmail = (text: string): string => {
  if (!/^[^\s@,;<>()]+@[^\s@,;<>().]+(?:\.[^\s@,;<>().]+)+$/u.test(atMost(320, text)))
    throw new UnreadableCell('it is not one e-mail address');
  return text;
};
