// Who brings a new lead in? The caller, unless they name another; and nobody brings leads into offices beyond their own.
import { officeRecordOf, personOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Caller } from '../callers/caller.ts';
import { callerName } from '../callers/caller.ts';
import { Refusal } from '../refusal.ts';

type Said = Readonly<Record<string, unknown>>;

/** With the caller as submitter where nobody is named. @throws Refusal `invalid_request` for a service that names nobody */
export const submitterIn = (said: Said, { asker }: Caller): Said => {
  if (said['submitter'] !== null && said['submitter'] !== undefined) return said;
  if (asker.kind === 'person')
    return { ...said, submitter: { personId: asker.personId, managerId: null, officeId: 'unknown' } };
  throw new Refusal(
    'invalid_request',
    'A service brings no lead in by itself: "submitter" is missing.',
    'Name the person who brought it in: {"submitter": {"personId": "…"}}.',
  );
};

/**
 * The submitter is the caller or belongs to an office that the caller reaches.
 * @throws DoorRejection `unknown_person`; Refusal `not_permitted`
 */
export const requireOwnOffice = (organisation: Organisation, caller: Caller, said: Said): void => {
  const { asker } = caller;
  const submitter = personOf(organisation, idIn(said['submitter']));
  const { path } = officeRecordOf(organisation, submitter.officeId);
  const within = asker.within === null || path.includes(asker.within);
  const isOwn =
    asker.kind === 'service' ||
    asker.personId === submitter.personId ||
    path.includes(personOf(organisation, asker.personId).officeId);
  if (within && isOwn) return;
  throw new Refusal(
    'not_permitted',
    `${callerName(caller)} may not bring a lead in for ${submitter.personId} of ${submitter.officeId}.`,
    'Name somebody of your own office or below it, or bring it in yourself.',
  );
};

const idIn = (submitter: unknown): string =>
  typeof submitter === 'object' && submitter !== null && 'personId' in submitter
    ? String(submitter.personId)
    : '';
