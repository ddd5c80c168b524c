-- The turns of a lead's life that churn is counted by: obtained, assigned, gone to rest, back from it, ended, reopened, a
-- merge undone. Each lasts until the next: at any instant a lead has one.
create table if not exists turn (
  lead_id            uuid not null,
  seq                int not null,
  what               text not null check (what in ('obtained', 'assigned', 'rested', 'returned', 'won', 'lost', 'disqualified', 'merged', 'reopened', 'unmerged')),
  time               timestamptz not null,
  recordedtime       timestamptz not null,
  -- of the next turn; null while it is the latest
  until_time         timestamptz,
  until_recordedtime timestamptz,
  obtained_at        timestamptz not null,
  submitter          text not null,
  first_owner        text,
  first_assigned_at  timestamptz,
  basis              text not null,
  reason             text,
  -- as of this turn; `missing` are the letters of the dimensions that nobody has rated
  missing            text not null,
  tier               text,
  office             text not null,
  owner              text,
  channel            text,
  class              text,
  grade              text,
  kind               text not null,
  industry           text,
  currency           text,
  minor              bigint,
  primary key (lead_id, seq)
) with (fillfactor = 85);
-- A report over a period reads the turns of the leads obtained in it; one of events, those of one kind in it.
create index if not exists turn_obtained on turn (obtained_at);
create index if not exists turn_time on turn (what, time);
-- Outcomes that leads have left again, and how they came back: few.
create index if not exists turn_given_up on turn (lead_id, time)
  where what = 'reopened' or what in ('won', 'lost') and until_time is not null;
