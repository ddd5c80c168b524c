create or replace view read.clock_run as select * from clock_run;
create or replace view read.escalation as select * from escalation;

create or replace view read.clock_count as
  select cut, clock, day, value, met, met_late, breached_open, open_in_time, cancelled, excused from clock_count;

-- Runs of clocks that started in the period, and how they stood at `as_of`: met, met_late, cancelled or open.
create or replace function read.run_at(
  from_instant timestamptz, to_instant timestamptz, as_of timestamptz, which read.lead_filter)
returns table (clock text, office text, owner text, tier text, grade text, channel text, class text, kind text, industry text,
               outcome text, is_breached boolean, is_excused boolean)
language sql stable parallel safe
begin atomic
  select r.clock, r.office, r.owner, r.tier, r.grade, r.channel, r.class, r.kind, r.industry,
         case when r.stopped_at <= run_at.as_of then r.result else 'open' end,
         coalesce(r.breached_at <= run_at.as_of, false), coalesce(r.excused_at <= run_at.as_of, false)
  from clock_run r
  where r.started_at >= run_at.from_instant and r.started_at < run_at.to_instant and r.started_at <= run_at.as_of
    and read.is_among(run_at.which, r.office, r.owner, r.first_owner, r.channel, r.tier, r.class, r.grade, r.kind, r.industry,
                      r.currency);
end;

-- How many runs of clocks kept their target, of those that started in the period: met ÷ (met + met late + breached and open),
-- by what had happened at `as_of`. Cancelled ones and those still open in time are in neither number. An excused breach stays a
-- breach, and is counted apart. Cuts are as of the start of the run. Grows with the runs that started in the period.
create or replace function read.attainment(
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_of timestamptz default 'infinity', which read.lead_filter default null)
returns table (clock text, office text, owner text, tier text, grade text, channel text, class text, kind text, industry text,
               met bigint, met_late bigint, breached_open bigint, open_in_time bigint, cancelled bigint, excused bigint)
language sql stable parallel safe
begin atomic
  select r.clock, r.office, r.owner, r.tier, r.grade, r.channel, r.class, r.kind, r.industry,
         count(*) filter (where r.outcome = 'met'), count(*) filter (where r.outcome = 'met_late'),
         count(*) filter (where r.outcome = 'open' and r.is_breached),
         count(*) filter (where r.outcome = 'open' and not r.is_breached),
         count(*) filter (where r.outcome = 'cancelled'), count(*) filter (where r.is_excused)
  from read.run_at(attainment.from_instant, attainment.to_instant, attainment.as_of, attainment.which) r
  group by r.clock, r.office, r.owner, r.tier, r.grade, r.channel, r.class, r.kind, r.industry;
end;

-- The same by one cut, and where asked of one clock. Of all leads as of now it reads a roll-up by clock, office, owner and tier,
-- and runs only of the days that the period cuts; else it grows with the runs that started in the period.
create or replace function read.attainment_by(
  cut text, clock text default null, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_of timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, met bigint, met_late bigint, breached_open bigint, open_in_time bigint, cancelled bigint,
               excused bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  rolled_up constant boolean := attainment_by.cut in ('clock', 'office', 'owner', 'tier')
    and read.is_rolled_up(attainment_by.as_of, 'infinity', attainment_by.which);
  -- whole days in UTC, counted from the roll-up: up to and without the last; before and after them runs are counted
  first_day constant timestamptz := case
    when not rolled_up then attainment_by.to_instant
    when attainment_by.from_instant = '-infinity' then '-infinity'
    else least(date_trunc('day', attainment_by.from_instant + interval '1 day' - interval '1 microsecond', 'UTC'),
               attainment_by.to_instant) end;
  last_day constant timestamptz := case
    when attainment_by.to_instant = 'infinity' or not rolled_up then attainment_by.to_instant
    else greatest(date_trunc('day', attainment_by.to_instant, 'UTC'), first_day) end;
begin
  return query
  with run as not materialized (
    select r.* from read.run_at(attainment_by.from_instant, first_day, attainment_by.as_of, attainment_by.which) r
    union all
    select r.* from read.run_at(last_day, attainment_by.to_instant, attainment_by.as_of, attainment_by.which) r
    where last_day < attainment_by.to_instant
  ), counted as (
    select case when attainment_by.cut = 'clock' then c.clock else nullif(c.value, '') end as value, c.met, c.met_late,
           c.breached_open, c.open_in_time, c.cancelled, c.excused
    from read.clock_count c
    where first_day < last_day and c.cut = attainment_by.cut
      and c.day >= (first_day at time zone 'UTC')::date and c.day < (last_day at time zone 'UTC')::date
      and (attainment_by.clock is null or c.clock = attainment_by.clock)
    union all
    select case attainment_by.cut when 'clock' then r.clock when 'office' then r.office when 'owner' then r.owner
                                  when 'tier' then r.tier when 'grade' then r.grade when 'channel' then r.channel
                                  when 'class' then r.class when 'kind' then r.kind when 'industry' then r.industry end,
           count(*) filter (where r.outcome = 'met'), count(*) filter (where r.outcome = 'met_late'),
           count(*) filter (where r.outcome = 'open' and r.is_breached),
           count(*) filter (where r.outcome = 'open' and not r.is_breached),
           count(*) filter (where r.outcome = 'cancelled'), count(*) filter (where r.is_excused)
    from run r
    where attainment_by.clock is null or r.clock = attainment_by.clock
    group by 1
  )
  select c.value, sum(c.met)::bigint, sum(c.met_late)::bigint, sum(c.breached_open)::bigint, sum(c.open_in_time)::bigint,
         sum(c.cancelled)::bigint, sum(c.excused)::bigint
  from counted c
  group by c.value
  having sum(c.met + c.met_late + c.breached_open + c.open_in_time + c.cancelled) <> 0;
end $$;

-- In which hours of the week targets end, and are missed, by the wall clock of a zone: `due` counts runs whose target ends in the
-- period, as it is scheduled by now, whatever came of them, without cancelled ones; `breached` counts runs that were breached in
-- the period, by the instant of the breach. Cuts are as of the start of the run. Grows with the runs of the period.
create or replace function read.service_level_week(
  zone text, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity', clock text default null,
  which read.lead_filter default null)
returns table (weekday int, hour int, due bigint, breached bigint)
language sql stable parallel safe
begin atomic
  with counted as (
    select r.due_at as at, 1 as due, 0 as breached
    from clock_run r
    where r.due_at >= service_level_week.from_instant and r.due_at < service_level_week.to_instant
      and r.result is distinct from 'cancelled'
      and (service_level_week.clock is null or r.clock = service_level_week.clock)
      and read.is_among(service_level_week.which, r.office, r.owner, r.first_owner, r.channel, r.tier, r.class, r.grade, r.kind,
                        r.industry, r.currency)
    union all
    select r.breached_at, 0, 1
    from clock_run r
    where r.breached_at >= service_level_week.from_instant and r.breached_at < service_level_week.to_instant
      and (service_level_week.clock is null or r.clock = service_level_week.clock)
      and read.is_among(service_level_week.which, r.office, r.owner, r.first_owner, r.channel, r.tier, r.class, r.grade, r.kind,
                        r.industry, r.currency)
  )
  select extract(isodow from c.at at time zone service_level_week.zone)::int,
         extract(hour from c.at at time zone service_level_week.zone)::int, sum(c.due)::bigint, sum(c.breached)::bigint
  from counted c
  group by 1, 2;
end;
