-- The way from the first word to the order, in its order.
create or replace view read.step as
  select * from (values (1, 'obtain'), (2, 'evaluate'), (3, 'cross_verify'), (4, 'distribute'), (5, 'convert'), (6, 'won'))
    as step (step, place);

-- Which step a place is; null for rest and for outcomes that are no order.
create or replace function read.step_of(place text) returns int
language sql immutable parallel safe
return array_position(array['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'won'], step_of.place);

create or replace view read.stage_visit as
  select lead_id, row_number() over (partition by lead_id order by entered_seq, left_seq nulls last)::int as visit, place,
         what, entered_seq, entered_at, entered_recordedtime, left_seq, left_at, left_recordedtime, to_place,
         coalesce(read.step_of(to_place) < read.step_of(place), false) as backwards, elapsed_ms, working_ms, calendar, tier, office,
         owner, channel, class, grade, kind, industry, currency, minor, first_owner
  from stage_visit;

-- Lengths of visits, as their indexes have them: those that are over have one.
create or replace view read.stage_visit_length as
  select place, elapsed_ms, working_ms from stage_visit where what = 'visit';

-- Stays that were left in the period, by what had happened at `as_of` and was known at `as_known`. Cuts are as of leaving.
create or replace function read.left_stay(
  as_of timestamptz, as_known timestamptz, which read.lead_filter, from_instant timestamptz, to_instant timestamptz)
returns table (lead_id uuid, place text, what text, entered_at timestamptz, left_at timestamptz, to_place text,
               elapsed_ms bigint, working_ms bigint, office text, owner text, first_owner text, channel text, tier text,
               class text, grade text, kind text, industry text, currency text, minor bigint)
language sql stable parallel safe
begin atomic
  select v.lead_id, v.place, v.what, v.entered_at, v.left_at, v.to_place, v.elapsed_ms, v.working_ms, v.office, v.owner,
         v.first_owner, v.channel, v.tier, v.class, v.grade, v.kind, v.industry, v.currency, v.minor
  from stage_visit v
  where v.left_at >= left_stay.from_instant and v.left_at < left_stay.to_instant
    and v.left_at <= left_stay.as_of and v.left_recordedtime <= left_stay.as_known
    and read.is_among(left_stay.which, v.office, v.owner, v.first_owner, v.channel, v.tier, v.class, v.grade, v.kind, v.industry,
                      v.currency);
end;

-- Where leads stood: stays that nobody had left, or had been known to leave. Cuts of an end are as of the outcome, of others as of
-- the earlier of both instants: each of these costs a look into the history of its lead.
create or replace function read.open_stay(as_of timestamptz, as_known timestamptz, which read.lead_filter)
returns table (lead_id uuid, place text, what text, entered_at timestamptz, office text, owner text, first_owner text,
               channel text, tier text, class text, grade text, kind text, industry text, currency text, minor bigint)
language sql stable parallel safe
begin atomic
  with standing_there as not materialized (
    select v.* from stage_visit v
    where v.entered_at <= open_stay.as_of and v.entered_recordedtime <= open_stay.as_known
      and (v.left_at is null or v.left_at > open_stay.as_of or v.left_recordedtime > open_stay.as_known)
  ), cut as (
    select v.lead_id, v.place, v.what, v.entered_at, v.office, v.owner, v.first_owner, v.channel, v.tier, v.class, v.grade,
           v.kind, v.industry, v.currency, v.minor
    from standing_there v where v.what = 'end'
    union all
    select v.lead_id, v.place, v.what, v.entered_at, s.office, s.owner,
           case when v.first_assigned_at <= least(open_stay.as_of, open_stay.as_known) then v.first_owner end, s.channel,
           s.tier, s.class, s.grade, s.kind, s.industry, s.currency, s.minor
    from standing_there v
    join lateral (
      select h.* from standing h
      where h.lead_id = v.lead_id and h.from_time <= least(open_stay.as_of, open_stay.as_known)
      order by h.from_time desc limit 1
    ) s on true
    where v.what <> 'end'
  )
  select c.* from cut c
  where read.is_among(open_stay.which, c.office, c.owner, c.first_owner, c.channel, c.tier, c.class, c.grade, c.kind,
                      c.industry, c.currency);
end;
