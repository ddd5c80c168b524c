-- Churn by the month of the outcome held as of the instant; the row without a month adds all.
-- As of now, of all leads, it reads a roll-up; else it grows with the outcomes of the period.
create or replace function read.churn_closed(
  as_of timestamptz, time_zone text default 'UTC',
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (month date, won bigint, lost bigint, won_estimated bigint, lost_estimated bigint, rate numeric)
language sql stable parallel safe
begin atomic
  with rolled_up as materialized (
    select read.is_rolled_up(churn_closed.as_of, churn_closed.as_known, churn_closed.which) as is_so
  ), counted as (
    select m.month, c.state, c.leads, c.estimated
    from read.counted_month('ended', churn_closed.from_instant, churn_closed.to_instant, null) m
    join life_count c on c.cut = 'ended' and c.month = m.month
    where m.is_whole and (select r.is_so from rolled_up r)
    union all
    select moved.month, l.state, moved.leads, moved.leads * (l.basis = 'estimated')::int
    from read.near_month_ends('ended', churn_closed.time_zone, churn_closed.from_instant, churn_closed.to_instant, null) n
    join life l on l.ended_at >= n.since and l.ended_at < n.until and l.state in ('won', 'lost')
    cross join lateral (values (read.month_number(l.ended_at at time zone churn_closed.time_zone), 1::bigint), (n.month, -1::bigint))
      moved (month, leads)
    where (select r.is_so from rolled_up r)
    union all
    select read.month_number(l.ended_at at time zone churn_closed.time_zone), l.state, 1, (l.basis = 'estimated')::int
    from read.counted_month('ended', churn_closed.from_instant, churn_closed.to_instant, null) m
    join life l on l.ended_at >= greatest(m.begins, churn_closed.from_instant)
               and l.ended_at < least(m.ends, churn_closed.to_instant) and l.state in ('won', 'lost')
    where not m.is_whole and (select r.is_so from rolled_up r)
    union all
    select read.month_number(l.ended_at at time zone churn_closed.time_zone), l.state, count(*),
           count(*) filter (where l.basis = 'estimated')
    from read.churn_lead(churn_closed.as_of, churn_closed.as_known, churn_closed.which) l
    where not (select r.is_so from rolled_up r)
      and l.state in ('won', 'lost') and l.ended_at >= churn_closed.from_instant and l.ended_at < churn_closed.to_instant
    group by 1, 2
  ), summed as (
    select read.month_of_number(c.month) as month, coalesce(sum(c.leads) filter (where c.state = 'won'), 0)::bigint as won,
           coalesce(sum(c.leads) filter (where c.state = 'lost'), 0)::bigint as lost,
           coalesce(sum(c.estimated) filter (where c.state = 'won'), 0)::bigint as won_estimated,
           coalesce(sum(c.estimated) filter (where c.state = 'lost'), 0)::bigint as lost_estimated
    from counted c
    group by grouping sets ((c.month), ()) having c.month is null or sum(c.leads) <> 0
  )
  select s.month, s.won, s.lost, s.won_estimated, s.lost_estimated, s.lost::numeric / nullif(s.won + s.lost, 0)
  from summed s
  order by s.month nulls last;
end;

-- Why leads obtained in the period were lost, by the outcome held as of the instant.
create or replace function read.churn_reason(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (reason text, leads bigint)
language sql stable parallel safe
begin atomic
  with rolled_up as materialized (
    select read.is_rolled_up(churn_reason.as_of, churn_reason.as_known, churn_reason.which) as is_so
  ), counted as (
    select nullif(c.value, '') as reason, c.leads
    from read.counted_month('month', churn_reason.from_instant, churn_reason.to_instant, null) m
    join life_count c on c.cut = 'reason' and c.month = m.month
    where m.is_whole and (select r.is_so from rolled_up r)
    union all
    select l.reason, 1
    from read.counted_month('month', churn_reason.from_instant, churn_reason.to_instant, null) m
    join life l on l.obtained_at >= greatest(m.begins, churn_reason.from_instant)
               and l.obtained_at < least(m.ends, churn_reason.to_instant) and l.state = 'lost'
    where not m.is_whole and (select r.is_so from rolled_up r)
    union all
    select l.reason, count(*)
    from read.churn_lead(churn_reason.as_of, churn_reason.as_known, churn_reason.which, churn_reason.from_instant,
                         churn_reason.to_instant) l
    where not (select r.is_so from rolled_up r) and l.state = 'lost'
    group by 1
  )
  select c.reason, sum(c.leads)::bigint
  from counted c
  group by c.reason having sum(c.leads) <> 0 order by sum(c.leads) desc, c.reason;
end;

-- What happened in the period: every loss, every reopening of an ended lead, and orders held that followed a reopening.
-- A filter takes leads by how they stand as of the instant.
create or replace function read.churn_events(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (losses bigint, reopenings bigint, rewon bigint)
language sql stable parallel safe
begin atomic
  with rolled_up as materialized (
    select read.is_rolled_up(churn_events.as_of, churn_events.as_known, churn_events.which) as is_so
  ), asked as (
    -- a filter of which no field is set is null, and takes all without looking at any
    select l.lead_id from read.churn_lead(churn_events.as_of, churn_events.as_known, churn_events.which) l
    where not churn_events.which is null
  ), turn_period as (
    select churn_events.from_instant, churn_events.to_instant where not (select r.is_so from rolled_up r)
    union all
    select greatest(m.begins, churn_events.from_instant), least(m.ends, churn_events.to_instant)
    from read.counted_month('turn', churn_events.from_instant, churn_events.to_instant, null) m
    where not m.is_whole and (select r.is_so from rolled_up r)
  ), outcome_period as (
    select churn_events.from_instant, churn_events.to_instant where not (select r.is_so from rolled_up r)
    union all
    select greatest(m.begins, churn_events.from_instant), least(m.ends, churn_events.to_instant)
    from read.counted_month('ended', churn_events.from_instant, churn_events.to_instant, null) m
    where not m.is_whole and (select r.is_so from rolled_up r)
  ), counted as (
    select c.value as what, c.leads
    from read.counted_month('turn', churn_events.from_instant, churn_events.to_instant, null) m
    join life_count c on c.cut = 'turn' and c.month = m.month
    where m.is_whole and (select r.is_so from rolled_up r)
    union all
    select 'rewon', c.leads
    from read.counted_month('ended', churn_events.from_instant, churn_events.to_instant, null) m
    join life_count c on c.cut = 'ended' and c.month = m.month and c.state = 'won' and c.value = 'reopened'
    where m.is_whole and (select r.is_so from rolled_up r)
    union all
    select t.what, 1
    from turn_period p join turn t on t.time >= p.from_instant and t.time < p.to_instant
    left join asked a on a.lead_id = t.lead_id
    where t.what in ('lost', 'reopened') and t.time <= churn_events.as_of and t.recordedtime <= churn_events.as_known
      and (churn_events.which is null or a.lead_id is not null)
    union all
    select 'rewon', 1
    from outcome_period p join turn t on t.time >= p.from_instant and t.time < p.to_instant
    left join asked a on a.lead_id = t.lead_id
    where t.what = 'won' and t.time <= churn_events.as_of and t.recordedtime <= churn_events.as_known
      and (t.until_time is null or t.until_time > churn_events.as_of or t.until_recordedtime > churn_events.as_known)
      and exists (select from turn r where r.lead_id = t.lead_id and r.what = 'reopened' and r.seq < t.seq)
      and (churn_events.which is null or a.lead_id is not null)
  )
  select coalesce(sum(c.leads) filter (where c.what = 'lost'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.what = 'reopened'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.what = 'rewon'), 0)::bigint
  from counted c;
end;
