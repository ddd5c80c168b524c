-- The turns of a lead's life that churn is counted by: obtained, assigned, ended, reopened, a merge undone.
create table if not exists turn (
  lead_id      uuid not null,
  seq          int not null,
  what         text not null check (what in ('obtained', 'assigned', 'won', 'lost', 'disqualified', 'merged', 'reopened', 'unmerged')),
  time         timestamptz not null,
  recordedtime timestamptz not null,
  basis        text not null,
  reason       text,
  -- as of this turn
  tier         text,
  office       text not null,
  owner        text,
  channel      text,
  class        text,
  grade        text,
  kind         text not null,
  industry     text,
  currency     text,
  minor        bigint,
  primary key (lead_id, seq)
);
create index if not exists turn_time on turn (what, time);
