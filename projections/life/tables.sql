-- How each lead's life has gone so far: one narrow row a lead, which reports on all leads scan instead of its history. It says
-- what that history says as of any instant that is not before `latest_at`, as known at any that is not before `settled_at`.
create table if not exists life (
  lead_id           uuid primary key,
  obtained_at       timestamptz not null,
  -- latest time among its events, and latest instant at which anything of it happened or became known
  latest_at         timestamptz not null,
  settled_at        timestamptz not null,
  -- since when it stands where it stands
  stood_since       timestamptz not null,
  minor             bigint,
  -- rests and reopenings, and of these reopenings
  recycled          int not null,
  reopened          int not null,
  -- follow-up cycles completed in the first 60 days; their median, and the time to the first contact by an owner, in working
  -- milliseconds, null where hours are not known
  cycles            int not null,
  cycle_ms          double precision,
  first_contact_ms  bigint,
  -- the last step of the way that it entered; a bit for each stage that it left, and left backwards
  furthest          smallint not null,
  left_stages       smallint not null,
  back_stages       smallint not null,
  contacted         boolean not null,
  -- obtained with all facts at once
  complete          boolean not null,
  -- a finding against it stands
  refuted           boolean not null,
  -- was won or lost, and is not any more, or is again
  gave_up           boolean not null,
  ended_at          timestamptz,
  first_assigned_at timestamptz,
  -- first entries; obtain is entered when it is obtained
  entered_evaluate     timestamptz,
  entered_cross_verify timestamptz,
  entered_distribute   timestamptz,
  entered_convert      timestamptz,
  entered_won          timestamptz,
  -- open, or the outcome; cuts are as of the outcome, of an open lead as of now
  state             text not null,
  place             text not null,
  kind              text not null,
  office            text not null,
  tier              text,
  class             text,
  grade             text,
  channel           text,
  owner             text,
  industry          text,
  currency          text,
  first_owner       text,
  submitter         text not null,
  channel_kind      text,
  -- of the latest turn; `missing` are the letters of the dimensions that nobody has rated
  basis             text not null,
  reason            text,
  missing           text not null
) with (fillfactor = 80);
create index if not exists life_obtained on life (obtained_at);
create index if not exists life_ended on life (ended_at) where ended_at is not null;
create index if not exists life_open on life (lead_id) where state = 'open';
-- What left an order or a loss again: few; and with it what was opened again after any end.
create index if not exists life_gave_up on life (lead_id) where gave_up;
create index if not exists life_taken_back on life (lead_id) where gave_up or reopened > 0;
create index if not exists life_refuted on life (lead_id) where refuted;

-- The latest instants of all lives of a partition: from these on every row of `life` holds.
create table if not exists life_horizon (
  partition  int primary key,
  latest_at  timestamptz not null,
  settled_at timestamptz not null
);

-- In which zone lives are counted by month: that of the company's reports as the first lead came. None before.
create table if not exists life_zone (
  only_one boolean primary key default true check (only_one),
  zone     text not null
);

-- How many lives there are of each kind: a share for each partition. Months are by the wall clock of `life_zone`, numbered from the
-- beginning of year 0; '' stands for "none". By the month in which leads were obtained: `month` all of them, the cuts that reports
-- know, `reason` those that are lost, `way` how far they came and where they stand, `left` which stages they left and left
-- backwards, `day` open ones by the day (since 1970) on which they were obtained, `held` those won and lost by their age in months
-- then, `aged` those won by their age in days. Buckets of the follow-up stand by their number, dimensions that nobody has rated
-- together. By the month of the outcome held: `ended` those won and lost, and whether they had been reopened. By the month in which
-- it happened: `entered` first entries into a step of the way, by its number and how far they came and where they stand; `turn`
-- losses and reopenings.
create table if not exists life_count (
  partition int not null,
  cut       text not null,
  month     int not null,
  value     text not null,
  state     text not null,
  leads     bigint not null,
  -- of these: had an owner, and have a last turn whose date an import only implied
  assigned  bigint not null,
  estimated bigint not null,
  -- obtained with all facts at once; with a grade, and with A or B; credible or an opportunity; with a finding against them
  complete  bigint not null,
  graded    bigint not null,
  good      bigint not null,
  verified  bigint not null,
  refuted   bigint not null,
  primary key (cut, month, value, state, partition)
) with (fillfactor = 70);
