-- The first month of its age, counted from 0, at whose end a lead is at least as old as at `at`; both by the wall clock. Only
-- where the days of the month meet, or a month is shorter, the instant has to be added up.
create or replace function read.month_of_age(obtained timestamp, at timestamp) returns int
language sql immutable parallel safe
return read.month_number(month_of_age.at) - read.month_number(month_of_age.obtained)
  + case when date_part('day', month_of_age.at) > date_part('day', month_of_age.obtained) then 1
         when date_part('day', month_of_age.at) < least(date_part('day', month_of_age.obtained), 28) then 0
         when month_of_age.obtained
              + make_interval(months => read.month_number(month_of_age.at) - read.month_number(month_of_age.obtained))
              < month_of_age.at then 1
         else 0 end;

-- Leads obtained in the period that are neither disqualified nor merged, by month and by what happened to them at an age: `leads`
-- of the cohort, `more` of them won or lost from that age on, or fewer, where they gave up an outcome. As of now, of all leads, from
-- a roll-up: months that it has whole from there, the others lead by lead.
create or replace function read.held_told(
  as_of timestamptz, time_zone text, from_instant timestamptz, to_instant timestamptz, as_known timestamptz,
  which read.lead_filter)
returns table (month int, what text, age int, leads bigint, more bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01 set timezone = 'UTC'
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(held_told.as_of, held_told.as_known);
  rolled_up constant boolean := held_told.which is null and not changed and held_told.time_zone = read.counted_in();
begin
  -- within this function alone: a cast asks the zone of the session ten times as fast as an expression that names it
  perform set_config('TimeZone', held_told.time_zone, true);
  if rolled_up then
    return query
    select c.month, c.state, case when c.cut = 'held' then c.value::int end, case when c.cut = 'month' then c.leads else 0 end,
           case when c.cut = 'held' then c.leads else 0 end
    from read.counted_month('month', held_told.from_instant, held_told.to_instant, null) m
    join read.life_count c on c.cut in ('month', 'held') and c.month = m.month and c.state in ('won', 'lost', 'open')
    where m.is_whole
    union all
    select read.month_number(l.obtained_at::timestamp), l.state,
           case when l.state <> 'open' then read.month_of_age(l.obtained_at::timestamp, l.ended_at::timestamp) end, 1, 1
    from read.counted_month('month', held_told.from_instant, held_told.to_instant, null) m
    join read.life l on l.obtained_at >= greatest(m.begins, held_told.from_instant)
                    and l.obtained_at < least(m.ends, held_told.to_instant) and l.state in ('won', 'lost', 'open')
    where not m.is_whole;
  else
    return query
    select read.month_number(l.obtained_at::timestamp), l.state,
           case when l.state <> 'open' then read.month_of_age(l.obtained_at::timestamp, l.ended_at::timestamp) end, count(*), count(*)
    from read.churn_lead(held_told.as_of, held_told.as_known, held_told.which, held_told.from_instant, held_told.to_instant,
                         changed) l
    where l.state in ('won', 'lost', 'open')
    group by 1, 2, 3;
  end if;
  -- outcomes that were held for a while
  return query
  with given_up as materialized (
    select l.obtained_at::timestamp as obtained, t.what, t.time::timestamp as began, t.until_time::timestamp as ended
    from read.churn_lead(held_told.as_of, held_told.as_known, held_told.which, held_told.from_instant, held_told.to_instant,
                         changed) l
    join read.turn t on t.lead_id = l.lead_id
    where l.gave_up and l.state in ('won', 'lost', 'open') and t.what in ('won', 'lost')
      and t.until_time <= held_told.as_of and t.until_recordedtime <= held_told.as_known
  )
  select read.month_number(g.obtained), g.what, read.month_of_age(g.obtained, g.began), 0::bigint, count(*)
  from given_up g group by 1, 2, 3
  union all
  select read.month_number(g.obtained), g.what, read.month_of_age(g.obtained, g.ended), 0::bigint, -count(*)
  from given_up g group by 1, 2, 3;
end $$;

-- What had become of each cohort when its leads were so many months old: by month obtained and age, of leads that are neither
-- disqualified nor merged as of the instant. An outcome that was held then and was given up later counts while it was held.
-- Only ages that all leads of the month have reached; without any, one row without an age. As of now, of all leads, it reads a
-- roll-up; else it grows with the turns of the leads obtained in the period.
create or replace function read.churn_triangle(
  as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (month date, age int, base bigint, won bigint, lost bigint, open bigint)
language sql stable
begin atomic
  with changed as materialized (
    select t.month, t.what, t.age, t.leads, t.more
    from read.held_told(churn_triangle.as_of, churn_triangle.time_zone, churn_triangle.from_instant, churn_triangle.to_instant,
                        churn_triangle.as_known, churn_triangle.which) t
  ), added as (
    select c.month, c.age, sum(c.more) filter (where c.what = 'won') as won, sum(c.more) filter (where c.what = 'lost') as lost
    from changed c where c.what in ('won', 'lost') group by c.month, c.age
  ), cohort as (
    select c.month, sum(c.leads)::bigint as base from changed c group by c.month having sum(c.leads) <> 0
  ), cell as (
    -- at the last millisecond of a month all of its leads are of age 0
    select o.month, o.base, a.age
    from cohort o
    left join lateral generate_series(0, read.month_of_age(read.month_of_number(o.month)::timestamp, date_trunc('month',
        churn_triangle.as_of at time zone churn_triangle.time_zone + interval '1 millisecond')) - 1) a (age) on true
  ), summed as (
    select c.month, c.age, c.base, coalesce(sum(a.won) over so_far, 0)::bigint as won,
           coalesce(sum(a.lost) over so_far, 0)::bigint as lost
    from cell c left join added a on a.month = c.month and a.age = c.age
    window so_far as (partition by c.month order by c.age)
  )
  select read.month_of_number(s.month), s.age, s.base, s.won, s.lost, s.base - s.won - s.lost from summed s order by s.month, s.age;
end;
