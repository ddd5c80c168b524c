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
