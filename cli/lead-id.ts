// Is this the id of a lead? Told before anybody is asked for it.
import { isUuid } from '../doors/uuid.ts';
import { misuse } from './failure.ts';

/** @throws CliFailure (misuse) */
export const requireLeadId = (text: string, what = 'The lead id'): void => {
  if (isUuid(text)) return;
  throw misuse(
    `${what} is not a UUID in small letters.`,
    'Write it like 0199c0de-0000-7000-8000-000000000000.',
  );
};
