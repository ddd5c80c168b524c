-- True where leads can be cut so, or are not cut at all; an error says by what they can.
create or replace function read.is_cut(cut text) returns boolean
language plpgsql immutable parallel safe
as $$
declare
  known constant text[] := array['month', 'owner', 'first_owner', 'submitter', 'office', 'channel', 'tier', 'class', 'grade', 'kind',
                                 'industry', 'currency', 'missing', 'recycled', 'first_contact', 'follow_up_cycle',
                                 'follow_up_length'];
begin
  if cut <> all (known) then
    raise exception 'Reports know no cut "%".', cut
      using errcode = 'invalid_parameter_value', hint = 'Write one of ' || array_to_string(known, ', ') || '.';
  end if;
  return true;
end $$;

-- What leads obtained in the period have shown of their follow-up, each with a row: whether an owner spoke with the customer,
-- working milliseconds from the first assignment until then, cycles completed in the first 60 days, and their median in working
-- milliseconds. Of what has not changed since the life knows it; of all others contacts are read.
create or replace function read.follow_up_shown(
  as_of timestamptz, as_known timestamptz, from_instant timestamptz, to_instant timestamptz, changed boolean)
returns table (lead_id uuid, contacted boolean, first_contact_ms bigint, cycles bigint, cycle_ms double precision)
language sql stable parallel safe
begin atomic
  select l.lead_id, l.contacted, l.first_contact_ms, l.cycles::bigint, l.cycle_ms
  from life l
  where l.obtained_at >= follow_up_shown.from_instant and l.obtained_at < follow_up_shown.to_instant
    and l.latest_at <= follow_up_shown.as_of and l.settled_at <= follow_up_shown.as_known
  union all
  select l.lead_id, f.first_contact_at is not null, f.first_contact_ms, coalesce(f.cycles, 0), f.cycle_ms
  from life l
  left join read.followed(follow_up_shown.as_of, follow_up_shown.as_known, follow_up_shown.from_instant,
                          follow_up_shown.to_instant) f on f.lead_id = l.lead_id
  where coalesce(follow_up_shown.changed, read.asks_history(follow_up_shown.as_of, follow_up_shown.as_known))
    and (l.latest_at > follow_up_shown.as_of or l.settled_at > follow_up_shown.as_known)
    and l.obtained_at >= follow_up_shown.from_instant and l.obtained_at < follow_up_shown.to_instant;
end;

-- The same as read.churn_cut by what leads have shown of their follow-up: in which bucket of working hours to the first
-- contact, or of the median cycle, or of days from the first assignment to the outcome.
create or replace function read.churn_followed(
  cut text, as_of timestamptz, from_instant timestamptz, to_instant timestamptz, as_known timestamptz, which read.lead_filter,
  changed boolean)
returns table (place int, lead_id uuid, obtained_at timestamptz, state text, ended_at timestamptz, basis text,
               first_assigned_at timestamptz)
language sql stable parallel safe
begin atomic
  with measured as (
    select l.lead_id, l.obtained_at, l.state, l.ended_at, l.basis, l.first_assigned_at,
           case churn_followed.cut when 'first_contact' then not f.contacted when 'follow_up_cycle' then f.cycles = 0
                                   else l.ended_at is null end as is_none,
           case churn_followed.cut
             when 'first_contact' then f.first_contact_ms / 3600000.0::double precision
             when 'follow_up_cycle' then f.cycle_ms / 3600000.0::double precision
             else extract(epoch from l.ended_at - l.first_assigned_at)::double precision / 86400.0
           end as amount
    from read.churn_lead(churn_followed.as_of, churn_followed.as_known, churn_followed.which, churn_followed.from_instant,
                         churn_followed.to_instant, churn_followed.changed) l
    join read.follow_up_shown(churn_followed.as_of, churn_followed.as_known, churn_followed.from_instant,
                              churn_followed.to_instant, churn_followed.changed) f on f.lead_id = l.lead_id
  )
  select case when m.first_assigned_at is null then 102 when m.is_none then 101 when m.amount is null then 100
              else read.bucket(m.amount, read.limits_of(churn_followed.cut)) end,
         m.lead_id, m.obtained_at, m.state, m.ended_at, m.basis, m.first_assigned_at
  from measured m;
end;

-- Leads obtained in the period with what they are cut by. `place` puts values in order where they have one; months and buckets
-- have no value but their number; `edges`: of months, that they are found fast. A lead has a row for each dimension that it
-- misses: `is_lead` is true in one row of each lead.
create or replace function read.churn_cut(
  cut text, as_of timestamptz, time_zone text default 'UTC', from_instant timestamptz default '-infinity',
  to_instant timestamptz default 'infinity', as_known timestamptz default 'infinity', which read.lead_filter default null,
  changed boolean default null, edges timestamptz[] default null)
returns table (value text, place int, is_lead boolean, lead_id uuid, obtained_at timestamptz, state text,
               ended_at timestamptz, basis text, first_assigned_at timestamptz)
language sql stable parallel safe
begin atomic
  select case churn_cut.cut
           when 'owner' then l.owner when 'first_owner' then l.first_owner when 'submitter' then l.submitter
           when 'office' then l.office when 'channel' then l.channel when 'tier' then l.tier when 'class' then l.class
           when 'grade' then l.grade when 'kind' then l.kind when 'industry' then l.industry
           when 'currency' then l.currency when 'recycled' then l.recycled::text
         end,
         case churn_cut.cut
           when 'month' then read.month_at(l.obtained_at, churn_cut.time_zone, churn_cut.edges)
           when 'recycled' then l.recycled else 0
         end, true, l.lead_id, l.obtained_at, l.state, l.ended_at, l.basis, l.first_assigned_at
  from read.churn_lead(churn_cut.as_of, churn_cut.as_known, churn_cut.which, churn_cut.from_instant,
                      churn_cut.to_instant, churn_cut.changed) l
  where read.is_cut(churn_cut.cut)
    and coalesce(churn_cut.cut, '') not in ('missing', 'first_contact', 'follow_up_cycle', 'follow_up_length')
  union all
  select letter.letter, coalesce(strpos('PCSTRBD', letter.letter), 8), coalesce(letter.place, 1) = 1,
         l.lead_id, l.obtained_at, l.state, l.ended_at, l.basis, l.first_assigned_at
  from read.churn_lead(churn_cut.as_of, churn_cut.as_known, churn_cut.which, churn_cut.from_instant,
                      churn_cut.to_instant, churn_cut.changed) l
  left join lateral string_to_table(l.missing, null) with ordinality letter (letter, place) on true
  where churn_cut.cut = 'missing'
  union all
  select null, f.place, true, f.lead_id, f.obtained_at, f.state, f.ended_at, f.basis, f.first_assigned_at
  from read.churn_followed(churn_cut.cut, churn_cut.as_of, churn_cut.from_instant, churn_cut.to_instant, churn_cut.as_known,
                           churn_cut.which, churn_cut.changed) f
  where churn_cut.cut in ('first_contact', 'follow_up_cycle', 'follow_up_length');
end;

-- How the value of a cut is written, where rows have but its place.
create or replace function read.churn_value(cut text, value text, place int) returns text
language sql immutable parallel safe
return case
  when churn_value.cut = 'month' then to_char(read.month_of_number(churn_value.place), 'YYYY-MM')
  when churn_value.cut not in ('first_contact', 'follow_up_cycle', 'follow_up_length') then coalesce(churn_value.value, 'none')
  when churn_value.place = 102 then 'never assigned'
  when churn_value.place = 101 then case churn_value.cut when 'first_contact' then 'no contact'
                                                         when 'follow_up_cycle' then 'none completed' else 'not ended' end
  when churn_value.place = 100 then 'hours not known'
  else read.bucket_words(churn_value.place,
                         read.limits_of(churn_value.cut),
                         case churn_value.cut when 'follow_up_length' then 'd' else 'h' end)
end;

-- Leads counted from the roll-up, by the same cuts: months that it has whole from there, the others lead by lead; and lead by lead
-- those of whom a whole month does not tell whether they are mature. `mature_until`: by the wall clock of the zone.
create or replace function read.churn_rolled_up(
  cut text, as_of timestamptz, time_zone text, mature_until timestamp, from_instant timestamptz, to_instant timestamptz,
  edges timestamptz[])
returns table (value text, place int, is_lead boolean, state text, is_mature boolean, leads bigint, assigned bigint,
               estimated bigint)
language sql stable parallel safe
begin atomic
  with counted as materialized (
    select m.*
    from read.counted_month('month', churn_rolled_up.from_instant, churn_rolled_up.to_instant, churn_rolled_up.mature_until) m
  ), kept as (
    select m.month, c.value, c.state, m.is_mature, sum(c.leads)::bigint as leads, sum(c.assigned)::bigint as assigned,
           sum(c.estimated)::bigint as estimated
    from counted m
    join life_count c on c.cut = churn_rolled_up.cut and c.month = m.month
    where m.is_whole
    group by 1, 2, 3, 4 having sum(c.leads) <> 0
  )
  select case when churn_rolled_up.cut not in ('month', 'first_contact', 'follow_up_cycle', 'follow_up_length')
              then nullif(k.value, '') end,
         case when churn_rolled_up.cut = 'month' then k.month
              when churn_rolled_up.cut in ('recycled', 'first_contact', 'follow_up_cycle', 'follow_up_length') then k.value::int
              else 0 end,
         true, k.state, k.is_mature, k.leads, k.assigned, k.estimated
  from kept k
  where churn_rolled_up.cut <> 'missing'
  union all
  select letter.letter, coalesce(strpos('PCSTRBD', letter.letter), 8), coalesce(letter.place, 1) = 1,
         k.state, k.is_mature, k.leads, k.assigned, k.estimated
  from kept k
  left join lateral string_to_table(k.value, null) with ordinality letter (letter, place) on true
  where churn_rolled_up.cut = 'missing'
  union all
  -- out of the side on which the month was counted, over to the other one
  select c.value, c.place, c.is_lead, c.state, side.is_mature, side.sign * count(*), side.sign * count(c.first_assigned_at),
         side.sign * count(*) filter (where c.basis = 'estimated')
  from counted m
  cross join lateral read.churn_cut(
    churn_rolled_up.cut, churn_rolled_up.as_of, churn_rolled_up.time_zone, m.doubtful_since, m.doubtful_until, 'infinity', null,
    false, churn_rolled_up.edges) c
  cross join lateral (values (m.is_mature, -1), (not m.is_mature, 1)) side (is_mature, sign)
  where m.is_whole and m.doubtful_since is not null
    and read.is_by(c.obtained_at, churn_rolled_up.time_zone, churn_rolled_up.mature_until) <> m.is_mature
  group by 1, 2, 3, 4, side.is_mature, side.sign
  union all
  select c.value, c.place, c.is_lead, c.state, read.is_by(c.obtained_at, churn_rolled_up.time_zone, churn_rolled_up.mature_until),
         count(*), count(c.first_assigned_at), count(*) filter (where c.basis = 'estimated')
  from counted m
  cross join lateral read.churn_cut(
    churn_rolled_up.cut, churn_rolled_up.as_of, churn_rolled_up.time_zone, greatest(m.begins, churn_rolled_up.from_instant),
    least(m.ends, churn_rolled_up.to_instant), 'infinity', null, false, churn_rolled_up.edges) c
  where not m.is_whole
  group by 1, 2, 3, 4, 5;
end;
