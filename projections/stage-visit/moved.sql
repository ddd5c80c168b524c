-- Rests and outcomes that were left in the period: a lead came back from rest, was opened again, parted from another, or ended at
-- rest. Found by the turn that ended them: of stays, only visits are kept by when they were left. Cuts are as of leaving.
create or replace function read.left_rest_or_end(
  as_of timestamptz, as_known timestamptz, which read.lead_filter, from_instant timestamptz, to_instant timestamptz)
returns table (place text, to_place text)
language sql stable parallel safe
begin atomic
  select v.place, v.to_place
  from turn t
  join stage_visit v on v.lead_id = t.lead_id and v.left_seq = t.seq and v.what <> 'visit'
  where t.what in ('returned', 'won', 'lost', 'disqualified', 'merged', 'reopened', 'unmerged')
    and t.time >= left_rest_or_end.from_instant and t.time < left_rest_or_end.to_instant
    and t.time <= left_rest_or_end.as_of and t.recordedtime <= left_rest_or_end.as_known
    and read.is_among(left_rest_or_end.which, v.office, v.owner, v.first_owner, v.channel, v.tier, v.class, v.grade, v.kind,
                      v.industry, v.currency);
end;

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
    select r.place, r.to_place
    from read.left_rest_or_end(moved.as_of, moved.as_known, moved.which, moved.from_instant, moved.to_instant) r
  )
  select w.place, w.to_place, count(*) as moves
  from went w
  group by w.place, w.to_place
  order by read.step_of(w.place) nulls last, w.place, moves desc, w.to_place;
end $$;
