create or replace view read.turn as
  select lead_id, seq, what, time, recordedtime, until_time, until_recordedtime, obtained_at, submitter, first_owner,
         first_assigned_at, basis, reason, missing, tier, office, owner, channel, class, grade, kind, industry, currency, minor
  from turn;

-- The same as read.churn_lead, of leads that have changed since: read from their turns.
create or replace function read.churn_changed(
  as_of timestamptz, as_known timestamptz, which read.lead_filter, from_instant timestamptz, to_instant timestamptz)
returns table (lead_id uuid, obtained_at timestamptz, state text, ended_at timestamptz, basis text, reason text,
               first_assigned_at timestamptz, office text, owner text, first_owner text, channel text, tier text, class text,
               grade text, kind text, industry text, currency text, submitter text, missing text, recycled int,
               reopened int, gave_up boolean)
language sql stable parallel safe
begin atomic
  with latest as not materialized (
    select t.*, t.what in ('won', 'lost', 'disqualified', 'merged') as has_ended
    from life l
    join turn t on t.lead_id = l.lead_id
    where (l.latest_at > churn_changed.as_of or l.settled_at > churn_changed.as_known)
      and l.obtained_at >= churn_changed.from_instant and l.obtained_at < churn_changed.to_instant
      and t.time <= churn_changed.as_of and t.recordedtime <= churn_changed.as_known
      and (t.until_time is null or t.until_time > churn_changed.as_of or t.until_recordedtime > churn_changed.as_known)
  ), cut as (
    select l.lead_id, l.obtained_at, l.what as state, l.time as ended_at, l.basis, l.reason, l.first_assigned_at, l.office,
           l.owner, l.first_owner, l.channel, l.tier, l.class, l.grade, l.kind, l.industry, l.currency, l.submitter, l.missing
    from latest l where l.has_ended
    union all
    select l.lead_id, l.obtained_at, 'open', null, l.basis, null, l.first_assigned_at, s.office, s.owner, l.first_owner,
           s.channel, s.tier, s.class, s.grade, s.kind, s.industry, s.currency, l.submitter, (
             -- as it was rated then
             select coalesce(string_agg(d.letter, '' order by d.place), '')
             from string_to_table('PCSTRBD', null) with ordinality d (letter, place)
             where 'unknown' = coalesce((
               select a.rating from assessment a
               where a.lead_id = l.lead_id and a.dimension = d.letter
                 and a.time <= least(churn_changed.as_of, churn_changed.as_known)
               order by a.seq desc limit 1), 'unknown'))
    from latest l
    join standing s on s.lead_id = l.lead_id and s.from_time <= least(churn_changed.as_of, churn_changed.as_known)
                    and least(churn_changed.as_of, churn_changed.as_known) < s.to_time
    where not l.has_ended
  )
  select c.*, n.recycled, n.reopened, true
  from cut c
  cross join lateral (
    select count(*)::int as recycled, count(*) filter (where t.what = 'reopened')::int as reopened from turn t
    where t.lead_id = c.lead_id and t.what in ('rested', 'reopened') and t.time <= churn_changed.as_of
      and t.recordedtime <= churn_changed.as_known
  ) n
  where read.is_among(churn_changed.which, c.office, c.owner, c.first_owner, c.channel, c.tier, c.class, c.grade, c.kind,
                      c.industry, c.currency);
end;

-- What became of each lead obtained in the period, by what had happened at `as_of` and was known at `as_known`. Cuts are as of
-- the outcome, of an open lead as of the earlier of both instants. `gave_up`: its turns tell of an outcome that it has left
-- again, or may. What has not changed since comes from its life as it is, and costs one look at a narrow row; of all others
-- the turns are read. `changed`: whether there are any such, where the caller has asked already; a plan that knows that there
-- are none has no part for them, and can use several workers.
create or replace function read.churn_lead(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null,
  from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity', changed boolean default null)
returns table (lead_id uuid, obtained_at timestamptz, state text, ended_at timestamptz, basis text, reason text,
               first_assigned_at timestamptz, office text, owner text, first_owner text, channel text, tier text, class text,
               grade text, kind text, industry text, currency text, submitter text, missing text, recycled int,
               reopened int, gave_up boolean)
language sql stable parallel safe
begin atomic
  select l.lead_id, l.obtained_at, l.state, l.ended_at, l.basis, l.reason, l.first_assigned_at, l.office, l.owner,
         l.first_owner, l.channel, l.tier, l.class, l.grade, l.kind, l.industry, l.currency, l.submitter, l.missing,
         l.recycled, l.reopened, l.gave_up
  from life l
  where l.obtained_at >= churn_lead.from_instant and l.obtained_at < churn_lead.to_instant
    and l.latest_at <= churn_lead.as_of and l.settled_at <= churn_lead.as_known
    and read.is_among(churn_lead.which, l.office, l.owner, l.first_owner, l.channel, l.tier, l.class, l.grade, l.kind,
                      l.industry, l.currency)
  union all
  select c.* from read.churn_changed(churn_lead.as_of, churn_lead.as_known, churn_lead.which, churn_lead.from_instant,
                                     churn_lead.to_instant) c
  where coalesce(churn_lead.changed, read.asks_history(churn_lead.as_of, churn_lead.as_known));
end;
