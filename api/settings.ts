// Where does the API listen, and how does it know who calls?

/**
 * local: whoever reaches it signs in as any person of the organisation, so it listens to this machine alone · keys: API keys
 * only · oidc: bearer tokens of an identity provider, and API keys.
 */
export type SignIn =
  | { readonly kind: 'local' }
  | { readonly kind: 'keys' }
  | {
      readonly kind: 'oidc';
      readonly issuer: string;
      readonly audience: string;
      /** The claim that holds the id of a person of the organisation. */
      readonly personClaim: string;
    };

export interface ApiSettings {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly signIn: SignIn;
  /** Requests that one caller may send a minute. */
  readonly requestsAMinute: number;
  /** Folder of files that are uploaded to be imported. */
  readonly uploads: string;
  /** Where Temporal UI answers, and which namespace has the leads; null: nobody said. */
  readonly temporalUi: { readonly address: string; readonly namespace: string } | null;
}

/** Addresses that only this machine reaches. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);
