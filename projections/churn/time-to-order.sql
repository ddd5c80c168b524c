create or replace aggregate read.product(double precision) (sfunc = float8mul, stype = float8, initcond = '1');

-- How long it takes until an order, by Kaplan and Meier: calendar days from obtained to the order held as of the instant. Open
-- leads are censored at their age; lost ones never order and stay at risk for ever; disqualified and merged are left out.
-- One row a day on which anything happened; the rows without a value count every lead once. Grows with the turns of the leads
-- obtained in the period.
create or replace function read.time_to_order(
  as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', which read.lead_filter default null,
  cut text default null)
returns table (value text, day int, at_risk bigint, orders bigint, censored bigint, not_ordered double precision)
language sql stable
begin atomic
  with lead_told as (
    select c.value, c.state, c.obtained_at, c.ended_at
    from read.churn_cut(time_to_order.cut, time_to_order.as_of, time_to_order.time_zone, time_to_order.from_instant,
                        time_to_order.to_instant, time_to_order.as_known, time_to_order.which) c
    union all
    select null, l.state, l.obtained_at, l.ended_at
    from read.churn_lead(time_to_order.as_of, time_to_order.as_known, time_to_order.which, time_to_order.from_instant,
                         time_to_order.to_instant) l
  ), lasted as (
    select l.value, l.state,
           (coalesce(l.ended_at, time_to_order.as_of) at time zone time_to_order.time_zone)::date
             - (l.obtained_at at time zone time_to_order.time_zone)::date as day
    from lead_told l where l.state in ('won', 'lost', 'open')
  ), size as (
    select l.value, count(*) as leads from lasted l group by l.value
  ), happened as (
    select l.value, l.day, count(*) filter (where l.state = 'won') as orders, count(*) filter (where l.state = 'open') as censored
    from lasted l where l.state <> 'lost' group by l.value, l.day
  ), stepped as (
    select h.value, h.day, h.orders, h.censored,
           s.leads - coalesce(sum(h.orders + h.censored) over before_it, 0)::bigint as at_risk
    from happened h join size s on s.value is not distinct from h.value
    window before_it as (partition by h.value order by h.day rows between unbounded preceding and 1 preceding)
  )
  select s.value, s.day, s.at_risk, s.orders, s.censored,
         read.product(1 - s.orders::double precision / s.at_risk) over (partition by s.value order by s.day)
  from stepped s
  order by s.value nulls last, s.day;
end;
