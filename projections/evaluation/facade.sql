create or replace view read.evaluation as
  select lead_id, seq, score, grade, fit, maturity, bar_met, verification_required, missing, stale, cause, playbook, time,
         recordedtime
  from evaluation;

create or replace view read.assessment as
  select lead_id, seq, dimension, rating, person, observed_at, valid_until, time, recordedtime from assessment;

-- How good the leads are that were obtained in the period, by where they came from: `cut` is channel, channel_kind or submitter.
-- Grade and class as of `as_of`, of an ended lead as of its outcome. complete: with all facts at once. refuted: with a finding
-- that stands against it. Grows with the stays entered by then, as read.stay does.
create or replace function read.quality(
  cut text, as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, obtained bigint, complete bigint, merged bigint, disqualified bigint, base bigint, graded bigint,
               good bigint, verified bigint, refuted bigint, won bigint, lost bigint, open bigint)
language sql stable
begin atomic
  with stood as (
    select s.lead_id, s.grade, s.class, case when s.what = 'end' then s.place else 'open' end as state,
           case quality.cut when 'channel' then s.channel when 'channel_kind' then l.channel_kind
                            when 'submitter' then l.submitter end as value
    from read.stay(quality.as_of, quality.as_known, quality.which) s
    join lead l on l.lead_id = s.lead_id
    where s.left_at is null and l.obtained_at >= quality.from_instant and l.obtained_at < quality.to_instant
  ), complete as (
    select v.lead_id from stage_visit v where v.place = 'obtain' and v.entered_seq = 1 and v.left_seq = 1
  ), refuted as (
    select distinct f.lead_id from finding f
    where f.result = 'refuted' and f.time <= quality.as_of and f.recordedtime <= quality.as_known
      and not coalesce(f.superseded_at <= quality.as_of and f.superseded_recordedtime <= quality.as_known, false)
  )
  select s.value, count(*), count(c.lead_id), count(*) filter (where s.state = 'merged'),
         count(*) filter (where s.state = 'disqualified'), count(*) filter (where s.state not in ('merged', 'disqualified')),
         count(s.grade), count(*) filter (where s.grade in ('A', 'B')),
         count(*) filter (where s.class in ('credible', 'opportunity')), count(r.lead_id),
         count(*) filter (where s.state = 'won'), count(*) filter (where s.state = 'lost'),
         count(*) filter (where s.state = 'open')
  from stood s
  left join complete c on c.lead_id = s.lead_id
  left join refuted r on r.lead_id = s.lead_id
  group by s.value order by count(*) desc, s.value nulls last;
end;
