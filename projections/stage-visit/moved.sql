-- How often leads went from one place to another in the period, backwards, out and in again among them. A lead that goes the same
-- way twice counts twice. Grows with the stays left in the period.
create or replace function read.moved(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (place text, to_place text, moves bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
begin
  return query
  with went as (
    select s.place, s.to_place
    from read.left_stay(moved.as_of, moved.as_known, moved.which, moved.from_instant, moved.to_instant) s
    where s.what = 'visit'
    union all
    -- each by the index of its own
    select s.place, s.to_place
    from read.left_stay(moved.as_of, moved.as_known, moved.which, moved.from_instant, moved.to_instant) s
    where s.what <> 'visit'
  )
  select w.place, w.to_place, count(*) as moves
  from went w
  group by w.place, w.to_place
  order by read.step_of(w.place) nulls last, w.place, moves desc, w.to_place;
end $$;
