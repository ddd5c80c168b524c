create or replace view read.turn as
  select lead_id, seq, what, time, recordedtime, basis, reason, tier, office, owner, channel, class, grade, kind, industry,
         currency, minor
  from turn;

-- What became of each lead, by what had happened at `as_of` and was known at `as_known`.
create or replace function read.churn_lead(as_of timestamptz, as_known timestamptz default 'infinity')
returns table (lead_id uuid, obtained_at timestamptz, state text, ended_at timestamptz, basis text, reason text,
               assigned boolean, owner text, tier text, office text, channel text, class text, grade text, kind text)
language sql stable
begin atomic
  with known as materialized (
    select t.* from turn t where t.time <= as_of and t.recordedtime <= as_known
  ), obtained as (
    select k.lead_id, k.time from known k where k.what = 'obtained'
  ), first_owner as (
    select distinct on (k.lead_id) k.lead_id, k.owner from known k where k.what = 'assigned' order by k.lead_id, k.seq
  ), latest as (
    select distinct on (k.lead_id) k.* from known k where k.what <> 'assigned' order by k.lead_id, k.seq desc
  )
  select o.lead_id, o.time,
         case when l.what in ('won', 'lost', 'disqualified', 'merged') then l.what else 'open' end,
         case when l.what in ('won', 'lost', 'disqualified', 'merged') then l.time end,
         l.basis, l.reason, f.lead_id is not null, coalesce(l.owner, f.owner), l.tier, l.office, l.channel, l.class, l.grade,
         l.kind
  from obtained o
  join latest l on l.lead_id = o.lead_id
  left join first_owner f on f.lead_id = o.lead_id;
end;

-- Churn by the month in which leads were obtained; the row without a month adds all. A rate with nothing to divide by is null.
create or replace function read.churn(
  as_of timestamptz, time_zone text default 'UTC', maturity_days int default 180,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity')
returns table (month date, obtained bigint, disqualified bigint, disqualified_after_assignment bigint, merged bigint,
               merged_after_assignment bigint, base bigint, won bigint, lost bigint, open bigint, won_estimated bigint,
               lost_estimated bigint, mature bigint, mature_churned bigint, all_in numeric, strict numeric, matured numeric)
language sql stable
begin atomic
  with counted as (
    select date_trunc('month', l.obtained_at at time zone time_zone)::date as month, l.state, l.assigned, l.basis,
           (l.obtained_at at time zone time_zone) + make_interval(days => maturity_days)
             <= as_of at time zone time_zone as mature
    from read.churn_lead(as_of, as_known) l
    where l.obtained_at >= from_instant and l.obtained_at < to_instant
  ), summed as (
    select c.month, count(*) as obtained,
           count(*) filter (where c.state = 'disqualified') as disqualified,
           count(*) filter (where c.state = 'disqualified' and c.assigned) as disqualified_after_assignment,
           count(*) filter (where c.state = 'merged') as merged,
           count(*) filter (where c.state = 'merged' and c.assigned) as merged_after_assignment,
           count(*) filter (where c.state in ('won', 'lost', 'open')) as base,
           count(*) filter (where c.state = 'won') as won,
           count(*) filter (where c.state = 'lost') as lost,
           count(*) filter (where c.state = 'open') as open,
           count(*) filter (where c.state = 'won' and c.basis = 'estimated') as won_estimated,
           count(*) filter (where c.state = 'lost' and c.basis = 'estimated') as lost_estimated,
           count(*) filter (where c.mature and c.state in ('won', 'lost', 'open')) as mature,
           count(*) filter (where c.mature and c.state in ('lost', 'open')) as mature_churned
    from counted c
    group by grouping sets ((c.month), ())
  )
  select s.month, s.obtained, s.disqualified, s.disqualified_after_assignment, s.merged, s.merged_after_assignment, s.base,
         s.won, s.lost, s.open, s.won_estimated, s.lost_estimated, s.mature, s.mature_churned,
         1 - s.won::numeric / nullif(s.base, 0), s.lost::numeric / nullif(s.won + s.lost, 0),
         s.mature_churned::numeric / nullif(s.mature, 0)
  from summed s
  order by s.month nulls last;
end;

-- Churn by the month of the outcome held as of the instant; the row without a month adds all.
create or replace function read.churn_closed(
  as_of timestamptz, time_zone text default 'UTC',
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity')
returns table (month date, won bigint, lost bigint, won_estimated bigint, lost_estimated bigint, rate numeric)
language sql stable
begin atomic
  with counted as (
    select date_trunc('month', l.ended_at at time zone time_zone)::date as month, l.state, l.basis
    from read.churn_lead(as_of, as_known) l
    where l.state in ('won', 'lost') and l.ended_at >= from_instant and l.ended_at < to_instant
  ), summed as (
    select c.month, count(*) filter (where c.state = 'won') as won, count(*) filter (where c.state = 'lost') as lost,
           count(*) filter (where c.state = 'won' and c.basis = 'estimated') as won_estimated,
           count(*) filter (where c.state = 'lost' and c.basis = 'estimated') as lost_estimated
    from counted c
    group by grouping sets ((c.month), ())
  )
  select s.month, s.won, s.lost, s.won_estimated, s.lost_estimated, s.lost::numeric / nullif(s.won + s.lost, 0)
  from summed s
  order by s.month nulls last;
end;

-- Why leads obtained in the period were lost, by the outcome held as of the instant.
create or replace function read.churn_reason(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity')
returns table (reason text, leads bigint)
language sql stable
begin atomic
  select l.reason, count(*) from read.churn_lead(as_of, as_known) l
  where l.state = 'lost' and l.obtained_at >= from_instant and l.obtained_at < to_instant
  group by l.reason order by count(*) desc, l.reason;
end;

-- What happened in the period: every loss, every reopening of an ended lead, and orders held that followed a reopening.
create or replace function read.churn_events(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity')
returns table (losses bigint, reopenings bigint, rewon bigint)
language sql stable
begin atomic
  with known as materialized (
    select t.* from turn t where t.time <= as_of and t.recordedtime <= as_known
  ), period as (
    select k.* from known k where k.time >= from_instant and k.time < to_instant
  )
  select (select count(*) from period p where p.what = 'lost'),
         (select count(*) from period p where p.what = 'reopened'),
         (select count(*) from period p where p.what = 'won'
            and exists (select from known k where k.lead_id = p.lead_id and k.what = 'reopened' and k.seq < p.seq)
            and not exists (select from known k where k.lead_id = p.lead_id and k.what <> 'assigned' and k.seq > p.seq));
end;

create or replace view read.churn_cohort as select * from read.churn(now(), current_setting('TimeZone'));
