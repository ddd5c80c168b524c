-- How many were won and lost, by the month of the outcome held as of the instant. As of now, of all leads, from a roll-up: months
-- that it has whole from there, the others lead by lead.
create or replace function read.closed_told(
  as_of timestamptz, time_zone text, from_instant timestamptz, to_instant timestamptz, as_known timestamptz,
  which read.lead_filter, looked read.churn_count[])
returns table (month int, state text, leads bigint, estimated bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  looked constant read.churn_count[] := coalesce(closed_told.looked, read.churn_look(
    closed_told.as_of, closed_told.time_zone, 0, closed_told.from_instant, closed_told.to_instant, closed_told.as_known,
    closed_told.which));
  edges constant timestamptz[] := case when looked is null then read.month_edges(closed_told.time_zone) end;
begin
  if looked is null then
    return query
    select m.month, c.state, c.leads, c.estimated
    from read.counted_month('ended', closed_told.from_instant, closed_told.to_instant, null) m
    join read.life_count c on c.cut = 'ended' and c.month = m.month
    where m.is_whole
    union all
    select read.month_at(l.ended_at, closed_told.time_zone, edges), l.state, 1, (l.basis = 'estimated')::int
    from read.counted_month('ended', closed_told.from_instant, closed_told.to_instant, null) m
    join read.life l on l.ended_at >= greatest(m.begins, closed_told.from_instant)
                    and l.ended_at < least(m.ends, closed_told.to_instant) and l.state in ('won', 'lost')
    where not m.is_whole;
    return;
  end if;
  return query
  select c.ended, c.state, sum(c.leads)::bigint, sum(c.estimated)::bigint
  from unnest(looked) c
  where c.is_ended and c.state in ('won', 'lost')
  group by 1, 2;
end $$;

-- Churn by the month of the outcome held as of the instant; the row without a month adds all.
-- As of now, of all leads, it reads a roll-up; else it grows with the outcomes of the period.
create or replace function read.churn_closed(
  as_of timestamptz, time_zone text default 'UTC',
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null, looked read.churn_count[] default null)
returns table (month date, won bigint, lost bigint, won_estimated bigint, lost_estimated bigint, rate numeric)
language sql stable
begin atomic
  with summed as (
    select read.month_of_number(c.month) as month, coalesce(sum(c.leads) filter (where c.state = 'won'), 0)::bigint as won,
           coalesce(sum(c.leads) filter (where c.state = 'lost'), 0)::bigint as lost,
           coalesce(sum(c.estimated) filter (where c.state = 'won'), 0)::bigint as won_estimated,
           coalesce(sum(c.estimated) filter (where c.state = 'lost'), 0)::bigint as lost_estimated
    from read.closed_told(churn_closed.as_of, churn_closed.time_zone, churn_closed.from_instant, churn_closed.to_instant,
                          churn_closed.as_known, churn_closed.which, churn_closed.looked) c
    group by grouping sets ((c.month), ()) having c.month is null or sum(c.leads) <> 0
  )
  select s.month, s.won, s.lost, s.won_estimated, s.lost_estimated, s.lost::numeric / nullif(s.won + s.lost, 0)
  from summed s
  order by s.month nulls last;
end;

-- Why leads obtained in the period were lost, counted as read.closed_told counts.
create or replace function read.reason_told(
  as_of timestamptz, from_instant timestamptz, to_instant timestamptz, as_known timestamptz, which read.lead_filter,
  looked read.churn_count[])
returns table (reason text, leads bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  looked constant read.churn_count[] := coalesce(reason_told.looked, read.churn_look(
    reason_told.as_of, coalesce(read.counted_in(), 'UTC'), 0, reason_told.from_instant, reason_told.to_instant,
    reason_told.as_known, reason_told.which));
begin
  if looked is null then
    return query
    select nullif(c.value, ''), c.leads
    from read.counted_month('month', reason_told.from_instant, reason_told.to_instant, null) m
    join read.life_count c on c.cut = 'reason' and c.month = m.month
    where m.is_whole
    union all
    select l.reason, 1
    from read.counted_month('month', reason_told.from_instant, reason_told.to_instant, null) m
    join read.life l on l.obtained_at >= greatest(m.begins, reason_told.from_instant)
                    and l.obtained_at < least(m.ends, reason_told.to_instant) and l.state = 'lost'
    where not m.is_whole;
    return;
  end if;
  return query
  select c.reason, sum(c.leads)::bigint from unnest(looked) c where c.is_obtained and c.state = 'lost' group by 1;
end $$;

-- Why leads obtained in the period were lost, by the outcome held as of the instant.
create or replace function read.churn_reason(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null, looked read.churn_count[] default null)
returns table (reason text, leads bigint)
language sql stable
begin atomic
  select c.reason, sum(c.leads)::bigint
  from read.reason_told(churn_reason.as_of, churn_reason.from_instant, churn_reason.to_instant, churn_reason.as_known,
                        churn_reason.which, churn_reason.looked) c
  group by c.reason having sum(c.leads) <> 0 order by sum(c.leads) desc, c.reason;
end;

-- Each loss that was given up again, and each reopening, that happened in the period. A filter takes leads by how they stand as of
-- the instant.
create or replace function read.taken_back(
  as_of timestamptz, as_known timestamptz, which read.lead_filter, from_instant timestamptz, to_instant timestamptz, changed boolean)
returns table (what text)
language sql stable parallel safe
begin atomic
  select t.what
  from read.churn_lead(taken_back.as_of, taken_back.as_known, taken_back.which, changed => taken_back.changed) l
  join turn t on t.lead_id = l.lead_id
  where (l.gave_up or l.reopened > 0)
    and (t.what = 'reopened'
         or t.what = 'lost' and t.until_time <= taken_back.as_of and t.until_recordedtime <= taken_back.as_known)
    and t.time >= taken_back.from_instant and t.time < taken_back.to_instant
    and t.time <= taken_back.as_of and t.recordedtime <= taken_back.as_known;
end;

-- What happened in the period, counted as read.closed_told counts.
create or replace function read.happened_told(
  as_of timestamptz, from_instant timestamptz, to_instant timestamptz, as_known timestamptz, which read.lead_filter,
  looked read.churn_count[])
returns table (what text, leads bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(happened_told.as_of, happened_told.as_known);
  looked constant read.churn_count[] := coalesce(happened_told.looked, read.churn_look(
    happened_told.as_of, coalesce(read.counted_in(), 'UTC'), 0, happened_told.from_instant, happened_told.to_instant,
    happened_told.as_known, happened_told.which));
begin
  if looked is not null then
    return query
    select case c.state when 'won' then 'rewon' else c.state end, sum(c.leads)::bigint
    from unnest(looked) c
    where c.is_ended and (c.state = 'lost' or c.is_rewon)
    group by 1;
    return query
    select b.what, count(*)
    from read.taken_back(happened_told.as_of, happened_told.as_known, happened_told.which, happened_told.from_instant,
                         happened_told.to_instant, changed) b
    group by b.what;
    return;
  end if;
  return query
  select case c.cut when 'turn' then c.value else 'rewon' end, c.leads
  from (values ('turn'), ('ended')) k (cut)
  cross join lateral read.counted_month(k.cut, happened_told.from_instant, happened_told.to_instant, null) m
  join read.life_count c on c.cut = k.cut and c.month = m.month
  where m.is_whole and (k.cut = 'turn' or c.state = 'won' and c.value = 'reopened')
  union all
  select t.what, 1
  from read.counted_month('turn', happened_told.from_instant, happened_told.to_instant, null) m
  join read.turn t on t.what in ('lost', 'reopened') and t.time >= greatest(m.begins, happened_told.from_instant)
                  and t.time < least(m.ends, happened_told.to_instant)
  where not m.is_whole
  union all
  select 'rewon', 1
  from read.counted_month('ended', happened_told.from_instant, happened_told.to_instant, null) m
  join read.life l on l.ended_at >= greatest(m.begins, happened_told.from_instant)
                  and l.ended_at < least(m.ends, happened_told.to_instant) and l.state = 'won' and l.reopened > 0
  where not m.is_whole;
end $$;

-- What happened in the period: every loss, every reopening of an ended lead, and orders held that followed a reopening.
create or replace function read.churn_events(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null, looked read.churn_count[] default null)
returns table (losses bigint, reopenings bigint, rewon bigint)
language sql stable
begin atomic
  select coalesce(sum(c.leads) filter (where c.what = 'lost'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.what = 'reopened'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.what = 'rewon'), 0)::bigint
  from read.happened_told(churn_events.as_of, churn_events.from_instant, churn_events.to_instant, churn_events.as_known,
                          churn_events.which, churn_events.looked) c;
end;
