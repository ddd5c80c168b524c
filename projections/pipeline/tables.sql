-- Counts and amounts of leads by where they stand, a share for each partition: no row is written by two partitions.
-- '' stands for "none"; the view says null.
create table if not exists pipeline_part (
  partition int not null,
  stage     text not null,
  tier      text not null,
  office    text not null,
  owner     text not null,
  channel   text not null,
  class     text not null,
  grade     text not null,
  kind      text not null,
  industry  text not null,
  currency  text not null,
  leads     bigint not null,
  minor     bigint not null,
  primary key (partition, stage, tier, office, owner, channel, class, grade, kind, industry, currency)
) with (fillfactor = 70);

-- Where a lead stood from one instant to the next, by the time things happened.
create table if not exists standing (
  lead_id   uuid not null,
  from_time timestamptz not null,
  to_time   timestamptz not null,
  stage     text not null,
  tier      text,
  office    text not null,
  owner     text,
  channel   text,
  class     text,
  grade     text,
  kind      text not null,
  industry  text,
  currency  text,
  minor     bigint,
  primary key (lead_id, from_time)
);
-- Who was open at an instant: now that is the open leads alone.
create index if not exists standing_open on standing (to_time)
  where stage not in ('won', 'lost', 'disqualified', 'merged');
