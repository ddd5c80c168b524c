-- Where a bucket of read.dwell_count begins, in milliseconds: 64 to each doubling, below 128 one for each.
create or replace function read.bucket_begins(bucket int) returns bigint
language sql immutable parallel safe
return case when bucket_begins.bucket < 128 then bucket_begins.bucket::bigint
            else (bucket_begins.bucket % 64 + 64)::bigint << (bucket_begins.bucket / 64 - 1) end;

create or replace view read.stage_time as select lead_id, place, elapsed_ms, working_ms from stage_time;

create or replace view read.dwell_count as
  select per, place, measure, bucket, sum(lengths)::bigint as lengths
  from dwell_count group by per, place, measure, bucket having sum(lengths) <> 0;

-- The length that is so many places after the first one of its bucket: read from an index in order, and no further.
create or replace function read.length_at(per text, place text, measure text, bucket int, places bigint) returns bigint
language plpgsql stable parallel safe
as $$
declare
  since constant bigint := read.bucket_begins(length_at.bucket);
  until constant bigint := read.bucket_begins(length_at.bucket + 1);
  found bigint;
begin
  case length_at.per || ' ' || length_at.measure
    when 'visit elapsed' then
      select v.elapsed_ms into found from read.stage_visit_length v
      where v.place = length_at.place and v.elapsed_ms >= since and v.elapsed_ms < until
      order by v.elapsed_ms offset length_at.places limit 1;
    when 'visit working' then
      select v.working_ms into found from read.stage_visit_length v
      where v.place = length_at.place and v.working_ms >= since and v.working_ms < until
      order by v.working_ms offset length_at.places limit 1;
    when 'lead elapsed' then
      select t.elapsed_ms into found from read.stage_time t
      where t.place = length_at.place and t.elapsed_ms >= since and t.elapsed_ms < until
      order by t.elapsed_ms offset length_at.places limit 1;
    when 'lead working' then
      select t.working_ms into found from read.stage_time t
      where t.place = length_at.place and t.working_ms >= since and t.working_ms < until
      order by t.working_ms offset length_at.places limit 1;
  end case;
  return found;
end $$;

-- How many visits are over, and percentiles of their lengths, of all leads as of now: which bucket has a percentile is told by a
-- roll-up, the lengths on both sides of it by an index.
create or replace function read.dwell_rolled_up()
returns table (place text, per text, completed bigint, of_length_0 bigint, elapsed double precision[], worked bigint,
               working double precision[])
language sql stable parallel safe
begin atomic
  with cell as materialized (
    select c.per, c.place, c.measure, c.bucket, c.lengths,
           sum(c.lengths) over (partition by c.per, c.place, c.measure order by c.bucket) - c.lengths as before
    from read.dwell_count c
  ), total as (
    select c.per, c.place, c.measure, sum(c.lengths)::bigint as lengths,
           coalesce(sum(c.lengths) filter (where c.bucket = 0), 0)::bigint as of_length_0
    from cell c group by c.per, c.place, c.measure
  ), wanted as (
    select t.per, t.place, t.measure, p.number, p.share * (t.lengths - 1) as rank
    from total t
    cross join unnest(array[0.5, 0.8, 0.9, 0.95]::double precision[]) with ordinality p (share, number)
  ), side as (
    select distinct w.per, w.place, w.measure, e.at
    from wanted w cross join lateral (values (floor(w.rank)::bigint), (ceil(w.rank)::bigint)) e (at)
  ), found as materialized (
    select s.per, s.place, s.measure, s.at,
           -- a small bucket has one length, 0 among them, and that may be of half of all visits
           case when c.bucket < 128 then c.bucket
                else read.length_at(s.per, s.place, s.measure, c.bucket, (s.at - c.before)::bigint) end as ms
    from side s
    join cell c on c.per = s.per and c.place = s.place and c.measure = s.measure
               and s.at >= c.before and s.at < c.before + c.lengths
  ), percentile as (
    select w.per, w.place, w.measure,
           array_agg(l.ms + (h.ms - l.ms) * (w.rank - floor(w.rank)) order by w.number) as ms
    from wanted w
    join found l on l.per = w.per and l.place = w.place and l.measure = w.measure and l.at = floor(w.rank)
    join found h on h.per = w.per and h.place = w.place and h.measure = w.measure and h.at = ceil(w.rank)
    group by w.per, w.place, w.measure
  )
  select e.place, e.per, e.lengths, e.of_length_0, p.ms, coalesce(w.lengths, 0), q.ms
  from total e
  join percentile p on p.per = e.per and p.place = e.place and p.measure = 'elapsed'
  left join total w on w.per = e.per and w.place = e.place and w.measure = 'working'
  left join percentile q on q.per = e.per and q.place = e.place and q.measure = 'working'
  where e.measure = 'elapsed';
end;

-- The same percentiles of any lengths; nulls do not count.
create or replace function read.percentiles(lengths double precision[]) returns double precision[]
language sql immutable parallel safe
return (
  select percentile_cont(array[0.5, 0.8, 0.9, 0.95]) within group (order by l.length) from unnest(percentiles.lengths) l (length)
);

-- The same as read.dwell_rolled_up, from the visits that were left in the period. Grows with these, in memory as well.
create or replace function read.dwell_of_visits(
  as_of timestamptz, from_instant timestamptz, to_instant timestamptz, as_known timestamptz, which read.lead_filter)
returns table (place text, per text, completed bigint, of_length_0 bigint, elapsed double precision[], worked bigint,
               working double precision[])
language sql stable parallel safe
begin atomic
  with completed as materialized (
    select s.lead_id, s.place, s.elapsed_ms, s.working_ms
    from read.left_stay(dwell_of_visits.as_of, dwell_of_visits.as_known, dwell_of_visits.which, dwell_of_visits.from_instant,
                        dwell_of_visits.to_instant) s
    where s.what = 'visit'
  ), spent as (
    -- whole milliseconds stay exact up to 285,000 years
    select c.place, sum(c.elapsed_ms::double precision) as elapsed,
           case when count(c.working_ms) = count(*) then sum(c.working_ms::double precision) end as working
    from completed c group by c.lead_id, c.place
  ), lasted as (
    -- gathered by place and sorted once there: to sort all of them by place first takes longer than all the rest
    select 'visit' as per, c.place, count(*) as completed, count(*) filter (where c.elapsed_ms = 0) as of_length_0,
           array_agg(c.elapsed_ms::double precision) as elapsed, count(c.working_ms) as worked,
           array_agg(c.working_ms::double precision) as working
    from completed c group by c.place
    union all
    select 'lead', s.place, count(*), count(*) filter (where s.elapsed = 0), array_agg(s.elapsed), count(s.working),
           array_agg(s.working)
    from spent s group by s.place
  )
  select l.place, l.per, l.completed, l.of_length_0, read.percentiles(l.elapsed), l.worked, read.percentiles(l.working)
  from lasted l;
end;

-- How long completed visits lasted, of those that were left in the period: each by itself (`per` visit), and all of a lead in
-- a stage added up (`per` lead). Milliseconds; percentiles by linear interpolation. Visits of length 0 count. Open ones are
-- counted apart. Working time counts where a calendar of the office is known: `worked` says of how many.
-- As of now, of all visits, it reads a roll-up; else it grows with the visits left in the period.
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
  rolled_up constant boolean := dwell.which is null and not changed and dwell.from_instant = '-infinity'
    and dwell.to_instant = 'infinity';
begin
  return query
  with counted as (
    select r.* from read.dwell_rolled_up() r where rolled_up
    union all
    select v.* from read.dwell_of_visits(dwell.as_of, dwell.from_instant, dwell.to_instant, dwell.as_known, dwell.which) v
    where not rolled_up
  ), open as (
    select s.place, count(*) as visits from read.stood(dwell.as_of, dwell.as_known, dwell.which, changed => changed) s
    where s.state = 'open' group by s.place
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
