-- Where each lead stood, by what had happened at `as_of` and was known at `as_known`, and how far it had come: its first entry
-- into each step of the way. Cuts as read.open_stay has them. What has not moved since comes from its life as it is, and costs one
-- look at a narrow row; of all others the history is read. `changed` as in read.churn_lead.
create or replace function read.stood(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity', changed boolean default null)
returns table (lead_id uuid, obtained_at timestamptz, place text, state text, since timestamptz, furthest int,
               entered_evaluate timestamptz, entered_cross_verify timestamptz, entered_distribute timestamptz,
               entered_convert timestamptz, entered_won timestamptz, complete boolean, refuted boolean, submitter text,
               channel_kind text, office text, owner text, channel text, tier text, class text, grade text, kind text,
               industry text, currency text, minor bigint)
language sql stable parallel safe
begin atomic
  select l.lead_id, l.obtained_at, l.place, l.state, l.stood_since, l.furthest::int, l.entered_evaluate,
         l.entered_cross_verify, l.entered_distribute, l.entered_convert, l.entered_won, l.complete, l.refuted, l.submitter,
         l.channel_kind, l.office, l.owner, l.channel, l.tier, l.class, l.grade, l.kind, l.industry, l.currency, l.minor
  from life l
  where l.obtained_at >= stood.from_instant and l.obtained_at < stood.to_instant
    and l.latest_at <= stood.as_of and l.settled_at <= stood.as_known
    and read.is_among(stood.which, l.office, l.owner, l.first_owner, l.channel, l.tier, l.class, l.grade, l.kind,
                      l.industry, l.currency)
  union all
  select s.lead_id, l.obtained_at, s.place, case when s.what = 'end' then s.place else 'open' end, s.entered_at, e.furthest,
         e.evaluate, e.cross_verify, e.distribute, e.convert, e.won, l.complete,
         exists (
           select from finding f
           where f.lead_id = s.lead_id and f.result = 'refuted' and f.time <= stood.as_of and f.recordedtime <= stood.as_known
             and not coalesce(f.superseded_at <= stood.as_of and f.superseded_recordedtime <= stood.as_known, false)),
         l.submitter, l.channel_kind, s.office, s.owner, s.channel, s.tier, s.class, s.grade, s.kind, s.industry, s.currency,
         s.minor
  from life l
  join read.open_stay(stood.as_of, stood.as_known, stood.which) s on s.lead_id = l.lead_id
  cross join lateral (
    select max(read.step_of(v.place)) as furthest,
           min(v.entered_at) filter (where v.place = 'evaluate') as evaluate,
           min(v.entered_at) filter (where v.place = 'cross_verify') as cross_verify,
           min(v.entered_at) filter (where v.place = 'distribute') as distribute,
           min(v.entered_at) filter (where v.place = 'convert') as convert,
           min(v.entered_at) filter (where v.place = 'won') as won
    from stage_visit v
    where v.lead_id = l.lead_id and v.entered_at <= stood.as_of and v.entered_recordedtime <= stood.as_known
  ) e
  where coalesce(stood.changed, read.asks_history(stood.as_of, stood.as_known))
    and (l.latest_at > stood.as_of or l.settled_at > stood.as_known)
    and l.obtained_at >= stood.from_instant and l.obtained_at < stood.to_instant;
end;

-- The pipeline as it was at `as_of` and was known at `as_known`; of leads that have ended as of the outcome. Grows with the leads
-- obtained by then.
create or replace function read.pipeline_known(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (stage text, tier text, office text, owner text, channel text, class text, grade text, kind text,
               industry text, currency text, leads bigint, minor numeric)
language sql stable parallel safe
begin atomic
  select s.place, s.tier, s.office, s.owner, s.channel, s.class, s.grade, s.kind, s.industry, s.currency, count(*),
         sum(coalesce(s.minor, 0))
  from read.stood(pipeline_known.as_of, pipeline_known.as_known, pipeline_known.which) s
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
end;

-- How long open leads have stood where they stand, in calendar time. Milliseconds; days of 24 hours. Leads at rest have a row
-- of their own. Grows with the leads obtained by then, and sorts those that were open.
create or replace function read.aging(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (stage text, open bigint, p50 double precision, p90 double precision, oldest bigint, oldest_lead uuid,
               days_7 bigint, days_30 bigint, days_90 bigint, days_180 bigint, beyond bigint)
language sql stable parallel safe
begin atomic
  with standing_since as (
    select s.place, s.lead_id, round(extract(epoch from aging.as_of - s.since) * 1000)::bigint as ms,
           extract(epoch from aging.as_of - s.since) / 86400 as days
    from read.stood(aging.as_of, aging.as_known, aging.which) s where s.state = 'open'
  ), counted as (
    select a.place, count(*) as open, percentile_cont(array[0.5, 0.9]) within group (order by a.ms) as ms,
           max(a.ms) as oldest, (array_agg(a.lead_id order by a.ms desc, a.lead_id))[1] as oldest_lead,
           count(*) filter (where a.days <= 7) as days_7, count(*) filter (where a.days > 7 and a.days <= 30) as days_30,
           count(*) filter (where a.days > 30 and a.days <= 90) as days_90,
           count(*) filter (where a.days > 90 and a.days <= 180) as days_180, count(*) filter (where a.days > 180) as beyond
    from standing_since a group by a.place
  )
  select p.place, coalesce(c.open, 0), c.ms[1], c.ms[2], c.oldest, c.oldest_lead, coalesce(c.days_7, 0),
         coalesce(c.days_30, 0), coalesce(c.days_90, 0), coalesce(c.days_180, 0), coalesce(c.beyond, 0)
  from (select step, place from read.step where place <> 'won' union all values (6, 'nurture')) p
  left join counted c on c.place = p.place
  order by p.step;
end;
