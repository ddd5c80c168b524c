// Who calls, by which means, and what may they do through it at most?
import type { Allowance } from '../../doors/api-keys.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Asker } from '../../doors/sight.ts';
import type { Actor } from '../../events/values.ts';

export interface Caller {
  readonly asker: Asker;
  /** `session` in local mode, `provider` for one that began at the identity provider, `token`, or the id of a key. */
  readonly through: string;
  readonly allows: readonly Allowance[];
}

/** `person:ada`, `service:web-form`: as events name who acted. */
export const callerName = ({ asker }: Caller): string =>
  asker.kind === 'person' ? `person:${asker.personId}` : `service:${asker.name}`;

/**
 * Who gives a command. It comes from the caller alone; nothing that a request says of an actor is looked at.
 * @throws DoorRejection `person_not_active` or `unknown_person`
 */
export const actorFor = (organisation: Organisation, { asker }: Caller): Actor =>
  asker.kind === 'person' ? actorOf(organisation, asker.personId) : { kind: 'service', name: asker.name };
