-- Churn of leads obtained in the period, by what they are cut by: month, owner (at the outcome, or now), first_owner, submitter,
-- office, channel, tier, class, grade, kind, industry, currency, missing (dimensions), recycled (times), first_contact,
-- follow_up_cycle, follow_up_length. The row without a value counts every lead once. A rate with nothing to divide by is null.
create or replace function read.churn_by(
  cut text, as_of timestamptz, time_zone text default 'UTC', maturity_days int default 180,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, obtained bigint, disqualified bigint, disqualified_after_assignment bigint, merged bigint,
               merged_after_assignment bigint, base bigint, won bigint, lost bigint, open bigint, won_estimated bigint,
               lost_estimated bigint, mature bigint, mature_churned bigint, all_in numeric, strict numeric, matured numeric)
language sql stable
begin atomic
  with lead_told as (
    select c.value, c.place, c.state, c.basis, c.obtained_at, c.first_assigned_at
    from read.churn_cut(churn_by.cut, churn_by.as_of, churn_by.time_zone, churn_by.from_instant, churn_by.to_instant,
                        churn_by.as_known, churn_by.which) c
    union all
    select null, null, l.state, l.basis, l.obtained_at, l.first_assigned_at
    from read.churn_lead(churn_by.as_of, churn_by.as_known, churn_by.which, churn_by.from_instant, churn_by.to_instant) l
  ), counted as (
    select l.*, l.first_assigned_at is not null as assigned,
           (l.obtained_at at time zone churn_by.time_zone) + make_interval(days => churn_by.maturity_days)
             <= churn_by.as_of at time zone churn_by.time_zone as is_mature
    from lead_told l
  ), summed as (
    select c.value, c.place, count(*) as obtained,
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
           count(*) filter (where c.is_mature and c.state in ('won', 'lost', 'open')) as mature,
           count(*) filter (where c.is_mature and c.state in ('lost', 'open')) as mature_churned
    from counted c
    group by c.value, c.place
  )
  select s.value, s.obtained, s.disqualified, s.disqualified_after_assignment, s.merged, s.merged_after_assignment, s.base,
         s.won, s.lost, s.open, s.won_estimated, s.lost_estimated, s.mature, s.mature_churned,
         1 - s.won::numeric / nullif(s.base, 0), s.lost::numeric / nullif(s.won + s.lost, 0),
         s.mature_churned::numeric / nullif(s.mature, 0)
  from summed s
  order by s.value is null, s.place, s.base desc, s.value collate "C";
end;

-- The same by the month in which leads were obtained; the row without a month adds all.
create or replace function read.churn(
  as_of timestamptz, time_zone text default 'UTC', maturity_days int default 180,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (month date, obtained bigint, disqualified bigint, disqualified_after_assignment bigint, merged bigint,
               merged_after_assignment bigint, base bigint, won bigint, lost bigint, open bigint, won_estimated bigint,
               lost_estimated bigint, mature bigint, mature_churned bigint, all_in numeric, strict numeric, matured numeric)
language sql stable
begin atomic
  select (b.value || '-01')::date, b.obtained, b.disqualified, b.disqualified_after_assignment, b.merged,
         b.merged_after_assignment, b.base, b.won, b.lost, b.open, b.won_estimated, b.lost_estimated, b.mature,
         b.mature_churned, b.all_in, b.strict, b.matured
  from read.churn_by('month', churn.as_of, churn.time_zone, churn.maturity_days, churn.from_instant, churn.to_instant,
                     churn.as_known, churn.which) b
  order by b.value nulls last;
end;

create or replace view read.churn_cohort as select * from read.churn(now(), current_setting('TimeZone'));
