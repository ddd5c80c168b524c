-- The first month of its age, counted from 0, at whose end a lead is at least as old as at `at`; both by the wall clock.
create or replace function read.month_of_age(obtained timestamp, at timestamp) returns int
language sql immutable parallel safe
return (
  select m.months + case when month_of_age.obtained + make_interval(months => m.months) < month_of_age.at then 1 else 0 end
  from (select (extract(year from month_of_age.at)::int - extract(year from month_of_age.obtained)::int) * 12
             + extract(month from month_of_age.at)::int - extract(month from month_of_age.obtained)::int as months) m
);

-- What had become of each cohort when its leads were so many months old: by month obtained and age, of leads that are neither
-- disqualified nor merged as of the instant. An outcome that was held then and was given up later counts while it was held.
-- Only ages that all leads of the month have reached; without any, one row without an age. Grows with the turns of the leads
-- obtained in the period.
create or replace function read.churn_triangle(
  as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (month date, age int, base bigint, won bigint, lost bigint, open bigint)
language sql stable parallel safe
begin atomic
  with base as materialized (
    select l.lead_id, l.obtained_at at time zone churn_triangle.time_zone as obtained, l.state,
           l.ended_at at time zone churn_triangle.time_zone as ended, l.gave_up
    from read.churn_lead(churn_triangle.as_of, churn_triangle.as_known, churn_triangle.which, churn_triangle.from_instant,
                         churn_triangle.to_instant) l
    where l.state in ('won', 'lost', 'open')
  ), held as (
    select b.obtained, b.state as what, b.ended as began, null::timestamp as gave_up
    from base b where not b.gave_up and b.state <> 'open'
    union all
    select b.obtained, t.what, t.time at time zone churn_triangle.time_zone,
           case when t.until_time <= churn_triangle.as_of and t.until_recordedtime <= churn_triangle.as_known
                then t.until_time at time zone churn_triangle.time_zone end
    from base b join turn t on t.lead_id = b.lead_id
    where b.gave_up and t.what in ('won', 'lost') and t.time <= churn_triangle.as_of
      and t.recordedtime <= churn_triangle.as_known
  ), changed as (
    select date_trunc('month', h.obtained) as month, h.what, read.month_of_age(h.obtained, h.began) as age, count(*) as more
    from held h group by 1, 2, 3
    union all
    select date_trunc('month', h.obtained), h.what, read.month_of_age(h.obtained, h.gave_up), -count(*)
    from held h where h.gave_up is not null group by 1, 2, 3
  ), added as (
    select c.month, c.age, sum(c.more) filter (where c.what = 'won') as won, sum(c.more) filter (where c.what = 'lost') as lost
    from changed c group by c.month, c.age
  ), cohort as (
    select date_trunc('month', b.obtained) as month, count(*) as base from base b group by 1
  ), cell as (
    -- at the last millisecond of a month all of its leads are of age 0
    select o.month, o.base, a.age
    from cohort o
    left join lateral generate_series(0, read.month_of_age(o.month, date_trunc('month',
        churn_triangle.as_of at time zone churn_triangle.time_zone + interval '1 millisecond')) - 1) a (age) on true
  ), summed as (
    select c.month, c.age, c.base, coalesce(sum(a.won) over so_far, 0)::bigint as won,
           coalesce(sum(a.lost) over so_far, 0)::bigint as lost
    from cell c left join added a on a.month = c.month and a.age = c.age
    window so_far as (partition by c.month order by c.age)
  )
  select s.month::date, s.age, s.base, s.won, s.lost, s.base - s.won - s.lost from summed s order by s.month, s.age;
end;
