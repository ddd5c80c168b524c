create or replace view read.turn as
  select lead_id, seq, what, time, recordedtime, until_time, until_recordedtime, obtained_at, submitter, first_owner,
         first_assigned_at, basis, reason, missing, tier, office, owner, channel, class, grade, kind, industry, currency, minor
  from turn;

-- What became of each lead obtained in the period, by what had happened at `as_of` and was known at `as_known`. Cuts are as of
-- the outcome, of an open lead as of the earlier of both instants. Grows with the turns of the leads obtained in the period;
-- an open one costs a look into its history.
create or replace function read.churn_lead(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity')
returns table (lead_id uuid, obtained_at timestamptz, state text, ended_at timestamptz, basis text, reason text,
               first_assigned_at timestamptz, office text, owner text, first_owner text, channel text, tier text, class text,
               grade text, kind text, industry text, currency text, submitter text, missing text)
language sql stable
begin atomic
  -- read twice rather than written to disk once
  with latest as not materialized (
    select t.*, t.what in ('won', 'lost', 'disqualified', 'merged') as has_ended
    from turn t
    where t.obtained_at >= churn_lead.from_instant and t.obtained_at < churn_lead.to_instant
      and t.time <= churn_lead.as_of and t.recordedtime <= churn_lead.as_known
      and (t.until_time is null or t.until_time > churn_lead.as_of or t.until_recordedtime > churn_lead.as_known)
  ), cut as (
    select l.lead_id, l.obtained_at, l.what as state, l.time as ended_at, l.basis, l.reason, l.first_assigned_at, l.office,
           l.owner, l.first_owner, l.channel, l.tier, l.class, l.grade, l.kind, l.industry, l.currency, l.submitter, l.missing
    from latest l where l.has_ended
    union all
    select l.lead_id, l.obtained_at, 'open', null, l.basis, null, l.first_assigned_at, s.office, s.owner, l.first_owner,
           s.channel, s.tier, s.class, s.grade, s.kind, s.industry, s.currency, l.submitter, null
    from latest l
    join standing s on s.lead_id = l.lead_id and s.from_time <= least(churn_lead.as_of, churn_lead.as_known)
                    and least(churn_lead.as_of, churn_lead.as_known) < s.to_time
    where not l.has_ended
  )
  select c.* from cut c
  where read.is_among(churn_lead.which, c.office, c.owner, c.first_owner, c.channel, c.tier, c.class, c.grade, c.kind,
                      c.industry, c.currency);
end;

-- Churn by the month of the outcome held as of the instant; the row without a month adds all.
-- Grows with all turns: an outcome of the period may be of a lead that was obtained long before.
create or replace function read.churn_closed(
  as_of timestamptz, time_zone text default 'UTC',
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (month date, won bigint, lost bigint, won_estimated bigint, lost_estimated bigint, rate numeric)
language sql stable
begin atomic
  with counted as (
    select date_trunc('month', l.ended_at at time zone churn_closed.time_zone)::date as month, l.state, l.basis
    from read.churn_lead(churn_closed.as_of, churn_closed.as_known, churn_closed.which) l
    where l.state in ('won', 'lost') and l.ended_at >= churn_closed.from_instant and l.ended_at < churn_closed.to_instant
  ), summed as (
    select c.month, count(*) filter (where c.state = 'won') as won, count(*) filter (where c.state = 'lost') as lost,
           count(*) filter (where c.state = 'won' and c.basis = 'estimated') as won_estimated,
           count(*) filter (where c.state = 'lost' and c.basis = 'estimated') as lost_estimated
    from counted c
    group by grouping sets ((c.month), ())
  )
  select s.month, s.won, s.lost, s.won_estimated, s.lost_estimated, s.lost::numeric / nullif(s.won + s.lost, 0)
  from summed s
  order by s.month nulls last;
end;

-- Why leads obtained in the period were lost, by the outcome held as of the instant.
create or replace function read.churn_reason(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (reason text, leads bigint)
language sql stable
begin atomic
  select l.reason, count(*)
  from read.churn_lead(churn_reason.as_of, churn_reason.as_known, churn_reason.which, churn_reason.from_instant,
                       churn_reason.to_instant) l
  where l.state = 'lost'
  group by l.reason order by count(*) desc, l.reason;
end;

-- What happened in the period: every loss, every reopening of an ended lead, and orders held that followed a reopening.
-- A filter takes leads by how they stand as of the instant.
create or replace function read.churn_events(
  as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (losses bigint, reopenings bigint, rewon bigint)
language sql stable
begin atomic
  with asked as (
    -- a filter of which no field is set is null, and takes all without looking at any
    select l.lead_id from read.churn_lead(churn_events.as_of, churn_events.as_known, churn_events.which) l
    where not churn_events.which is null
  ), happened as (
    select t.* from turn t left join asked a on a.lead_id = t.lead_id
    where t.what in ('lost', 'reopened', 'won') and t.time >= churn_events.from_instant and t.time < churn_events.to_instant
      and t.time <= churn_events.as_of and t.recordedtime <= churn_events.as_known
      and (churn_events.which is null or a.lead_id is not null)
  )
  select count(*) filter (where h.what = 'lost'), count(*) filter (where h.what = 'reopened'),
         count(*) filter (where h.what = 'won'
           and (h.until_time is null or h.until_time > churn_events.as_of or h.until_recordedtime > churn_events.as_known)
           and exists (select from turn r where r.lead_id = h.lead_id and r.what = 'reopened' and r.seq < h.seq))
  from happened h;
end;
