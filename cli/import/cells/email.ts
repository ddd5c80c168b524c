// Is this one e-mail address?
import { UnreadableCell } from './unreadable-cell.ts';

/**
 * One address, as it was written: one `@`, a dot in the domain, no blanks.
 * @throws UnreadableCell otherwise
 */
export const readEmail = (text: string): string => {
  if (!/^[^\s@,;<>()]+@[^\s@,;<>().]+(?:\.[^\s@,;<>().]+)+$/u.test(text))
    throw new UnreadableCell('it is not one e-mail address');
  return text;
};
