-- Where a lead stayed, from the event that brought it there to the one that took it away: a visit to a stage, a rest
-- (nurture), or an end (an outcome). Only visits are dwell.
create table if not exists stage_visit (
  lead_id              uuid not null,
  -- seq of the event that entered; a lead obtained complete enters obtain and evaluate with its first one
  entered_seq          int not null,
  place                text not null,
  what                 text not null check (what in ('visit', 'rest', 'end')),
  entered_at           timestamptz not null,
  entered_recordedtime timestamptz not null,
  -- null while it is there, as all of leaving
  left_seq             int,
  left_at              timestamptz,
  left_recordedtime    timestamptz,
  to_place             text,
  elapsed_ms           bigint,
  -- of a visit, in the hours of the office that had the lead when it left; null where no calendar of it is known
  working_ms           bigint,
  -- hash of the calendar it was counted in
  calendar             text,
  -- as of leaving, and as of now while it is there; of an end as of the outcome
  tier                 text,
  office               text not null,
  owner                text,
  channel              text,
  class                text,
  grade                text,
  kind                 text not null,
  industry             text,
  currency             text,
  minor                bigint,
  first_owner          text,
  first_assigned_at    timestamptz,
  primary key (lead_id, entered_seq, place)
);
-- A report over a period reads the visits that were entered, or left, in it; one of now those that nobody has left.
create index if not exists stage_visit_entered on stage_visit (entered_at);
create index if not exists stage_visit_left on stage_visit (left_at) where what = 'visit';
-- Rests and outcomes that leads came back from: few.
create index if not exists stage_visit_left_rest on stage_visit (left_at) where what <> 'visit' and left_at is not null;
create index if not exists stage_visit_open on stage_visit (lead_id) where left_seq is null;
