-- Every run of every clock: one row a lead, clock and cycle.
create table if not exists clock_run (
  lead_id       uuid not null,
  -- working time
  target_ms     bigint not null,
  started_at    timestamptz not null,
  -- when the target is used up, as it is scheduled by now
  due_at        timestamptz not null,
  -- null also where a pause has no end of its own, as that of a rest
  paused_until  timestamptz,
  -- working time spent in pauses that have ended
  paused_ms     bigint not null,
  breached_at   timestamptz,
  stopped_at    timestamptz,
  excused_at    timestamptz,
  cycle         int not null,
  late_entry    boolean not null,
  -- office: whose working time it runs in. All of these as the run started
  tier          text,
  grade         text,
  clock         text not null,
  office        text not null,
  owner         text,
  channel       text,
  class         text,
  kind          text not null,
  industry      text,
  currency      text,
  first_owner   text,
  state         text not null check (state in ('running', 'paused', 'stopped')),
  result        text check (result in ('met', 'met_late', 'cancelled')),
  excused_because text,
  primary key (lead_id, clock, cycle)
);
create index if not exists clock_run_open on clock_run (due_at, lead_id, clock) where state <> 'stopped';
create index if not exists clock_run_started on clock_run (started_at);
-- For the hours of the week in which targets end, and are missed.
create index if not exists clock_run_due on clock_run (due_at) where result is distinct from 'cancelled';
create index if not exists clock_run_breached on clock_run (breached_at) where breached_at is not null;

-- How many runs of clocks started on a day (UTC), and how they were kept: a share for each partition, by who answers for the lead.
-- `cut` is office, owner, tier, or clock for all runs; '' stands for "none".
create table if not exists clock_count (
  partition     int not null,
  cut           text not null,
  clock         text not null,
  day           date not null,
  value         text not null,
  met           bigint not null,
  met_late      bigint not null,
  breached_open bigint not null,
  open_in_time  bigint not null,
  cancelled     bigint not null,
  excused       bigint not null,
  primary key (cut, day, clock, value, partition)
) with (fillfactor = 70);

create table if not exists escalation (
  lead_id         uuid not null,
  escalation_id   text not null,
  clock           text not null,
  cycle           int not null,
  -- the lead's office as it was raised
  office          text not null,
  receivers        jsonb not null,
  raised_at       timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  primary key (lead_id, escalation_id)
);
create index if not exists escalation_open on escalation (raised_at) where acknowledged_at is null;
-- Whom they call: by the person, or by a role in an office.
create index if not exists escalation_receivers on escalation using gin (receivers jsonb_path_ops) where acknowledged_at is null;
