create or replace aggregate read.product(double precision) (sfunc = float8mul, stype = float8, initcond = '1');

-- Leads obtained in the period, counted by what they are cut by, what became of them, and their age in calendar days then, of lost
-- ones perhaps none. As of now, of all leads, uncut, from a roll-up: months that it has whole from there, the others lead by lead.
create or replace function read.aged_told(
  cut text, as_of timestamptz, time_zone text, from_instant timestamptz, to_instant timestamptz, as_known timestamptz,
  which read.lead_filter)
returns table (value text, place int, is_lead boolean, state text, day int, leads bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01 set timezone = 'UTC'
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(aged_told.as_of, aged_told.as_known);
  rolled_up constant boolean := aged_told.cut is null and aged_told.which is null and not changed
    and aged_told.time_zone = read.counted_in();
begin
  -- within this function alone: a cast asks the zone of the session ten times as fast as an expression that names it
  perform set_config('TimeZone', aged_told.time_zone, true);
  if rolled_up then
    return query
    select null::text, 0, true, c.state,
           case c.cut when 'aged' then c.value::int when 'day' then aged_told.as_of::date - date '1970-01-01' - c.value::int end,
           c.leads
    from read.counted_month('month', aged_told.from_instant, aged_told.to_instant, null) m
    join read.life_count c on c.month = m.month and (c.cut in ('aged', 'day') or c.cut = 'month' and c.state = 'lost')
    where m.is_whole
    union all
    select null, 0, true, l.state, coalesce(l.ended_at, aged_told.as_of)::date - l.obtained_at::date, 1
    from read.counted_month('month', aged_told.from_instant, aged_told.to_instant, null) m
    join read.life l on l.obtained_at >= greatest(m.begins, aged_told.from_instant)
                    and l.obtained_at < least(m.ends, aged_told.to_instant) and l.state in ('won', 'lost', 'open')
    where not m.is_whole;
    return;
  end if;
  return query
  select c.value, c.place, c.is_lead, c.state, coalesce(c.ended_at, aged_told.as_of)::date - c.obtained_at::date, count(*)
  from read.churn_cut(aged_told.cut, aged_told.as_of, aged_told.time_zone, aged_told.from_instant, aged_told.to_instant,
                      aged_told.as_known, aged_told.which, changed) c
  where c.state in ('won', 'lost', 'open')
  group by 1, 2, 3, 4, 5;
end $$;

-- How long it takes until an order, by Kaplan and Meier: calendar days from obtained to the order held as of the instant. Open
-- leads are censored at their age; lost ones never order and stay at risk for ever; disqualified and merged are left out.
-- One row a day on which anything happened; the rows without a value count every lead once. As of now, of all leads, uncut, it
-- reads a roll-up; else it grows with the turns of the leads obtained in the period.
create or replace function read.time_to_order(
  as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', which read.lead_filter default null,
  cut text default null)
returns table (value text, day int, at_risk bigint, orders bigint, censored bigint, not_ordered double precision)
language sql stable
begin atomic
  with told as (
    select t.*
    from read.aged_told(time_to_order.cut, time_to_order.as_of, time_to_order.time_zone, time_to_order.from_instant,
                        time_to_order.to_instant, time_to_order.as_known, time_to_order.which) t
  ), lasted as (
    select t.value, t.place, t.state, t.day, t.leads from told t where time_to_order.cut is not null
    union all
    select null, null, t.state, t.day, t.leads from told t where t.is_lead
  ), size as (
    select l.value, l.place, sum(l.leads) as leads from lasted l group by l.value, l.place
  ), happened as (
    select l.value, l.place, l.day, coalesce(sum(l.leads) filter (where l.state = 'won'), 0)::bigint as orders,
           coalesce(sum(l.leads) filter (where l.state = 'open'), 0)::bigint as censored
    from lasted l where l.state <> 'lost' group by l.value, l.place, l.day having sum(l.leads) <> 0
  ), stepped as (
    select h.value, h.place, h.day, h.orders, h.censored,
           (s.leads - coalesce(sum(h.orders + h.censored) over before_it, 0))::bigint as at_risk
    from happened h join size s on s.value is not distinct from h.value and s.place is not distinct from h.place
    window before_it as (partition by h.value, h.place order by h.day rows between unbounded preceding and 1 preceding)
  )
  select case when s.place is not null then read.churn_value(time_to_order.cut, s.value, s.place) end as value, s.day, s.at_risk,
         s.orders, s.censored,
         read.product(1 - s.orders::double precision / s.at_risk) over (partition by s.value, s.place order by s.day)
  from stepped s
  order by s.place is null, 1, s.day;
end;
