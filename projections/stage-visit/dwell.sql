-- How long completed visits lasted, of those that were left in the period: each by itself (`per` visit), and all of a lead in
-- a stage added up (`per` lead). Milliseconds; percentiles by linear interpolation. Visits of length 0 count. Open ones are
-- counted apart. Working time counts where a calendar of the office is known: `worked` says of how many.
-- Grows with the visits left in the period.
create or replace function read.dwell(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (stage text, per text, completed bigint, of_length_0 bigint, open bigint, elapsed_p50 double precision,
               elapsed_p80 double precision, elapsed_p90 double precision, elapsed_p95 double precision, worked bigint,
               working_p50 double precision, working_p80 double precision, working_p90 double precision,
               working_p95 double precision)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(dwell.as_of, dwell.as_known);
begin
  return query
  with completed as materialized (
    select s.lead_id, s.place, s.elapsed_ms, s.working_ms
    from read.left_stay(dwell.as_of, dwell.as_known, dwell.which, dwell.from_instant, dwell.to_instant) s
    where s.what = 'visit'
  ), lasted as (
    select 'visit' as per, c.place, c.elapsed_ms, c.working_ms from completed c
    union all
    select 'lead', c.place, sum(c.elapsed_ms)::bigint,
           case when count(c.working_ms) = count(*) then sum(c.working_ms)::bigint end
    from completed c group by c.lead_id, c.place
  ), open as (
    select s.place, count(*) as visits from read.stood(dwell.as_of, dwell.as_known, dwell.which, changed => changed) s
    where s.state = 'open' group by s.place
  ), counted as (
    select l.per, l.place, count(*) as completed, count(*) filter (where l.elapsed_ms = 0) as of_length_0,
           percentile_cont(array[0.5, 0.8, 0.9, 0.95]) within group (order by l.elapsed_ms) as elapsed,
           count(l.working_ms) as worked,
           percentile_cont(array[0.5, 0.8, 0.9, 0.95]) within group (order by l.working_ms) as working
    from lasted l group by l.per, l.place
  )
  select p.place, u.per, coalesce(c.completed, 0), coalesce(c.of_length_0, 0), coalesce(o.visits, 0), c.elapsed[1],
         c.elapsed[2], c.elapsed[3], c.elapsed[4], coalesce(c.worked, 0), c.working[1], c.working[2], c.working[3], c.working[4]
  from read.step p
  cross join (values (1, 'visit'), (2, 'lead')) u (place, per)
  left join counted c on c.place = p.place and c.per = u.per
  left join open o on o.place = p.place
  where p.place <> 'won'
  order by u.place, p.step;
end $$;

-- Leads that left a stage backwards ÷ leads that left it, of those that left it in the period. To rest or to end is no way
-- back. As of now, of all leads, it reads a roll-up; else it grows with the visits left in the period.
create or replace function read.going_back(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (stage text, leads_left bigint, leads_back bigint, rate numeric)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  rolled_up constant boolean := going_back.from_instant = '-infinity' and going_back.to_instant = 'infinity'
    and read.is_rolled_up(going_back.as_of, going_back.as_known, going_back.which);
begin
  return query
  with left_once as (
    select s.place, bool_or(read.step_of(s.to_place) < read.step_of(s.place)) as is_back
    from read.left_stay(going_back.as_of, going_back.as_known, going_back.which, going_back.from_instant, going_back.to_instant) s
    where s.what = 'visit' and not rolled_up
    group by s.place, s.lead_id
  ), counted as (
    select l.place, count(*) as leads_left, count(*) filter (where l.is_back) as leads_back from left_once l group by l.place
    union all
    select p.place, sum(c.leads)::bigint, coalesce(sum(c.leads) filter (where b.back & b.stage <> 0), 0)::bigint
    from read.step p
    cross join read.life_count c
    cross join lateral (
      select split_part(c.value, ' ', 1)::int as gone, split_part(c.value, ' ', 2)::int as back, 1 << (p.step - 1) as stage
    ) b
    where rolled_up and c.cut = 'left' and b.gone & b.stage <> 0
    group by p.place having sum(c.leads) <> 0
  )
  select p.place, coalesce(c.leads_left, 0), coalesce(c.leads_back, 0), c.leads_back::numeric / nullif(c.leads_left, 0)
  from read.step p left join counted c on c.place = p.place
  where p.place <> 'won'
  order by p.step;
end $$;
