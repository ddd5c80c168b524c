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

-- Where leads stayed, by what had happened at `as_of` and was known at `as_known`: what was left later stands open. Cuts are
-- as of leaving, of an open stay as of the earlier of both instants, of an end as of the outcome.
-- Grows with all stays entered by then; an open one costs a look into the history of its lead.
create or replace function read.stay(
  as_of timestamptz, as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (lead_id uuid, place text, what text, entered_at timestamptz, left_at timestamptz, to_place text,
               elapsed_ms bigint, working_ms bigint, office text, owner text, first_owner text, channel text, tier text,
               class text, grade text, kind text, industry text, currency text, minor bigint)
language sql stable parallel safe
begin atomic
  with known as (
    select v.*, coalesce(v.left_at <= stay.as_of and v.left_recordedtime <= stay.as_known, false) as is_left
    from stage_visit v
    where v.entered_at <= stay.as_of and v.entered_recordedtime <= stay.as_known
  ), cut as (
    select v.lead_id, v.place, v.what, v.entered_at, case when v.is_left then v.left_at end as left_at,
           case when v.is_left then v.to_place end as to_place, case when v.is_left then v.elapsed_ms end as elapsed_ms,
           case when v.is_left then v.working_ms end as working_ms, v.office, v.owner, v.first_owner, v.channel, v.tier,
           v.class, v.grade, v.kind, v.industry, v.currency, v.minor
    from known v where v.is_left or v.what = 'end'
    union all
    select v.lead_id, v.place, v.what, v.entered_at, null, null, null, null, s.office, s.owner,
           case when v.first_assigned_at <= least(stay.as_of, stay.as_known) then v.first_owner end, s.channel, s.tier, s.class, s.grade, s.kind,
           s.industry, s.currency, s.minor
    from known v
    join lateral (
      select h.* from standing h
      where h.lead_id = v.lead_id and h.from_time <= least(stay.as_of, stay.as_known)
      order by h.from_time desc limit 1
    ) s on true
    where not v.is_left and v.what <> 'end'
  )
  select c.* from cut c
  where read.is_among(stay.which, c.office, c.owner, c.first_owner, c.channel, c.tier, c.class, c.grade, c.kind, c.industry,
                      c.currency);
end;
