// How does the API itself say no, before any lead was asked? A code, a sentence, and what would make it allowed.

/** Codes that only the API gives; all others come from the doors and the leads behind it. */
export type ApiCode =
  | 'not_signed_in'
  | 'not_permitted'
  | 'cross_site'
  | 'wrong_host'
  | 'lead_not_found'
  | 'unknown_customer'
  | 'unknown_job'
  | 'unknown_view'
  | 'unknown_route'
  | 'unreadable'
  | 'invalid_request'
  | 'invalid_cursor'
  | 'command_id_missing'
  | 'too_large'
  | 'head_too_large'
  | 'too_slow'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'under_pressure'
  | 'lead_parked'
  | 'not_seen_yet'
  | 'not_ready'
  | 'takes_too_long'
  | 'provider_away'
  | 'import_runs'
  | 'no_file';

/** What is wrong with one field of a request. */
export interface FieldMistake {
  /** JSON pointer into the part of the request: `/contacts/0/email`. */
  readonly pointer: string;
  readonly detail: string;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ApiCode;
  /** What would make it allowed, as a sentence. */
  readonly remedy: string;
  readonly errors: readonly FieldMistake[];

  constructor(
    code: ApiCode,
    message: string,
    remedy: string,
    { errors = [], cause }: { readonly errors?: readonly FieldMistake[]; readonly cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.errors = errors;
  }
}

/** A lead that is not there and one that the caller may not see read the same: neither says that the other exists. */
export const noSuchLead = (leadId: string): Refusal =>
  new Refusal(
    'lead_not_found',
    `There is no lead ${leadId}.`,
    'Check the id; a lead begins with ObtainLead.',
  );

/** What is no request at all, or none in JSON. */
export const unreadable = (): Refusal =>
  new Refusal(
    'unreadable',
    'The request cannot be read.',
    'Send well-formed JSON, and an address that is well-formed too.',
  );
