create or replace view read.evaluation as
  select lead_id, seq, score, grade, fit, maturity, bar_met, verification_required, missing, stale, cause, playbook, time,
         recordedtime
  from evaluation;

create or replace view read.assessment as
  select lead_id, seq, dimension, rating, person, observed_at, valid_until, time, recordedtime from assessment;

-- Leads obtained in the period, counted by all that says how good they are.
create or replace function read.quality_told(
  cut text, as_of timestamptz, from_instant timestamptz, to_instant timestamptz, as_known timestamptz, which read.lead_filter)
returns table (value text, state text, grade text, class text, complete boolean, refuted boolean, leads bigint)
language plpgsql stable parallel unsafe
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set parallel_tuple_cost = 0.01
as $$
#variable_conflict use_column
declare
  changed constant boolean := read.asks_history(quality_told.as_of, quality_told.as_known);
begin
  return query
  select case quality_told.cut when 'channel' then s.channel when 'channel_kind' then s.channel_kind
                               when 'submitter' then s.submitter end,
         s.state, s.grade, s.class, s.complete, s.refuted, count(*)
  from read.stood(quality_told.as_of, quality_told.as_known, quality_told.which, quality_told.from_instant,
                  quality_told.to_instant, changed) s
  group by 1, 2, 3, 4, 5, 6;
end $$;

-- How good the leads are that were obtained in the period, by where they came from: `cut` is channel, channel_kind or submitter.
-- Grade and class as of `as_of`, of an ended lead as of its outcome. complete: with all facts at once. refuted: with a finding
-- that stands against it. Grows with the leads obtained in the period.
create or replace function read.quality(
  cut text, as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, obtained bigint, complete bigint, merged bigint, disqualified bigint, base bigint, graded bigint,
               good bigint, verified bigint, refuted bigint, won bigint, lost bigint, open bigint)
language sql stable
begin atomic
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
  from read.quality_told(quality.cut, quality.as_of, quality.from_instant, quality.to_instant, quality.as_known,
                         quality.which) c
  group by c.value order by sum(c.leads) desc, c.value nulls last;
end;
