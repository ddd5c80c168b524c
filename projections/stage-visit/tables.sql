-- Where a lead stayed, from the event that brought it there to the one that took it away: a visit to a stage, a rest
-- (nurture), or an end (an outcome). Only visits are dwell.
-- Columns of one width come first: a report that looks at every visit finds the others faster so.
create table if not exists stage_visit (
  lead_id              uuid not null,
  entered_at           timestamptz not null,
  entered_recordedtime timestamptz not null,
  -- null while it is there, as all of leaving
  left_at              timestamptz,
  left_recordedtime    timestamptz,
  elapsed_ms           bigint,
  -- of a visit, in the hours of the office that had the lead when it left; null where no calendar of it is known
  working_ms           bigint,
  minor                bigint,
  first_assigned_at    timestamptz,
  -- seq of the event that entered; a lead obtained complete enters obtain and evaluate with its first one
  entered_seq          int not null,
  left_seq             int,
  -- cuts (`minor` and what was assigned first among them) are as of leaving, and as of now while it is there; of an end as of the
  -- outcome
  tier                 text,
  grade                text,
  place                text not null,
  what                 text not null check (what in ('visit', 'rest', 'end')),
  to_place             text,
  office               text not null,
  owner                text,
  channel              text,
  class                text,
  kind                 text not null,
  industry             text,
  currency             text,
  first_owner          text,
  -- hash of the calendar that working time was counted in
  calendar             text,
  primary key (lead_id, entered_seq, place)
);
-- A report over a period reads the visits that were entered, or left, in it; one of now those that nobody has left.
create index if not exists stage_visit_entered on stage_visit (entered_at);
create index if not exists stage_visit_left on stage_visit (left_at) where what = 'visit';
-- Rests and outcomes that leads came back from: few.
create index if not exists stage_visit_left_rest on stage_visit (left_at) where what <> 'visit' and left_at is not null;
create index if not exists stage_visit_open on stage_visit (lead_id) where left_seq is null;
-- Lengths in their order, from which percentiles are taken.
create index if not exists stage_visit_elapsed on stage_visit (place, elapsed_ms) where what = 'visit' and elapsed_ms is not null;
create index if not exists stage_visit_worked on stage_visit (place, working_ms) where what = 'visit' and working_ms is not null;

-- How long a lead has been in a stage in all: its visits that are over, added up.
create table if not exists stage_time (
  lead_id    uuid not null,
  place      text not null,
  elapsed_ms bigint not null,
  -- null where that of one visit is not known
  working_ms bigint,
  primary key (lead_id, place)
) with (fillfactor = 85);
create index if not exists stage_time_elapsed on stage_time (place, elapsed_ms);
create index if not exists stage_time_worked on stage_time (place, working_ms) where working_ms is not null;

-- How many lengths there are of about each size, a share for each partition: of visits (`per` visit) and of all of a lead in a stage
-- (`per` lead), elapsed and working. Where a bucket begins says read.bucket_begins.
create table if not exists dwell_count (
  partition int not null,
  per       text not null,
  place     text not null,
  measure   text not null,
  bucket    int not null,
  lengths   bigint not null,
  primary key (per, place, measure, bucket, partition)
) with (fillfactor = 70);
