// What happens when it is settled who signs in, however that was? The session before ends, another one begins, and it is written down.
import { writeAccess } from '../callers/access-log.ts';
import { keepSession, sessionCookie } from '../callers/cookies.ts';
import { secretHash } from '../callers/secrets.ts';
import { beginSession, endSession } from '../callers/sessions.ts';
import type { SignedIn } from '../callers/sessions.ts';
import type { Handling } from '../route.ts';
import { routeOf } from '../route-name.ts';

/** @param before the hash of another session that this browser had; null: only that of its cookie, if any */
export const signInAs = async (at: Handling, who: SignedIn, before: Buffer | null = null): Promise<void> => {
  const { engine, settings } = at.world;
  const { personId, keyId, issuer } = who;
  const token = at.request.cookies[sessionCookie];
  if (token !== undefined) await endSession(engine.pool, secretHash(token));
  if (before !== null) await endSession(engine.pool, before);
  const session = await beginSession(engine.pool, who, settings.sessionMs);
  await writeAccess(engine.pool, {
    ...{ what: 'signed_in', caller: `person:${personId}`, route: routeOf(at.request) },
    ...{ through: keyId ?? (issuer === null ? 'session' : 'provider'), leadId: null, code: null },
  });
  keepSession(at, session);
};
