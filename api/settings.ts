// Where does the API listen, and how does it know who calls?

/**
 * local: whoever reaches it signs in as any person of the organisation, so it listens to this machine alone · keys: API keys
 * only · oidc: an identity provider, by its bearer tokens and, where the console is registered there, by signing in; and API keys.
 */
export type SignIn = { readonly kind: 'local' } | { readonly kind: 'keys' } | Oidc;

export interface Oidc {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly audience: string;
  /** The claim that holds the id of a person of the organisation. */
  readonly personClaim: string;
  /** Null: nobody signs in to the console there; its tokens open the API alone. */
  readonly console: ConsoleClient | null;
}

/** As what the console is registered at the identity provider. */
export interface ConsoleClient {
  readonly clientId: string;
  /** Null: a public client; PKCE alone ties the answer to the question. */
  readonly clientSecret: string | null;
  /** The address of this server to which the provider sends browsers back, as it is registered there. */
  readonly redirect: string;
  /** Where the provider sends browsers that signed out there, as it is registered there; null: they stay. */
  readonly signedOut: string | null;
  readonly scope: string;
  /** What people call the provider. */
  readonly name: string;
}

export interface ApiSettings {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly signIn: SignIn;
  /** After which a session of the console is over. */
  readonly sessionMs: number;
  /** Requests that one caller may send a minute. */
  readonly requestsAMinute: number;
  /** Folder of files that are uploaded to be imported. */
  readonly uploads: string;
  /** Of a file that is attached to a lead, in bytes. */
  readonly largestAttachment: number;
  /** Where Temporal UI answers, and which namespace has the leads; null: nobody said. */
  readonly temporalUi: { readonly address: string; readonly namespace: string } | null;
}

/** Addresses that only this machine reaches. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);
