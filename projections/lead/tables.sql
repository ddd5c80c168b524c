-- Every lead as it is, the same state its workflow holds, with what lists are filtered and sorted by.
create table if not exists lead (
  lead_id      uuid primary key,
  seq          int not null,
  stage        text not null,
  tier         text,
  office       text not null,
  owner        text,
  submitter    text not null,
  channel      text,
  channel_kind text,
  class        text,
  grade        text,
  kind         text not null,
  industry     text,
  currency     text,
  minor        bigint,
  customer_id  text,
  need_id      text,
  product      text,
  playbook     text not null,
  ownership_no int not null,
  obtained_at  timestamptz not null,
  moved_at     timestamptz not null,
  -- latest time among the events
  latest_at    timestamptz not null,
  -- earliest end of a running clock, or of a rest; past = late
  next_due_at  timestamptz,
  next_due     text,
  -- of the clock that is due next: its target (working time), and the office in whose hours it runs; null for the end of a rest
  next_due_target_ms bigint,
  next_due_office    text,
  -- whoever has a part in it while it is open, as `owner:ada`: owner, keeper of a rest, verifiers who have found nothing yet,
  -- submitter of what nobody was given yet, team
  parts        text[] not null,
  state        jsonb not null
) with (fillfactor = 80);
-- A state is written often and read whole: do not spend time on packing it.
alter table lead alter column state set storage external;
-- Of one stage, the longest unmoved first; and of some offices, in each of which it begins. What the board counts is in it.
create index if not exists lead_stage on lead (stage, moved_at, lead_id);
create index if not exists lead_stands on lead (stage, office, moved_at, lead_id)
  include (tier, currency, minor, next_due_at, next_due_target_ms, next_due_office);
-- All of them, the longest unmoved first, a page at a time.
create index if not exists lead_moved on lead (moved_at, lead_id);
create index if not exists lead_owner on lead (owner, stage) where owner is not null;
create index if not exists lead_customer on lead (customer_id) where customer_id is not null;
create index if not exists lead_due on lead (next_due_at, lead_id) where next_due_at is not null;
create index if not exists lead_due_office on lead (office, next_due_at, lead_id) where next_due_at is not null;
-- What waits for somebody: written only as people come and go, so it may as well be in order at once.
create index if not exists lead_parts on lead using gin (parts) with (fastupdate = off) where parts <> '{}';
