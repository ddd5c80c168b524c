-- Every contact with a customer that was told of: made, tried, or a touch of marketing.
create table if not exists follow_up (
  lead_id           uuid not null,
  seq               int not null,
  -- when it took place, as it was stated; recordedtime is when we heard of it
  at                timestamptz not null,
  recordedtime      timestamptz not null,
  basis             text not null,
  kind              text not null,
  outcome           text not null,
  begun_by          text not null,
  -- which of us; null: nobody, it was a touch of marketing
  person            text,
  -- where the lead stood when it was recorded
  place             text not null,
  -- the customer took part, and somebody owned the lead then and when it took place: what cycles are counted from
  counts            boolean not null,
  -- of whoever owned the lead when it was recorded; null where nobody did
  ownership_no      int,
  owner             text,
  office            text,
  assigned_at       timestamptz,
  obtained_at       timestamptz not null,
  first_assigned_at timestamptz,
  -- from assigned_at, and from first_assigned_at, to at: in the hours that the owner's office had when the owner was given
  -- the lead, so that cycles of one owner add up; null where it does not count, or no calendar is known
  working_ms        bigint,
  first_working_ms  bigint,
  -- hash of that calendar
  calendar          text,
  primary key (lead_id, seq)
);
-- Follow-up cycles are read in the order of each owner's contacts; a report over a period reads those of its leads.
create index if not exists follow_up_order on follow_up (lead_id, ownership_no, at, seq) where counts;
create index if not exists follow_up_obtained on follow_up (obtained_at) where counts;
