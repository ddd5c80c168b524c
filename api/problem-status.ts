// Which status of HTTP belongs to which refusal? One table, so that a code means the same at every address.
import type { DoorCode } from '../doors/door-rejection.ts';
import type { ApiCode } from './refusal.ts';

export type ProblemCode = DoorCode | ApiCode;

/**
 * 400: it cannot be read · 403: not by you · 404: not there, or not for you to know of · 409: not as the lead stands now · 412: it has moved on ·
 * 422: not with this content · 503: not at this moment, the same request may be sent again.
 */
export const statusOf: Readonly<Record<ProblemCode, number>> = {
  unreadable: 400,
  command_id_missing: 400,

  not_signed_in: 401,
  not_permitted: 403,
  not_independent: 403,
  not_your_lead: 403,
  not_qualified: 403,
  person_not_active: 403,
  may_not_administer: 403,
  internal_command: 403,
  cross_site: 403,
  wrong_host: 403,

  lead_not_found: 404,
  outside_scope: 404,
  unknown_customer: 404,
  unknown_job: 404,
  unknown_view: 404,
  unknown_route: 404,
  unknown_analyst: 404,
  unknown_key: 404,
  unknown_playbook: 404,
  unknown_clock: 404,
  unknown_person: 404,
  unknown_office: 404,
  not_known_then: 404,
  unknown_attachment: 404,

  no_engine: 409,
  already_obtained: 409,
  lead_ended: 409,
  being_merged: 409,
  not_the_same_customer: 409,
  move_not_allowed: 409,
  time_goes_back: 409,
  already_owned: 409,
  not_in_pool: 409,
  ownership_moved_on: 409,
  reservation_expired: 409,
  claim_cap_reached: 409,
  cooldown: 409,
  need_not_confirmed: 409,
  milestone_out_of_order: 409,
  gate_open: 409,
  gate_not_open: 409,
  gate_not_met: 409,
  clock_not_running: 409,
  clock_does_not_wait: 409,
  no_calendar: 409,
  condition_true_already: 409,
  too_late_to_reopen: 409,
  nothing_obtained: 409,
  no_free_place: 409,
  no_organisation: 409,
  name_taken: 409,
  too_many_attachments: 409,
  lead_parked: 409,
  import_runs: 409,
  no_file: 409,

  too_slow: 408,

  seq_moved_on: 412,
  too_large: 413,
  unsupported_media_type: 415,

  invalid_request: 422,
  invalid_cursor: 422,
  invalid_input: 422,
  not_yet_supported: 422,
  unknown_contact: 422,
  unknown_reference: 422,
  stated_only_in_imports: 422,
  stated_in_future: 422,
  stated_too_old: 422,
  pause_too_long: 422,
  nurture_too_long: 422,
  note_required: 422,
  command_id_reused: 422,
  stale_command: 422,

  too_many_requests: 429,
  head_too_large: 431,
  too_busy: 503,
  stream_unavailable: 503,
  engine_unavailable: 503,
  under_pressure: 503,
  not_seen_yet: 503,
  not_ready: 503,
  takes_too_long: 503,
  provider_away: 503,

  wrong_master_key: 500,
  defect: 500,
};

/** The closed list of codes. */
export const problemCodes: readonly string[] = Object.keys(statusOf);

/** After how many seconds the same request may do better; null where sending it again changes nothing. */
export const retryAfterOf = (code: ProblemCode): number | null => {
  if (code === 'stream_unavailable' || code === 'takes_too_long') return 60;
  return statusOf[code] === 503 || code === 'too_many_requests' ? 1 : null;
};
