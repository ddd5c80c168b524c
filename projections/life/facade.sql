create or replace view read.life as
  select lead_id, obtained_at, latest_at, settled_at, stood_since, minor, recycled, reopened, cycles, cycle_ms, first_contact_ms,
         furthest, left_stages, back_stages, contacted, complete, refuted, gave_up, state, place, kind, office, tier, class, grade,
         channel, owner, industry, currency, first_owner, submitter, channel_kind, basis, reason, missing, ended_at,
         first_assigned_at, entered_evaluate, entered_cross_verify, entered_distribute, entered_convert, entered_won
  from life;

create or replace view read.life_count as
  select cut, month, value, state, leads, assigned, estimated, complete, graded, good, verified, refuted from life_count;

-- Whether something of a lead happened, or became known, after these instants: only then a report has to look into histories.
create or replace function read.asks_history(as_of timestamptz, as_known timestamptz) returns boolean
-- asked once, before any worker is called
language sql stable parallel restricted
return exists (select from life_horizon h where h.latest_at > asks_history.as_of or h.settled_at > asks_history.as_known);

-- Whether leads are counted from the roll-up: where all of them are asked for, as they are now.
create or replace function read.is_rolled_up(as_of timestamptz, as_known timestamptz, which read.lead_filter) returns boolean
language sql stable parallel restricted
return is_rolled_up.which is null and not read.asks_history(is_rolled_up.as_of, is_rolled_up.as_known);

-- The zone of whose months lives are counted: a report by months of another one looks at each lead.
create or replace function read.counted_in() returns text
language sql stable parallel safe
return (select zone from life_zone);

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

-- Until when leads were obtained that are mature as of an instant; by the wall clock.
create or replace function read.mature_until(as_of timestamptz, time_zone text, maturity_days int) returns timestamp
language sql immutable parallel safe
return (mature_until.as_of at time zone mature_until.time_zone) - make_interval(days => mature_until.maturity_days);

-- The months that a cut of the roll-up is kept by, as far as they are in the period. `is_whole`: counted from the roll-up; those that
-- the period cuts are counted row by row. `mature_until`: by a wall clock. The month in which it lies is taken to be mature or not as
-- most of its leads are; of those obtained from `doubtful_since` to `doubtful_until` the clock has to be asked.
create or replace function read.counted_month(
  cut text, from_instant timestamptz, to_instant timestamptz, mature_until timestamp)
returns table (month int, begins timestamptz, ends timestamptz, is_whole boolean, is_mature boolean, doubtful_since timestamptz,
               doubtful_until timestamptz)
language sql stable parallel safe
begin atomic
  with every as (
    select distinct c.month from life_count c where c.cut = counted_month.cut
  ), dated as (
    select e.month, read.month_of_number(e.month)::timestamp at time zone z.zone as begins,
           read.month_of_number(e.month + 1)::timestamp at time zone z.zone as ends,
           counted_month.mature_until at time zone z.zone as mature_until
    from every e cross join life_zone z
  ), judged as (
    -- no two clocks are further apart than two days
    select d.*, d.mature_until >= d.begins + (d.ends - d.begins) / 2 as is_mature,
           d.mature_until between d.begins - interval '2 days' and d.ends + interval '2 days' as is_doubtful
    from dated d
  )
  select j.month, j.begins, j.ends, j.begins >= counted_month.from_instant and j.ends <= counted_month.to_instant, j.is_mature,
         case when j.is_doubtful then case when j.is_mature then greatest(j.begins, j.mature_until - interval '2 days')
                                           else j.begins end end,
         case when j.is_doubtful then case when j.is_mature then j.ends
                                           else least(j.ends, j.mature_until + interval '2 days') end end
  from judged j
  where j.ends > counted_month.from_instant and j.begins < counted_month.to_instant;
end;
