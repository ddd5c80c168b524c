// How does a door say no? One class: a code, a sentence, and what would make it allowed.
import type { RejectionCode } from '../domain/rejection.ts';

/** Codes that only a door gives; all others come from the lead itself. */
type OwnCode =
  | 'engine_unavailable'
  | 'no_engine'
  | 'no_free_place'
  | 'person_not_active'
  | 'unknown_person'
  | 'unknown_office'
  | 'unknown_clock'
  | 'unknown_playbook'
  | 'unknown_job'
  | 'unknown_key'
  | 'no_organisation'
  | 'not_known_then'
  | 'name_taken'
  | 'too_large'
  | 'unknown_attachment'
  | 'unknown_analyst'
  | 'may_not_administer'
  | 'wrong_master_key'
  | 'defect';

export type DoorCode = RejectionCode | OwnCode;

/** Thrown by every door when something was not done. `index` is the command's place in its batch. */
export class DoorRejection extends Error {
  override readonly name = 'DoorRejection';
  readonly code: DoorCode;
  /** What would make it allowed, as a sentence. */
  readonly remedy: string;
  readonly index: number;

  constructor(
    code: DoorCode,
    message: string,
    remedy: string,
    { index = 0, cause }: { readonly index?: number; readonly cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.index = index;
  }
}
