create or replace view read.evaluation as
  select lead_id, seq, score, grade, fit, maturity, bar_met, verification_required, missing, stale, cause, playbook, time,
         recordedtime
  from evaluation;

create or replace view read.assessment as
  select lead_id, seq, dimension, rating, person, observed_at, valid_until, time, recordedtime from assessment;

-- How good the leads are that were obtained in the period, by where they came from: `cut` is channel, channel_kind or submitter.
-- Grade and class as of `as_of`, of an ended lead as of its outcome. complete: with all facts at once. refuted: with a finding
-- that stands against it. Grows with the leads obtained in the period.
create or replace function read.quality(
  cut text, as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, obtained bigint, complete bigint, merged bigint, disqualified bigint, base bigint, graded bigint,
               good bigint, verified bigint, refuted bigint, won bigint, lost bigint, open bigint)
language sql stable parallel safe
begin atomic
  with counted as (
    select case quality.cut when 'channel' then s.channel when 'channel_kind' then s.channel_kind
                            when 'submitter' then s.submitter end as value,
           s.state, s.grade, s.class, s.complete, s.refuted, count(*) as leads
    from read.stood(quality.as_of, quality.as_known, quality.which, quality.from_instant, quality.to_instant,
                    settled => true) s
    group by 1, 2, 3, 4, 5, 6
    union all
    select case quality.cut when 'channel' then s.channel when 'channel_kind' then s.channel_kind
                            when 'submitter' then s.submitter end as value,
           s.state, s.grade, s.class, s.complete, s.refuted, count(*) as leads
    from read.stood(quality.as_of, quality.as_known, quality.which, quality.from_instant, quality.to_instant,
                    settled => false) s
    group by 1, 2, 3, 4, 5, 6
  )
  select c.value, sum(c.leads)::bigint, coalesce(sum(c.leads) filter (where c.complete), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'merged'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'disqualified'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state not in ('merged', 'disqualified')), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.grade is not null), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.grade in ('A', 'B')), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.class in ('credible', 'opportunity')), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.refuted), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'won'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'lost'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'open'), 0)::bigint
  from counted c
  group by c.value order by sum(c.leads) desc, c.value nulls last;
end;
