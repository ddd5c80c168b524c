-- Leads counted lead by lead by all that churn by month, by month closed and by reason ask of them, and some of what happened: one
-- look at each for all four. `month` of obtaining, `ended` of the outcome held; `is_obtained`, `is_ended`: that was in the period.
create type read.churn_count as (
  month int, ended int, state text, reason text, is_mature boolean, is_rewon boolean, is_obtained boolean, is_ended boolean,
  leads bigint, assigned bigint, estimated bigint
);

create or replace function read.churn_looked(
  as_of timestamptz, time_zone text, mature_until timestamp, from_instant timestamptz, to_instant timestamptz,
  as_known timestamptz, which read.lead_filter)
returns setof read.churn_count
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(churn_looked.as_of, churn_looked.as_known);
  edges constant timestamptz[] := read.month_edges(churn_looked.time_zone);
begin
  return query
  select read.month_at(l.obtained_at, churn_looked.time_zone, edges), read.month_at(l.ended_at, churn_looked.time_zone, edges),
         l.state, l.reason, read.is_by(l.obtained_at, churn_looked.time_zone, churn_looked.mature_until),
         l.state = 'won' and l.reopened > 0,
         l.obtained_at >= churn_looked.from_instant and l.obtained_at < churn_looked.to_instant,
         coalesce(l.ended_at >= churn_looked.from_instant and l.ended_at < churn_looked.to_instant, false),
         count(*), count(l.first_assigned_at), count(*) filter (where l.basis = 'estimated')
  from read.churn_lead(churn_looked.as_of, churn_looked.as_known, churn_looked.which, changed => changed) l
  where l.obtained_at >= churn_looked.from_instant and l.obtained_at < churn_looked.to_instant
     or l.ended_at >= churn_looked.from_instant and l.ended_at < churn_looked.to_instant
  group by 1, 2, 3, 4, 5, 6, 7, 8;
end $$;

-- The same for whoever asks several of these reports at once, to be given to each as `looked`; null where roll-ups tell them all.
create or replace function read.churn_look(
  as_of timestamptz, time_zone text default 'UTC', maturity_days int default 180,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns read.churn_count[]
language sql stable
return case
  when not read.is_rolled_up(churn_look.as_of, churn_look.as_known, churn_look.which)
       or churn_look.time_zone <> read.counted_in()
  then (
    select coalesce(array_agg(c), '{}')
    from read.churn_looked(
      churn_look.as_of, churn_look.time_zone,
      read.mature_until(churn_look.as_of, churn_look.time_zone, churn_look.maturity_days),
      churn_look.from_instant, churn_look.to_instant, churn_look.as_known, churn_look.which) c) end;
