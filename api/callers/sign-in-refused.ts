// Why did somebody not come in through the identity provider? A code that the console has words for, and a reason for the log.

/**
 * sign_in_expired: not begun in this browser, too long ago, or used already · sign_in_failed: what came back does not hold ·
 * provider_refused: the provider let nobody in · provider_away: it does not answer · unknown_person: it named nobody of ours.
 */
export const signInRefusals = [
  'sign_in_expired',
  'sign_in_failed',
  'provider_refused',
  'provider_away',
  'unknown_person',
] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly code: SignInRefusal;

  /** @param reason for the log: a code, nothing that was sent */
  constructor(code: SignInRefusal, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.code = code;
  }
}
