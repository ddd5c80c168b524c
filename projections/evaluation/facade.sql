create or replace view read.evaluation as
  select lead_id, seq, score, grade, fit, maturity, bar_met, verification_required, missing, stale, cause, playbook, time,
         recordedtime
  from evaluation;

create or replace view read.assessment as
  select lead_id, seq, dimension, rating, person, observed_at, valid_until, time, recordedtime from assessment;

-- Leads obtained in the period, counted by one cut and what became of them, with all that says how good they are. As of now, of all
-- leads, from a roll-up: months that it has whole from there, the others lead by lead.
create or replace function read.quality_told(
  cut text, as_of timestamptz, from_instant timestamptz, to_instant timestamptz, as_known timestamptz, which read.lead_filter)
returns table (value text, state text, leads bigint, complete bigint, graded bigint, good bigint, verified bigint, refuted bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(quality_told.as_of, quality_told.as_known);
begin
  if quality_told.which is null and not changed then
    return query
    select nullif(c.value, ''), c.state, c.leads, c.complete, c.graded, c.good, c.verified, c.refuted
    from read.counted_month('month', quality_told.from_instant, quality_told.to_instant, null) m
    join read.life_count c on c.cut = quality_told.cut and c.month = m.month
    where m.is_whole
    union all
    select case quality_told.cut when 'channel' then l.channel when 'channel_kind' then l.channel_kind
                                 when 'submitter' then l.submitter end,
           l.state, count(*), count(*) filter (where l.complete), count(l.grade), count(*) filter (where l.grade in ('A', 'B')),
           count(*) filter (where l.class in ('credible', 'opportunity')), count(*) filter (where l.refuted)
    from read.counted_month('month', quality_told.from_instant, quality_told.to_instant, null) m
    join read.life l on l.obtained_at >= greatest(m.begins, quality_told.from_instant)
                    and l.obtained_at < least(m.ends, quality_told.to_instant)
    where not m.is_whole
    group by 1, 2;
    return;
  end if;
  return query
  select case quality_told.cut when 'channel' then s.channel when 'channel_kind' then s.channel_kind
                               when 'submitter' then s.submitter end,
         s.state, count(*), count(*) filter (where s.complete), count(s.grade), count(*) filter (where s.grade in ('A', 'B')),
         count(*) filter (where s.class in ('credible', 'opportunity')), count(*) filter (where s.refuted)
  from read.stood(quality_told.as_of, quality_told.as_known, quality_told.which, quality_told.from_instant,
                  quality_told.to_instant, changed) s
  group by 1, 2;
end $$;

-- How good the leads are that were obtained in the period, by where they came from: `cut` is channel, channel_kind or submitter.
-- Grade and class as of `as_of`, of an ended lead as of its outcome. complete: with all facts at once. refuted: with a finding
-- that stands against it. As of now, of all leads, it reads a roll-up; else it grows with the leads obtained in the period.
create or replace function read.quality(
  cut text, as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, obtained bigint, complete bigint, merged bigint, disqualified bigint, base bigint, graded bigint,
               good bigint, verified bigint, refuted bigint, won bigint, lost bigint, open bigint)
language sql stable
begin atomic
  select c.value, sum(c.leads)::bigint, sum(c.complete)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'merged'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'disqualified'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state not in ('merged', 'disqualified')), 0)::bigint,
         sum(c.graded)::bigint, sum(c.good)::bigint, sum(c.verified)::bigint, sum(c.refuted)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'won'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'lost'), 0)::bigint,
         coalesce(sum(c.leads) filter (where c.state = 'open'), 0)::bigint
  from read.quality_told(quality.cut, quality.as_of, quality.from_instant, quality.to_instant, quality.as_known,
                         quality.which) c
  group by c.value having sum(c.leads) <> 0 order by sum(c.leads) desc, c.value nulls last;
end;
