-- The way from the first word to the order, in its order.
create or replace view read.step as
  select * from (values (1, 'obtain'), (2, 'evaluate'), (3, 'cross_verify'), (4, 'distribute'), (5, 'convert'), (6, 'won'))
    as step (step, place);

-- Which step a place is; null for rest and for outcomes that are no order.
create or replace function read.step_of(place text) returns int
language sql immutable
return array_position(array['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'won'], step_of.place);

create or replace view read.stage_visit as
  select lead_id, row_number() over (partition by lead_id order by entered_seq, left_seq nulls last)::int as visit, place,
         what, entered_seq, entered_at, entered_recordedtime, left_seq, left_at, left_recordedtime, to_place,
         coalesce(read.step_of(to_place) < read.step_of(place), false) as backwards, elapsed_ms, working_ms, calendar, tier, office,
         owner, channel, class, grade, kind, industry, currency, minor, first_owner
  from stage_visit;

-- Where leads stayed, by what had happened at `as_of` and was known at `as_known`: what was left later stands open. Cuts are
-- as of leaving, of an open stay as of the earlier of both instants, of an end as of the outcome.
-- Grows with all stays entered by then; an open one costs a look into the history of its lead.
create or replace function read.stay(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (lead_id uuid, place text, what text, entered_at timestamptz, left_at timestamptz, to_place text,
               elapsed_ms bigint, working_ms bigint, office text, owner text, first_owner text, channel text, tier text,
               class text, grade text, kind text, industry text, currency text, minor bigint)
language sql stable
begin atomic
  with known as (
    select v.*, coalesce(v.left_at <= stay.as_of and v.left_recordedtime <= stay.as_known, false) as is_left
    from stage_visit v
    where v.entered_at <= stay.as_of and v.entered_recordedtime <= stay.as_known
  ), cut as (
    select v.lead_id, v.place, v.what, v.entered_at, case when v.is_left then v.left_at end as left_at,
           case when v.is_left then v.to_place end as to_place, case when v.is_left then v.elapsed_ms end as elapsed_ms,
           case when v.is_left then v.working_ms end as working_ms, v.office, v.owner, v.first_owner, v.channel, v.tier,
           v.class, v.grade, v.kind, v.industry, v.currency, v.minor
    from known v where v.is_left or v.what = 'end'
    union all
    select v.lead_id, v.place, v.what, v.entered_at, null, null, null, null, s.office, s.owner,
           case when v.first_assigned_at <= least(stay.as_of, stay.as_known) then v.first_owner end, s.channel, s.tier, s.class, s.grade, s.kind,
           s.industry, s.currency, s.minor
    from known v
    join lateral (
      select h.* from standing h
      where h.lead_id = v.lead_id and h.from_time <= least(stay.as_of, stay.as_known)
      order by h.from_time desc limit 1
    ) s on true
    where not v.is_left and v.what <> 'end'
  )
  select c.* from cut c
  where read.is_among(stay.which, c.office, c.owner, c.first_owner, c.channel, c.tier, c.class, c.grade, c.kind, c.industry,
                      c.currency);
end;

-- The pipeline as it was at `as_of` and was known at `as_known`; of leads that have ended as of the outcome. Grows as read.stay.
create or replace function read.pipeline_known(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (stage text, tier text, office text, owner text, channel text, class text, grade text, kind text,
               industry text, currency text, leads bigint, minor numeric)
language sql stable
begin atomic
  select s.place, s.tier, s.office, s.owner, s.channel, s.class, s.grade, s.kind, s.industry, s.currency, count(*),
         sum(coalesce(s.minor, 0))
  from read.stay(pipeline_known.as_of, pipeline_known.as_known, pipeline_known.which) s
  where s.left_at is null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
end;

-- How far leads came. By cohort: leads obtained in the period that entered the stage or a later one. By entering: leads whose
-- first entry into the stage lies in the period. A way back lowers nothing; disqualified and merged leads are counted and left
-- out. The rows without a month add all. Grows with the stays of the leads that entered anything in the period.
create or replace function read.funnel(
  as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', by_entering boolean default false,
  which read.lead_filter default null)
returns table (month date, stage text, entered bigint, disqualified bigint, merged bigint, reached bigint,
               reached_next bigint, conversion numeric, here bigint)
language sql stable
begin atomic
  with concerned as materialized (
    select distinct v.lead_id from stage_visit v
    where v.entered_at >= funnel.from_instant and v.entered_at < funnel.to_instant
  ), first_entry as materialized (
    select v.lead_id, read.step_of(v.place) as step, min(v.entered_at) as at
    from concerned join stage_visit v using (lead_id)
    where v.entered_at <= funnel.as_of and v.entered_recordedtime <= funnel.as_known and read.step_of(v.place) is not null
    group by v.lead_id, read.step_of(v.place)
  ), way as (
    select f.lead_id, max(f.step) as furthest, min(f.at) filter (where f.step = 1) as obtained_at
    from first_entry f group by f.lead_id
  ), stood as (
    select s.lead_id, s.place, s.what from read.stay(funnel.as_of, funnel.as_known, funnel.which) s where s.left_at is null
  ), counted as (
    select p.step, case when s.what = 'end' then s.place else 'open' end as state, s.place = p.place as is_here,
           w.furthest > p.step as goes_on,
           case when funnel.by_entering then f.at else w.obtained_at end as at
    from way w
    join stood s using (lead_id)
    join read.step p on p.step <= w.furthest
    left join first_entry f on f.lead_id = w.lead_id and f.step = p.step
  ), dated as (
    select c.*, date_trunc('month', c.at at time zone funnel.time_zone)::date as month
    from counted c
    where c.at >= funnel.from_instant and c.at < funnel.to_instant
  ), summed as (
    select c.month, c.step, count(*) as entered,
           count(*) filter (where c.state = 'disqualified') as disqualified,
           count(*) filter (where c.state = 'merged') as merged,
           count(*) filter (where c.state not in ('disqualified', 'merged')) as reached,
           count(*) filter (where c.state not in ('disqualified', 'merged') and c.goes_on) as reached_next,
           count(*) filter (where c.state not in ('disqualified', 'merged') and c.is_here) as here
    from dated c
    group by grouping sets ((c.month, c.step), (c.step))
  )
  select m.month, p.place, coalesce(s.entered, 0), coalesce(s.disqualified, 0), coalesce(s.merged, 0), coalesce(s.reached, 0),
         case when p.place <> 'won' then coalesce(s.reached_next, 0) end,
         case when p.place <> 'won' then s.reached_next::numeric / nullif(s.reached, 0) end, coalesce(s.here, 0)
  from (select distinct summed.month from summed union select null) m
  cross join read.step p
  left join summed s on s.step = p.step and s.month is not distinct from m.month
  order by m.month nulls last, p.step;
end;

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
language sql stable
begin atomic
  with visit as (
    select s.* from read.stay(dwell.as_of, dwell.as_known, dwell.which) s where s.what = 'visit'
  ), completed as materialized (
    select v.lead_id, v.place, v.elapsed_ms, v.working_ms from visit v
    where v.left_at >= dwell.from_instant and v.left_at < dwell.to_instant
  ), lasted as (
    select 'visit' as per, c.place, c.elapsed_ms, c.working_ms from completed c
    union all
    select 'lead', c.place, sum(c.elapsed_ms)::bigint,
           case when count(c.working_ms) = count(*) then sum(c.working_ms)::bigint end
    from completed c group by c.lead_id, c.place
  ), open as (
    select v.place, count(*) as visits from visit v where v.left_at is null group by v.place
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
end;

-- Leads that left a stage backwards ÷ leads that left it, of those that left it in the period. To rest or to end is no way
-- back. Grows with the visits left in the period.
create or replace function read.going_back(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (stage text, leads_left bigint, leads_back bigint, rate numeric)
language sql stable
begin atomic
  with counted as (
    select s.place, count(distinct s.lead_id) as leads_left,
           count(distinct s.lead_id) filter (where read.step_of(s.to_place) < read.step_of(s.place)) as leads_back
    from read.stay(going_back.as_of, going_back.as_known, going_back.which) s
    where s.what = 'visit' and s.left_at >= going_back.from_instant and s.left_at < going_back.to_instant
    group by s.place
  )
  select p.place, coalesce(c.leads_left, 0), coalesce(c.leads_back, 0), c.leads_back::numeric / nullif(c.leads_left, 0)
  from read.step p left join counted c on c.place = p.place
  where p.place <> 'won'
  order by p.step;
end;

-- How long open leads have stood where they stand, in calendar time. Milliseconds; days of 24 hours. Leads at rest have a row
-- of their own. Grows with the open leads.
create or replace function read.aging(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (stage text, open bigint, p50 double precision, p90 double precision, oldest bigint, oldest_lead uuid,
               days_7 bigint, days_30 bigint, days_90 bigint, days_180 bigint, beyond bigint)
language sql stable
begin atomic
  with standing_since as (
    select s.place, s.lead_id, round(extract(epoch from aging.as_of - s.entered_at) * 1000)::bigint as ms,
           extract(epoch from aging.as_of - s.entered_at) / 86400 as days
    from read.stay(aging.as_of, aging.as_known, aging.which) s where s.left_at is null and s.what <> 'end'
  ), counted as (
    select a.place, count(*) as open, percentile_cont(array[0.5, 0.9]) within group (order by a.ms) as ms,
           max(a.ms) as oldest, (array_agg(a.lead_id order by a.ms desc, a.lead_id))[1] as oldest_lead,
           count(*) filter (where a.days <= 7) as days_7, count(*) filter (where a.days > 7 and a.days <= 30) as days_30,
           count(*) filter (where a.days > 30 and a.days <= 90) as days_90,
           count(*) filter (where a.days > 90 and a.days <= 180) as days_180, count(*) filter (where a.days > 180) as beyond
    from standing_since a group by a.place
  )
  select p.place, coalesce(c.open, 0), c.ms[1], c.ms[2], c.oldest, c.oldest_lead, coalesce(c.days_7, 0),
         coalesce(c.days_30, 0), coalesce(c.days_90, 0), coalesce(c.days_180, 0), coalesce(c.beyond, 0)
  from (select step, place from read.step where place <> 'won' union all values (6, 'nurture')) p
  left join counted c on c.place = p.place
  order by p.step;
end;
