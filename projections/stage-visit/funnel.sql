-- How far leads came. By cohort: leads obtained in the period that entered the stage or a later one. By entering: leads whose
-- first entry into the stage lies in the period. A way back lowers nothing; disqualified and merged leads are counted and left
-- out. The rows without a month add all. By cohort it grows with the leads obtained in the period, by entering with all leads.
create or replace function read.funnel(
  as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', by_entering boolean default false,
  which read.lead_filter default null)
returns table (month date, stage text, entered bigint, disqualified bigint, merged bigint, reached bigint,
               reached_next bigint, conversion numeric, here bigint)
language sql stable parallel safe
begin atomic
  with rolled_up as materialized (
    select not funnel.by_entering and read.is_rolled_up(funnel.as_of, funnel.as_known, funnel.which) as is_so
  ), obtained as (
    select m.month, split_part(c.value, ' ', 1)::int as furthest, c.state, split_part(c.value, ' ', 2) as place, c.leads
    from read.counted_month('month', funnel.from_instant, funnel.to_instant, null) m
    join life_count c on c.cut = 'way' and c.month = m.month
    where m.is_whole and (select r.is_so from rolled_up r)
    union all
    select moved.month, a.furthest, a.state, a.place, moved.leads
    from read.obtained_across(funnel.time_zone, funnel.from_instant, funnel.to_instant, null) a
    cross join lateral (values (a.local_month, 1::bigint), (a.month, -1::bigint)) moved (month, leads)
    where (select r.is_so from rolled_up r)
    union all
    select read.month_number(s.obtained_at at time zone funnel.time_zone), s.furthest, s.state, s.place, 1
    from read.counted_month('month', funnel.from_instant, funnel.to_instant, null) m
    cross join lateral read.stood(
      funnel.as_of, 'infinity', null, greatest(m.begins, funnel.from_instant), least(m.ends, funnel.to_instant), true) s
    where not m.is_whole and (select r.is_so from rolled_up r)
    union all
    select read.month_number(s.obtained_at at time zone funnel.time_zone) as month, s.furthest, s.state, s.place, count(*) as leads
    from read.stood(funnel.as_of, funnel.as_known, funnel.which, funnel.from_instant, funnel.to_instant,
                    settled => true) s
    where not funnel.by_entering and not (select r.is_so from rolled_up r)
    group by 1, 2, 3, 4
    union all
    select read.month_number(s.obtained_at at time zone funnel.time_zone) as month, s.furthest, s.state, s.place, count(*) as leads
    from read.stood(funnel.as_of, funnel.as_known, funnel.which, funnel.from_instant, funnel.to_instant,
                    settled => false) s
    where not funnel.by_entering and not (select r.is_so from rolled_up r)
    group by 1, 2, 3, 4
  ), entered as (
    select read.month_number(e.at at time zone funnel.time_zone) as month, e.step, s.furthest, s.state, s.place, count(*) as leads
    from read.stood(funnel.as_of, funnel.as_known, funnel.which, settled => true) s
    cross join lateral (values (1, s.obtained_at), (2, s.entered_evaluate), (3, s.entered_cross_verify),
                               (4, s.entered_distribute), (5, s.entered_convert), (6, s.entered_won)) e (step, at)
    where funnel.by_entering and e.at >= funnel.from_instant and e.at < funnel.to_instant
    group by 1, 2, 3, 4, 5
    union all
    select read.month_number(e.at at time zone funnel.time_zone) as month, e.step, s.furthest, s.state, s.place, count(*) as leads
    from read.stood(funnel.as_of, funnel.as_known, funnel.which, settled => false) s
    cross join lateral (values (1, s.obtained_at), (2, s.entered_evaluate), (3, s.entered_cross_verify),
                               (4, s.entered_distribute), (5, s.entered_convert), (6, s.entered_won)) e (step, at)
    where funnel.by_entering and e.at >= funnel.from_instant and e.at < funnel.to_instant
    group by 1, 2, 3, 4, 5
  ), counted as (
    select o.month, p.step, o.furthest > p.step as goes_on, o.state, o.place = p.place as is_here, o.leads
    from obtained o join read.step p on p.step <= o.furthest
    union all
    select e.month, p.step, e.furthest > p.step, e.state, e.place = p.place, e.leads
    from entered e join read.step p on p.step = e.step
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
