// Why was a command refused? A code from a closed list, a sentence, and what would make it allowed.
export const rejectionCodes = [
  'lead_not_found',
  'already_obtained',
  'lead_ended',
  'being_merged',
  'not_the_same_customer',
  'move_not_allowed',
  'not_permitted',
  'internal_command',
  'not_yet_supported',
  'invalid_input',
  'unknown_contact',
  'unknown_reference',
  'not_independent',
  'not_your_lead',
  'stated_only_in_imports',
  'stated_in_future',
  'stated_too_old',
  'time_goes_back',
  'seq_moved_on',
  'already_owned',
  'not_in_pool',
  'ownership_moved_on',
  'reservation_expired',
  'claim_cap_reached',
  'cooldown',
  'not_qualified',
  'outside_scope',
  'need_not_confirmed',
  'milestone_out_of_order',
  'gate_open',
  'gate_not_open',
  'gate_not_met',
  'clock_not_running',
  'clock_does_not_wait',
  'pause_too_long',
  'no_calendar',
  'nurture_too_long',
  'condition_true_already',
  'too_late_to_reopen',
  'note_required',
  'too_many_attachments',
  'command_id_reused',
  'stale_command',
  'too_busy',
  'stream_unavailable',
  'nothing_obtained',
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

/** Thrown by `decide`: the lead is unchanged. `index` is the command's place in its batch. */
export class LeadRejection extends Error {
  override readonly name = 'LeadRejection';
  readonly code: RejectionCode;
  /** What would make it allowed, as a sentence. */
  readonly remedy: string;
  readonly index: number;

  constructor(code: RejectionCode, message: string, remedy: string, index = 0) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.index = index;
  }

  at(index: number): LeadRejection {
    return new LeadRejection(this.code, this.message, this.remedy, index);
  }
}
