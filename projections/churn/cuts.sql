-- Whether leads can be cut so; none is no cut.
create or replace function read.is_cut(cut text) returns boolean
language plpgsql immutable
as $$
declare
  known constant text[] := array['month', 'owner', 'first_owner', 'submitter', 'office', 'channel', 'tier', 'class', 'grade', 'kind',
                                 'industry', 'currency', 'missing', 'recycled', 'first_contact', 'follow_up_cycle',
                                 'follow_up_length'];
begin
  if cut is null then
    return false;
  end if;
  if cut <> all (known) then
    raise exception 'Reports know no cut "%".', cut
      using errcode = 'invalid_parameter_value', hint = 'Write one of ' || array_to_string(known, ', ') || '.';
  end if;
  return true;
end $$;

-- How often a lead went to rest or was opened again, as of an instant. Grows with all rests and reopenings.
create or replace function read.recycled(as_of timestamptz, as_known timestamptz default 'infinity')
returns table (lead_id uuid, rounds bigint)
language sql stable
begin atomic
  select t.lead_id, count(*) from turn t
  where t.what in ('rested', 'reopened') and t.time <= recycled.as_of and t.recordedtime <= recycled.as_known
  group by t.lead_id;
end;

-- Which bucket of the follow-up each lead is in: working hours to the first contact, of the median cycle, or days from the
-- first assignment to the outcome. Grows with the contacts of the leads obtained in the period.
create or replace function read.churn_follow_up(
  cut text, as_of timestamptz, from_instant timestamptz default '-infinity', to_instant timestamptz default 'infinity',
  as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, place int, lead_id uuid, obtained_at timestamptz, state text, ended_at timestamptz, basis text,
               first_assigned_at timestamptz)
language sql stable
begin atomic
  with measured as (
    select l.lead_id, l.obtained_at, l.state, l.ended_at, l.basis, l.first_assigned_at,
           case churn_follow_up.cut when 'first_contact' then f.first_contact_at is null
                                    when 'follow_up_cycle' then coalesce(f.cycles, 0) = 0 else l.ended_at is null end as is_none,
           case churn_follow_up.cut when 'first_contact' then f.first_contact_ms / 3600000.0
                                    when 'follow_up_cycle' then f.cycle_ms / 3600000.0
                                    else extract(epoch from l.ended_at - l.first_assigned_at) / 86400.0 end as amount,
           case churn_follow_up.cut when 'first_contact' then array[4, 8, 16, 40]
                                    when 'follow_up_cycle' then array[8, 24, 48, 80] else array[30, 60, 90, 180] end as limits,
           case churn_follow_up.cut when 'follow_up_length' then 'd' else 'h' end as unit
    from read.churn_lead(churn_follow_up.as_of, churn_follow_up.as_known, churn_follow_up.which,
                         churn_follow_up.from_instant, churn_follow_up.to_instant) l
    left join read.followed(churn_follow_up.as_of, churn_follow_up.as_known, churn_follow_up.from_instant,
                            churn_follow_up.to_instant) f
      on f.lead_id = l.lead_id and churn_follow_up.cut <> 'follow_up_length'
  ), placed as (
    select m.*, case when m.first_assigned_at is null then 102 when m.is_none then 101 when m.amount is null then 100
                     else read.bucket(m.amount::double precision, m.limits) end as place
    from measured m
  )
  select case p.place
           when 102 then 'never assigned'
           when 101 then case churn_follow_up.cut when 'first_contact' then 'no contact'
                                                  when 'follow_up_cycle' then 'none completed' else 'not ended' end
           when 100 then 'hours not known'
           else read.bucket_words(p.place, p.limits, p.unit)
         end, p.place, p.lead_id, p.obtained_at, p.state, p.ended_at, p.basis, p.first_assigned_at
  from placed p;
end;

-- Leads obtained in the period with what they are cut by; `place` puts values in order where they have one. A lead has a row
-- for each dimension that it misses. What a cut does not need costs nothing.
create or replace function read.churn_cut(
  cut text, as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', which read.lead_filter default null)
returns table (value text, place int, lead_id uuid, obtained_at timestamptz, state text, ended_at timestamptz, basis text,
               first_assigned_at timestamptz)
language sql stable
begin atomic
  with lead_told as not materialized (
    select l.* from read.churn_lead(churn_cut.as_of, churn_cut.as_known, churn_cut.which, churn_cut.from_instant,
                                    churn_cut.to_instant) l
  ), valued as (
    select case churn_cut.cut
             when 'month' then to_char(l.obtained_at at time zone churn_cut.time_zone, 'YYYY-MM')
             when 'owner' then l.owner when 'first_owner' then l.first_owner when 'submitter' then l.submitter
             when 'office' then l.office when 'channel' then l.channel when 'tier' then l.tier when 'class' then l.class
             when 'grade' then l.grade when 'kind' then l.kind when 'industry' then l.industry
             when 'currency' then l.currency
           end as value,
           case churn_cut.cut
             when 'month' then extract(year from l.obtained_at at time zone churn_cut.time_zone)::int * 12
               + extract(month from l.obtained_at at time zone churn_cut.time_zone)::int
             else 0
           end as place, l.*
    from lead_told l
    where read.is_cut(churn_cut.cut)
      and churn_cut.cut not in ('missing', 'recycled', 'first_contact', 'follow_up_cycle', 'follow_up_length')
    union all
    select letter.letter, coalesce(strpos('PCSTRBD', letter.letter), 8), l.*
    from lead_told l
    left join lateral (
      -- of an open lead, as it was rated then
      select coalesce(string_agg(d.letter, ''), '') as missing
      from string_to_table('PCSTRBD', null) d (letter)
      where 'unknown' = coalesce((
        select a.rating from assessment a
        where a.lead_id = l.lead_id and a.dimension = d.letter and a.time <= least(churn_cut.as_of, churn_cut.as_known)
        order by a.seq desc limit 1), 'unknown')
    ) open on l.missing is null
    left join lateral string_to_table(coalesce(l.missing, open.missing), null) letter (letter) on true
    where churn_cut.cut = 'missing'
    union all
    select coalesce(r.rounds, 0)::text, coalesce(r.rounds, 0)::int, l.*
    from lead_told l left join read.recycled(churn_cut.as_of, churn_cut.as_known) r on r.lead_id = l.lead_id
    where churn_cut.cut = 'recycled'
  )
  select coalesce(v.value, 'none'), v.place, v.lead_id, v.obtained_at, v.state, v.ended_at, v.basis, v.first_assigned_at
  from valued v
  union all
  select f.* from read.churn_follow_up(churn_cut.cut, churn_cut.as_of, churn_cut.from_instant, churn_cut.to_instant,
                                       churn_cut.as_known, churn_cut.which) f
  where churn_cut.cut in ('first_contact', 'follow_up_cycle', 'follow_up_length');
end;
