-- Leads of the funnel, counted by month, how far they came, what became of them and where they stand. `step`: by entering, the
-- one that they entered in that month; by cohort null. Only the way that it goes is planned.
create or replace function read.funnel_told(
  as_of timestamptz, time_zone text, from_instant timestamptz, to_instant timestamptz, as_known timestamptz, by_entering boolean,
  which read.lead_filter)
returns table (month int, step int, furthest int, state text, place text, leads bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(funnel_told.as_of, funnel_told.as_known);
  edges constant timestamptz[] := read.month_edges(funnel_told.time_zone);
  rolled_up constant boolean := funnel_told.which is null and not changed and funnel_told.time_zone = read.counted_in();
begin
  if funnel_told.by_entering and rolled_up
     and not exists (
       select from (values ('month'), ('entered')) k (cut)
       cross join lateral read.counted_month(k.cut, funnel_told.from_instant, funnel_told.to_instant, null) m
       where not m.is_whole) then
    return query
    select c.month, 1, split_part(c.value, ' ', 1)::int, c.state, split_part(c.value, ' ', 2), c.leads
    from read.counted_month('month', funnel_told.from_instant, funnel_told.to_instant, null) m
    join read.life_count c on c.cut = 'way' and c.month = m.month
    union all
    select c.month, split_part(c.value, ' ', 1)::int, split_part(c.value, ' ', 2)::int, c.state, split_part(c.value, ' ', 3),
           c.leads
    from read.counted_month('entered', funnel_told.from_instant, funnel_told.to_instant, null) m
    join read.life_count c on c.cut = 'entered' and c.month = m.month;
  elsif funnel_told.by_entering then
    return query
    -- counted by all six months before they become rows: these are few
    with lived as (
      select case when s.obtained_at >= funnel_told.from_instant and s.obtained_at < funnel_told.to_instant
                  then read.month_at(s.obtained_at, funnel_told.time_zone, edges) end as step_1,
             case when s.entered_evaluate >= funnel_told.from_instant and s.entered_evaluate < funnel_told.to_instant
                  then read.month_at(s.entered_evaluate, funnel_told.time_zone, edges) end as step_2,
             case when s.entered_cross_verify >= funnel_told.from_instant and s.entered_cross_verify < funnel_told.to_instant
                  then read.month_at(s.entered_cross_verify, funnel_told.time_zone, edges) end as step_3,
             case when s.entered_distribute >= funnel_told.from_instant and s.entered_distribute < funnel_told.to_instant
                  then read.month_at(s.entered_distribute, funnel_told.time_zone, edges) end as step_4,
             case when s.entered_convert >= funnel_told.from_instant and s.entered_convert < funnel_told.to_instant
                  then read.month_at(s.entered_convert, funnel_told.time_zone, edges) end as step_5,
             case when s.entered_won >= funnel_told.from_instant and s.entered_won < funnel_told.to_instant
                  then read.month_at(s.entered_won, funnel_told.time_zone, edges) end as step_6,
             s.furthest, s.state, s.place, count(*) as leads
      from read.stood(funnel_told.as_of, funnel_told.as_known, funnel_told.which, changed => changed) s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    )
    select e.month, e.step, l.furthest, l.state, l.place, l.leads
    from lived l
    cross join lateral (values (1, l.step_1), (2, l.step_2), (3, l.step_3), (4, l.step_4), (5, l.step_5), (6, l.step_6))
      e (step, month)
    where e.month is not null;
  elsif rolled_up then
    return query
    select m.month, null::int, split_part(c.value, ' ', 1)::int, c.state, split_part(c.value, ' ', 2), c.leads
    from read.counted_month('month', funnel_told.from_instant, funnel_told.to_instant, null) m
    join read.life_count c on c.cut = 'way' and c.month = m.month
    where m.is_whole
    union all
    select read.month_at(s.obtained_at, funnel_told.time_zone, edges), null, s.furthest, s.state, s.place, 1
    from read.counted_month('month', funnel_told.from_instant, funnel_told.to_instant, null) m
    cross join lateral read.stood(
      funnel_told.as_of, 'infinity', null, greatest(m.begins, funnel_told.from_instant),
      least(m.ends, funnel_told.to_instant), changed => false) s
    where not m.is_whole;
  else
    return query
    select read.month_at(s.obtained_at, funnel_told.time_zone, edges), null::int, s.furthest, s.state, s.place, count(*)
    from read.stood(funnel_told.as_of, funnel_told.as_known, funnel_told.which, funnel_told.from_instant,
                    funnel_told.to_instant, changed) s
    group by 1, 2, 3, 4, 5;
  end if;
end $$;

-- How far leads came. By cohort: leads obtained in the period that entered the stage or a later one. By entering: leads whose
-- first entry into the stage lies in the period. A way back lowers nothing; disqualified and merged leads are counted and left
-- out. The rows without a month add all. As of now, of all leads, in whole months, both read a roll-up;
-- else it grows by cohort with the leads obtained in the period, by entering with all leads.
create or replace function read.funnel(
  as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', by_entering boolean default false,
  which read.lead_filter default null)
returns table (month date, stage text, entered bigint, disqualified bigint, merged bigint, reached bigint,
               reached_next bigint, conversion numeric, here bigint)
language sql stable
begin atomic
  with counted as (
    select t.month, p.step, t.furthest > p.step as goes_on, t.state, t.place = p.place as is_here, t.leads
    from read.funnel_told(funnel.as_of, funnel.time_zone, funnel.from_instant, funnel.to_instant, funnel.as_known,
                          funnel.by_entering, funnel.which) t
    join read.step p on case when funnel.by_entering then p.step = t.step else p.step <= t.furthest end
  ), summed as (
    select read.month_of_number(c.month) as month, c.step, sum(c.leads) as entered,
           sum(c.leads) filter (where c.state = 'disqualified') as disqualified,
           sum(c.leads) filter (where c.state = 'merged') as merged,
           sum(c.leads) filter (where c.state not in ('disqualified', 'merged')) as reached,
           sum(c.leads) filter (where c.state not in ('disqualified', 'merged') and c.goes_on) as reached_next,
           sum(c.leads) filter (where c.state not in ('disqualified', 'merged') and c.is_here) as here
    from counted c
    group by grouping sets ((1, c.step), (c.step)) having sum(c.leads) <> 0
  )
  select m.month, p.place, coalesce(s.entered, 0)::bigint, coalesce(s.disqualified, 0)::bigint,
         coalesce(s.merged, 0)::bigint, coalesce(s.reached, 0)::bigint,
         case when p.place <> 'won' then coalesce(s.reached_next, 0)::bigint end,
         case when p.place <> 'won' then coalesce(s.reached_next, 0) / nullif(s.reached, 0) end, coalesce(s.here, 0)::bigint
  from (select distinct summed.month from summed union select null) m
  cross join read.step p
  left join summed s on s.step = p.step and s.month is not distinct from m.month
  order by m.month nulls last, p.step;
end;
