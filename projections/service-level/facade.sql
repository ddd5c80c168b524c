create or replace view read.clock_run as select * from clock_run;
create or replace view read.escalation as select * from escalation;

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
  with run as (
    select r.*, case when r.stopped_at <= attainment.as_of then r.result else 'open' end as outcome,
           coalesce(r.breached_at <= attainment.as_of, false) as is_breached,
           coalesce(r.excused_at <= attainment.as_of, false) as is_excused
    from clock_run r
    where r.started_at >= attainment.from_instant and r.started_at < attainment.to_instant
      and r.started_at <= attainment.as_of
      and read.is_among(attainment.which, r.office, r.owner, r.first_owner, r.channel, r.tier, r.class, r.grade, r.kind,
                        r.industry, r.currency)
  )
  select r.clock, r.office, r.owner, r.tier, r.grade, r.channel, r.class, r.kind, r.industry,
         count(*) filter (where r.outcome = 'met'), count(*) filter (where r.outcome = 'met_late'),
         count(*) filter (where r.outcome = 'open' and r.is_breached),
         count(*) filter (where r.outcome = 'open' and not r.is_breached),
         count(*) filter (where r.outcome = 'cancelled'), count(*) filter (where r.is_excused)
  from run r
  group by r.clock, r.office, r.owner, r.tier, r.grade, r.channel, r.class, r.kind, r.industry;
end;

-- The same by one cut, and where asked of one clock. Of all leads as of now it reads a roll-up by clock, office, owner and tier,
-- and runs only of the days that the period cuts; else it grows with the runs that started in the period.
create or replace function read.attainment_by(
  cut text, clock text default null, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_of timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, met bigint, met_late bigint, breached_open bigint, open_in_time bigint, cancelled bigint,
               excused bigint)
language sql stable parallel safe
begin atomic
  with rolled_up as materialized (
    select attainment_by.cut in ('clock', 'office', 'owner', 'tier')
       and read.is_rolled_up(attainment_by.as_of, 'infinity', attainment_by.which) as is_so
  ), whole as materialized (
    -- in UTC: the first day that begins in the period, and the one on which it ends
    select case when attainment_by.from_instant = '-infinity' then '-infinity'
                else date_trunc('day', attainment_by.from_instant + interval '1 day' - interval '1 microsecond', 'UTC') end as since,
           case when attainment_by.to_instant = 'infinity' then 'infinity'
                else date_trunc('day', attainment_by.to_instant, 'UTC') end as until
  ), part as (
    select attainment_by.from_instant as since, attainment_by.to_instant as until
    from rolled_up r, whole w where r.is_so and w.since >= w.until
    union all
    select p.since, p.until
    from rolled_up r, whole w
    cross join lateral (values (attainment_by.from_instant, w.since), (w.until, attainment_by.to_instant)) p (since, until)
    where r.is_so and w.since < w.until and p.since < p.until
  ), counted as (
    select case when attainment_by.cut = 'clock' then c.clock else nullif(c.value, '') end as value, c.met, c.met_late,
           c.breached_open, c.open_in_time, c.cancelled, c.excused
    from whole w join clock_count c on c.cut = attainment_by.cut
                                   and c.day >= (w.since at time zone 'UTC')::date and c.day < (w.until at time zone 'UTC')::date
    where w.since < w.until and (select r.is_so from rolled_up r)
      and (attainment_by.clock is null or c.clock = attainment_by.clock)
    union all
    select case attainment_by.cut when 'clock' then a.clock when 'office' then a.office when 'owner' then a.owner
                                  when 'tier' then a.tier when 'grade' then a.grade when 'channel' then a.channel
                                  when 'class' then a.class when 'kind' then a.kind when 'industry' then a.industry end,
           a.met, a.met_late, a.breached_open, a.open_in_time, a.cancelled, a.excused
    from part p
    cross join lateral read.attainment(p.since, p.until, attainment_by.as_of, attainment_by.which) a
    where attainment_by.clock is null or a.clock = attainment_by.clock
    union all
    select case attainment_by.cut when 'clock' then a.clock when 'office' then a.office when 'owner' then a.owner
                                  when 'tier' then a.tier when 'grade' then a.grade when 'channel' then a.channel
                                  when 'class' then a.class when 'kind' then a.kind when 'industry' then a.industry end,
           a.met, a.met_late, a.breached_open, a.open_in_time, a.cancelled, a.excused
    from read.attainment(attainment_by.from_instant, attainment_by.to_instant, attainment_by.as_of, attainment_by.which) a
    where not (select r.is_so from rolled_up r) and (attainment_by.clock is null or a.clock = attainment_by.clock)
  )
  select c.value, sum(c.met)::bigint, sum(c.met_late)::bigint, sum(c.breached_open)::bigint, sum(c.open_in_time)::bigint,
         sum(c.cancelled)::bigint, sum(c.excused)::bigint
  from counted c
  group by c.value
  having sum(c.met + c.met_late + c.breached_open + c.open_in_time + c.cancelled) <> 0;
end;
