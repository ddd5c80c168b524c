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
language sql stable parallel safe
begin atomic
  with told as (
    select c.value, c.place, c.is_lead, c.state,
           (coalesce(c.ended_at, time_to_order.as_of) at time zone time_to_order.time_zone)::date
             - (c.obtained_at at time zone time_to_order.time_zone)::date as day, count(*) as leads
    from read.churn_cut(time_to_order.cut, time_to_order.as_of, time_to_order.time_zone, time_to_order.from_instant,
                        time_to_order.to_instant, time_to_order.as_known, time_to_order.which, settled => true) c
    where c.state in ('won', 'lost', 'open')
    group by 1, 2, 3, 4, 5
    union all
    select c.value, c.place, c.is_lead, c.state,
           (coalesce(c.ended_at, time_to_order.as_of) at time zone time_to_order.time_zone)::date
             - (c.obtained_at at time zone time_to_order.time_zone)::date as day, count(*) as leads
    from read.churn_cut(time_to_order.cut, time_to_order.as_of, time_to_order.time_zone, time_to_order.from_instant,
                        time_to_order.to_instant, time_to_order.as_known, time_to_order.which, settled => false) c
    where c.state in ('won', 'lost', 'open')
    group by 1, 2, 3, 4, 5
  ), lasted as (
    select read.churn_value(time_to_order.cut, t.value, t.place) as value, t.state, t.day, t.leads
    from told t where time_to_order.cut is not null
    union all
    select null, t.state, t.day, t.leads from told t where t.is_lead
  ), size as (
    select l.value, sum(l.leads) as leads from lasted l group by l.value
  ), happened as (
    select l.value, l.day, coalesce(sum(l.leads) filter (where l.state = 'won'), 0)::bigint as orders,
           coalesce(sum(l.leads) filter (where l.state = 'open'), 0)::bigint as censored
    from lasted l where l.state <> 'lost' group by l.value, l.day
  ), stepped as (
    select h.value, h.day, h.orders, h.censored,
           (s.leads - coalesce(sum(h.orders + h.censored) over before_it, 0))::bigint as at_risk
    from happened h join size s on s.value is not distinct from h.value
    window before_it as (partition by h.value order by h.day rows between unbounded preceding and 1 preceding)
  )
  select s.value, s.day, s.at_risk, s.orders, s.censored,
         read.product(1 - s.orders::double precision / s.at_risk) over (partition by s.value order by s.day)
  from stepped s
  order by s.value nulls last, s.day;
end;
