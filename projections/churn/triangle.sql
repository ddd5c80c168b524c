-- The first month of its age, counted from 0, at whose end a lead is at least as old as at `at`; both by the wall clock.
create or replace function read.month_of_age(obtained timestamp, at timestamp) returns int
language sql immutable parallel safe
return read.month_number(month_of_age.at) - read.month_number(month_of_age.obtained)
  + case when month_of_age.obtained
              + make_interval(months => read.month_number(month_of_age.at) - read.month_number(month_of_age.obtained))
              < month_of_age.at then 1 else 0 end;

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
  with once as (
    -- of a lead that never left an outcome its life knows when it was held
    select read.month_number(l.obtained_at at time zone churn_triangle.time_zone) as month, l.state,
           read.month_of_age(l.obtained_at at time zone churn_triangle.time_zone, l.ended_at at time zone churn_triangle.time_zone) as age,
           count(*) as leads
    from read.churn_lead(churn_triangle.as_of, churn_triangle.as_known, churn_triangle.which, churn_triangle.from_instant,
                         churn_triangle.to_instant, settled => true) l
    where l.state in ('won', 'lost', 'open') and not l.gave_up
    group by 1, 2, 3
  ), often as materialized (
    select l.lead_id, l.obtained_at at time zone churn_triangle.time_zone as obtained
    from read.churn_lead(churn_triangle.as_of, churn_triangle.as_known, churn_triangle.which, churn_triangle.from_instant,
                         churn_triangle.to_instant, settled => true) l
    where l.state in ('won', 'lost', 'open') and l.gave_up
    union all
    select l.lead_id, l.obtained_at at time zone churn_triangle.time_zone
    from read.churn_lead(churn_triangle.as_of, churn_triangle.as_known, churn_triangle.which, churn_triangle.from_instant,
                         churn_triangle.to_instant, settled => false) l
    where l.state in ('won', 'lost', 'open')
  ), held as (
    select o.obtained, t.what, t.time at time zone churn_triangle.time_zone as began,
           case when t.until_time <= churn_triangle.as_of and t.until_recordedtime <= churn_triangle.as_known
                then t.until_time at time zone churn_triangle.time_zone end as gave_up
    from often o join turn t on t.lead_id = o.lead_id
    where t.what in ('won', 'lost') and t.time <= churn_triangle.as_of and t.recordedtime <= churn_triangle.as_known
  ), changed as (
    select o.month, o.state as what, o.age, o.leads as more from once o where o.state <> 'open'
    union all
    select read.month_number(h.obtained), h.what, read.month_of_age(h.obtained, h.began), 1 from held h
    union all
    select read.month_number(h.obtained), h.what, read.month_of_age(h.obtained, h.gave_up), -1
    from held h where h.gave_up is not null
  ), added as (
    select c.month, c.age, sum(c.more) filter (where c.what = 'won') as won, sum(c.more) filter (where c.what = 'lost') as lost
    from changed c group by c.month, c.age
  ), cohort as (
    select b.month, sum(b.leads)::bigint as base
    from (select o.month, o.leads from once o union all select read.month_number(f.obtained), 1 from often f) b
    group by b.month
  ), cell as (
    -- at the last millisecond of a month all of its leads are of age 0
    select o.month, o.base, a.age
    from cohort o
    left join lateral generate_series(0, read.month_of_age(read.month_of_number(o.month)::timestamp, date_trunc('month',
        churn_triangle.as_of at time zone churn_triangle.time_zone + interval '1 millisecond')) - 1) a (age) on true
  ), summed as (
    select c.month, c.age, c.base, coalesce(sum(a.won) over so_far, 0)::bigint as won,
           coalesce(sum(a.lost) over so_far, 0)::bigint as lost
    from cell c left join added a on a.month = c.month and a.age = c.age
    window so_far as (partition by c.month order by c.age)
  )
  select read.month_of_number(s.month), s.age, s.base, s.won, s.lost, s.base - s.won - s.lost from summed s order by s.month, s.age;
end;
