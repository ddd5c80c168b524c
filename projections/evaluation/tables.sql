-- What the engine thought of a lead, each time that it came to think otherwise.
create table if not exists evaluation (
  lead_id      uuid not null,
  seq          int not null,
  score        int not null,
  grade        text not null,
  fit          text not null,
  maturity     text not null,
  bar_met      boolean not null,
  verification_required boolean not null,
  missing      text[] not null,
  stale        text[] not null,
  cause        text not null,
  playbook     text not null,
  time         timestamptz not null,
  recordedtime timestamptz not null,
  primary key (lead_id, seq)
);
-- How people rated its seven dimensions.
create table if not exists assessment (
  lead_id      uuid not null,
  seq          int not null,
  dimension    text not null,
  -- 0 to 4, or a word
  rating       text not null,
  person       text not null,
  observed_at  timestamptz not null,
  valid_until  timestamptz not null,
  time         timestamptz not null,
  recordedtime timestamptz not null,
  primary key (lead_id, seq)
);
