create or replace view read.follow_up as
  select lead_id, seq, at, recordedtime, basis, kind, outcome, begun_by, person, place, counts, ownership_no, owner, office,
         assigned_at, obtained_at, first_assigned_at, working_ms, first_working_ms, calendar
  from follow_up;

-- First contacts of each owner, and completed follow-up cycles: from one genuine contact in convert to the next of the same
-- owner's time with the lead, whoever of us spoke. In the order in which they took place, as far as they were known. Working
-- time is of the owner's office; pauses by hand are not taken out of it. Grows with the contacts of the leads obtained in the
-- period.
create or replace function read.follow_up_cycle(
  as_of timestamptz default now(), as_known timestamptz default 'infinity', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity')
returns table (lead_id uuid, ownership_no int, owner text, office text, what text, began_at timestamptz, ended_at timestamptz,
               recordedtime timestamptz, elapsed_ms bigint, working_ms bigint, since_first_ms bigint, ended_in_first_60_days boolean)
language sql stable parallel safe
begin atomic
  with contact as (
    select f.*, lag(f.at) over of_owner as previous_at, lag(f.place) over of_owner as previous_place,
           lag(f.working_ms) over of_owner as previous_working_ms,
           count(*) filter (where f.person = f.owner) over of_owner as by_owner
    from follow_up f
    where f.counts and f.at <= follow_up_cycle.as_of and f.recordedtime <= follow_up_cycle.as_known
      and f.obtained_at >= follow_up_cycle.from_instant and f.obtained_at < follow_up_cycle.to_instant
    window of_owner as (partition by f.lead_id, f.ownership_no order by f.at, f.seq)
  )
  select c.lead_id, c.ownership_no, c.owner, c.office, 'first_contact', c.assigned_at, c.at, c.recordedtime,
         round(extract(epoch from c.at - c.assigned_at) * 1000)::bigint, c.working_ms, c.first_working_ms,
         c.at <= c.first_assigned_at + interval '1440 hours'
  from contact c
  where c.by_owner = 1 and c.person = c.owner
  union all
  select c.lead_id, c.ownership_no, c.owner, c.office, 'cycle', c.previous_at, c.at, c.recordedtime,
         round(extract(epoch from c.at - c.previous_at) * 1000)::bigint, c.working_ms - c.previous_working_ms,
         c.first_working_ms, c.at <= c.first_assigned_at + interval '1440 hours'
  from contact c
  where c.previous_at is not null and c.previous_place = 'convert';
end;

-- What each lead has shown of its follow-up: working time from its first assignment to the first contact by an owner, and the
-- median of the cycles completed in the first 60 days after it. Leads without any contact have no row. Milliseconds.
create or replace function read.followed(
  as_of timestamptz default now(), as_known timestamptz default 'infinity', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity')
returns table (lead_id uuid, first_contact_at timestamptz, first_contact_ms bigint, cycles bigint, cycle_ms double precision)
language sql stable parallel safe
begin atomic
  select c.lead_id, min(c.ended_at) filter (where c.what = 'first_contact'),
         (array_agg(c.since_first_ms order by c.ended_at, c.ownership_no) filter (where c.what = 'first_contact'))[1],
         count(*) filter (where c.what = 'cycle' and c.ended_in_first_60_days),
         percentile_cont(0.5) within group (order by c.working_ms)
           filter (where c.what = 'cycle' and c.ended_in_first_60_days)
  from read.follow_up_cycle(followed.as_of, followed.as_known, followed.from_instant, followed.to_instant) c
  group by c.lead_id;
end;

-- In which bucket an amount lies: each ends with its limit, that number included.
create or replace function read.bucket(amount double precision, limits double precision[]) returns int
language sql immutable parallel safe
return width_bucket(bucket.amount, bucket.limits) - (bucket.amount = any (bucket.limits))::int;

create or replace function read.bucket_words(bucket int, limits double precision[], unit text) returns text
language sql immutable parallel safe
return case when bucket_words.bucket = cardinality(bucket_words.limits)
            then 'over ' || bucket_words.limits[bucket_words.bucket] || ' ' || bucket_words.unit
            else 'up to ' || bucket_words.limits[bucket_words.bucket + 1] || ' ' || bucket_words.unit end;
