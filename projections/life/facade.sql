create or replace view read.life as
  select lead_id, obtained_at, latest_at, settled_at, stood_since, minor, recycled, reopened, cycles, cycle_ms, first_contact_ms,
         furthest, left_stages, back_stages, contacted, complete, refuted, gave_up, state, place, kind, office, tier, class, grade,
         channel, owner, industry, currency, first_owner, submitter, channel_kind, basis, reason, missing, ended_at,
         first_assigned_at, entered_evaluate, entered_cross_verify, entered_distribute, entered_convert, entered_won
  from life;

create or replace view read.life_count as
  select cut, month, value, state, leads, assigned, estimated from life_count;

-- Whether something of a lead happened, or became known, after these instants: only then a report has to look into histories.
create or replace function read.asks_history(as_of timestamptz, as_known timestamptz) returns boolean
-- asked once, before any worker is called
language sql stable parallel restricted
return exists (select from life_horizon h where h.latest_at > asks_history.as_of or h.settled_at > asks_history.as_known);

-- Whether leads are counted from the roll-up: where all of them are asked for, as they are now.
create or replace function read.is_rolled_up(as_of timestamptz, as_known timestamptz, which read.lead_filter) returns boolean
language sql stable parallel restricted
return is_rolled_up.which is null and not read.asks_history(is_rolled_up.as_of, is_rolled_up.as_known);

-- Months since the beginning of year 0, by the wall clock.
create or replace function read.month_number(at timestamp) returns int
language sql immutable parallel safe
return date_part('year', month_number.at)::int * 12 + date_part('month', month_number.at)::int - 1;

create or replace function read.month_of_number(number int) returns date
language sql immutable parallel safe
return make_date(month_of_number.number / 12, month_of_number.number % 12 + 1, 1);

-- Where months of a zone begin, from the first life to the last instant of any: three hours before, three hours after. In between
-- the wall clock shows that month whatever the zone does to its clocks, so that a search in here tells the month of an instant;
-- to convert the instant takes ten times as long.
create or replace function read.month_edges(time_zone text) returns timestamptz[]
language sql stable parallel safe
return (
  select array_agg((b.begins at time zone month_edges.time_zone) + e.away order by b.begins, e.away)
  from (select min(l.obtained_at) as at from life l) f, (select max(h.latest_at) as at from life_horizon h) t
  cross join lateral generate_series(
    date_trunc('month', f.at at time zone month_edges.time_zone),
    (t.at at time zone month_edges.time_zone) + interval '1 month', interval '1 month') b (begins)
  cross join (values (interval '-3 hours'), (interval '3 hours')) e (away));

-- The month of an instant by the wall clock, by the edges of months; near them, and outside, by conversion.
create or replace function read.month_at(at timestamptz, time_zone text, edges timestamptz[]) returns int
language sql immutable parallel safe
return case when width_bucket(month_at.at, month_at.edges) % 2 = 0 and width_bucket(month_at.at, month_at.edges) > 0
                 and month_at.at < month_at.edges[cardinality(month_at.edges)]
            then read.month_number(month_at.edges[1] at time zone month_at.time_zone) + width_bucket(month_at.at, month_at.edges) / 2
            else read.month_number(month_at.at at time zone month_at.time_zone) end;

-- Whether an instant is before another one by the wall clock, or at it; only near it the clock has to be asked.
create or replace function read.is_by(at timestamptz, time_zone text, until timestamp) returns boolean
language sql immutable parallel safe
return case when is_by.at < (is_by.until - interval '2 days') at time zone 'UTC' then true
            when is_by.at > (is_by.until + interval '2 days') at time zone 'UTC' then false
            else is_by.at at time zone is_by.time_zone <= is_by.until end;

-- The months (UTC) that a cut of the roll-up is kept by, as far as they are in the period. `is_whole`: counted from the roll-up;
-- the others are counted row by row: those that the period cuts, and those around the instant up to which leads are mature.
create or replace function read.counted_month(
  cut text, from_instant timestamptz, to_instant timestamptz, mature_until timestamptz)
returns table (month int, begins timestamptz, ends timestamptz, is_whole boolean, is_mature boolean)
language sql stable parallel safe
begin atomic
  with every as (
    select distinct c.month from life_count c where c.cut = counted_month.cut
  ), dated as (
    select e.month, read.month_of_number(e.month)::timestamp at time zone 'UTC' as begins,
           read.month_of_number(e.month + 1)::timestamp at time zone 'UTC' as ends
    from every e
  )
  select d.month, d.begins, d.ends,
         d.begins >= counted_month.from_instant and d.ends <= counted_month.to_instant
           and coalesce(counted_month.mature_until not between d.begins - interval '2 days' and d.ends + interval '2 days', true),
         d.ends <= counted_month.mature_until
  from dated d
  where d.ends > counted_month.from_instant and d.begins < counted_month.to_instant;
end;

-- Where instants of whole months may lie in another month by the wall clock of a zone: near the ends of months, as far from them
-- as the zone is from UTC, and two hours, since its summer time may begin there.
create or replace function read.near_month_ends(
  cut text, time_zone text, from_instant timestamptz, to_instant timestamptz, mature_until timestamptz)
returns table (month int, is_mature boolean, since timestamptz, until timestamptz)
language sql stable parallel safe
begin atomic
  select m.month, m.is_mature, e.since, e.until
  from read.counted_month(near_month_ends.cut, near_month_ends.from_instant, near_month_ends.to_instant,
                          near_month_ends.mature_until) m
  cross join lateral (
    select m.begins as since,
           m.begins + (m.begins at time zone 'UTC' - m.begins at time zone near_month_ends.time_zone) + interval '2 hours' as until
    where m.begins at time zone near_month_ends.time_zone <= m.begins at time zone 'UTC' + interval '2 hours'
    union all
    select m.ends - (m.ends at time zone near_month_ends.time_zone - m.ends at time zone 'UTC') - interval '2 hours', m.ends
    where m.ends at time zone near_month_ends.time_zone >= m.ends at time zone 'UTC' - interval '2 hours'
  ) e
  where m.is_whole;
end;

-- Leads of whole months that were obtained in another month by the wall clock of a zone.
create or replace function read.obtained_across(
  time_zone text, from_instant timestamptz, to_instant timestamptz, mature_until timestamptz)
returns table (month int, local_month int, is_mature boolean, state text, assigned boolean, estimated boolean, furthest int,
               place text)
language sql stable parallel safe
begin atomic
  select n.month, read.month_number(l.obtained_at at time zone obtained_across.time_zone), n.is_mature, l.state,
         l.first_assigned_at is not null, l.basis = 'estimated', l.furthest::int, l.place
  from read.near_month_ends('month', obtained_across.time_zone, obtained_across.from_instant, obtained_across.to_instant,
                            obtained_across.mature_until) n
  join life l on l.obtained_at >= n.since and l.obtained_at < n.until
  where read.month_number(l.obtained_at at time zone obtained_across.time_zone) <> n.month;
end;
