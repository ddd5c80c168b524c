create or replace view read.clock_run as select * from clock_run;
create or replace view read.escalation as select * from escalation;

-- How many runs of clocks kept their target, of those that started in the period: met ÷ (met + met late + breached and open).
-- Cancelled ones and those still open in time are in neither number. An excused breach stays a breach, and is counted apart.
create or replace function read.attainment(
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity')
returns table (clock text, office text, owner text, tier text, grade text, met bigint, met_late bigint, breached_open bigint,
               open_in_time bigint, cancelled bigint, excused bigint)
language sql stable
begin atomic
  select r.clock, r.office, r.owner, r.tier, r.grade,
         count(*) filter (where r.result = 'met'), count(*) filter (where r.result = 'met_late'),
         count(*) filter (where r.state <> 'stopped' and r.breached_at is not null),
         count(*) filter (where r.state <> 'stopped' and r.breached_at is null),
         count(*) filter (where r.result = 'cancelled'), count(*) filter (where r.excused_at is not null)
  from clock_run r
  where r.started_at >= from_instant and r.started_at < to_instant
  group by r.clock, r.office, r.owner, r.tier, r.grade;
end;
