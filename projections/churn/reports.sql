-- Leads obtained in the period, counted by what they are cut by, what became of them, and whether they are mature. `looked` as
-- read.churn_look has it. Only the way that it goes is planned: from the roll-up, or lead by lead; to plan both takes longer than
-- the first takes.
create or replace function read.churn_told(
  cut text, as_of timestamptz, time_zone text, mature_until timestamp, from_instant timestamptz, to_instant timestamptz,
  as_known timestamptz, which read.lead_filter, looked read.churn_count[])
returns table (value text, place int, is_lead boolean, state text, is_mature boolean, leads bigint, assigned bigint,
               estimated bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(churn_told.as_of, churn_told.as_known);
  edges constant timestamptz[] := case when churn_told.cut = 'month' then read.month_edges(churn_told.time_zone) end;
begin
  if churn_told.which is null and not changed
     and (churn_told.cut <> 'month' or churn_told.time_zone = read.counted_in()) then
    return query
    select r.*
    from read.churn_rolled_up(churn_told.cut, churn_told.as_of, churn_told.time_zone, churn_told.mature_until,
                              churn_told.from_instant, churn_told.to_instant, edges) r;
    return;
  end if;
  if churn_told.cut = 'month' then
    return query
    select null, c.month, true, c.state, c.is_mature, c.leads, c.assigned, c.estimated
    from unnest(coalesce(churn_told.looked, array(
      select l
      from read.churn_looked(churn_told.as_of, churn_told.time_zone, churn_told.mature_until, churn_told.from_instant,
                             churn_told.to_instant, churn_told.as_known, churn_told.which) l))) c
    where c.is_obtained;
    return;
  end if;
  return query
  select c.value, c.place, c.is_lead, c.state,
         read.is_by(c.obtained_at, churn_told.time_zone, churn_told.mature_until),
         count(*), count(c.first_assigned_at), count(*) filter (where c.basis = 'estimated')
  from read.churn_cut(churn_told.cut, churn_told.as_of, churn_told.time_zone, churn_told.from_instant, churn_told.to_instant,
                      churn_told.as_known, churn_told.which, changed, edges) c
  group by 1, 2, 3, 4, 5;
end $$;

-- Churn of leads obtained in the period, by what they are cut by: month, owner (at the outcome, or now), first_owner, submitter,
-- office, channel, tier, class, grade, kind, industry, currency, missing (dimensions), recycled (times), first_contact,
-- follow_up_cycle, follow_up_length. The row without a value counts every lead once. A rate with nothing to divide by is null.
create or replace function read.churn_by(
  cut text, as_of timestamptz, time_zone text default 'UTC', maturity_days int default 180,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null, looked read.churn_count[] default null)
returns table (value text, obtained bigint, disqualified bigint, disqualified_after_assignment bigint, merged bigint,
               merged_after_assignment bigint, base bigint, won bigint, lost bigint, open bigint, won_estimated bigint,
               lost_estimated bigint, mature bigint, mature_churned bigint, all_in numeric, strict numeric, matured numeric)
language sql stable
begin atomic
  with told as (
    select t.*
    from read.churn_told(
      churn_by.cut, churn_by.as_of, churn_by.time_zone,
      read.mature_until(churn_by.as_of, churn_by.time_zone, churn_by.maturity_days), churn_by.from_instant,
      churn_by.to_instant, churn_by.as_known, churn_by.which, churn_by.looked) t
  ), counted as (
    select false as is_total, t.value, t.place, t.state, t.is_mature, t.leads, t.assigned, t.estimated from told t
    union all
    select true, null, null, t.state, t.is_mature, t.leads, t.assigned, t.estimated from told t where t.is_lead
  ), summed as (
    select c.is_total, c.value, c.place, sum(c.leads) as obtained,
           sum(c.leads) filter (where c.state = 'disqualified') as disqualified,
           sum(c.assigned) filter (where c.state = 'disqualified') as disqualified_after_assignment,
           sum(c.leads) filter (where c.state = 'merged') as merged,
           sum(c.assigned) filter (where c.state = 'merged') as merged_after_assignment,
           sum(c.leads) filter (where c.state in ('won', 'lost', 'open')) as base,
           sum(c.leads) filter (where c.state = 'won') as won,
           sum(c.leads) filter (where c.state = 'lost') as lost,
           sum(c.leads) filter (where c.state = 'open') as open,
           sum(c.estimated) filter (where c.state = 'won') as won_estimated,
           sum(c.estimated) filter (where c.state = 'lost') as lost_estimated,
           sum(c.leads) filter (where c.is_mature and c.state in ('won', 'lost', 'open')) as mature,
           sum(c.leads) filter (where c.is_mature and c.state in ('lost', 'open')) as mature_churned
    from counted c
    group by c.is_total, c.value, c.place having sum(c.leads) <> 0
  ), whole as (
    -- named when they are few
    select case when not s.is_total then read.churn_value(churn_by.cut, s.value, s.place) end as value, s.place,
           s.obtained::bigint as obtained, coalesce(s.disqualified, 0)::bigint as disqualified,
           coalesce(s.disqualified_after_assignment, 0)::bigint as disqualified_after_assignment,
           coalesce(s.merged, 0)::bigint as merged, coalesce(s.merged_after_assignment, 0)::bigint as merged_after_assignment,
           coalesce(s.base, 0)::bigint as base, coalesce(s.won, 0)::bigint as won, coalesce(s.lost, 0)::bigint as lost,
           coalesce(s.open, 0)::bigint as open, coalesce(s.won_estimated, 0)::bigint as won_estimated,
           coalesce(s.lost_estimated, 0)::bigint as lost_estimated, coalesce(s.mature, 0)::bigint as mature,
           coalesce(s.mature_churned, 0)::bigint as mature_churned
    from summed s
  )
  select s.value, s.obtained, s.disqualified, s.disqualified_after_assignment, s.merged, s.merged_after_assignment, s.base,
         s.won, s.lost, s.open, s.won_estimated, s.lost_estimated, s.mature, s.mature_churned,
         1 - s.won::numeric / nullif(s.base, 0), s.lost::numeric / nullif(s.won + s.lost, 0),
         s.mature_churned::numeric / nullif(s.mature, 0)
  from whole s
  order by s.value is null, s.place, s.base desc, s.value collate "C";
end;

-- The same by the month in which leads were obtained; the row without a month adds all.
create or replace function read.churn(
  as_of timestamptz, time_zone text default 'UTC', maturity_days int default 180,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null, looked read.churn_count[] default null)
returns table (month date, obtained bigint, disqualified bigint, disqualified_after_assignment bigint, merged bigint,
               merged_after_assignment bigint, base bigint, won bigint, lost bigint, open bigint, won_estimated bigint,
               lost_estimated bigint, mature bigint, mature_churned bigint, all_in numeric, strict numeric, matured numeric)
language sql stable
begin atomic
  select (b.value || '-01')::date, b.obtained, b.disqualified, b.disqualified_after_assignment, b.merged,
         b.merged_after_assignment, b.base, b.won, b.lost, b.open, b.won_estimated, b.lost_estimated, b.mature,
         b.mature_churned, b.all_in, b.strict, b.matured
  from read.churn_by('month', churn.as_of, churn.time_zone, churn.maturity_days, churn.from_instant, churn.to_instant,
                     churn.as_known, churn.which, churn.looked) b
  order by b.value nulls last;
end;

create or replace view read.churn_cohort as select * from read.churn(now(), current_setting('TimeZone'));
