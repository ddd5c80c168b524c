create or replace view read.milestone as
  select lead_id, seq, name as milestone, person, time, recordedtime from progress where what = 'milestone';

-- One row a decision, and one for a gate that was asked for and waits; a gate that was deferred or sent back waits on.
create or replace view read.gate as
  with turn as (
    select lead_id, seq, what, name, decision, person, time, recordedtime,
           max(time) filter (where what = 'gate_asked') over (partition by lead_id, name order by seq) as asked_at,
           lead(seq) over (partition by lead_id, name order by seq) as next_seq
    from progress where what in ('gate_asked', 'gate_decided')
  )
  select lead_id, seq, name as gate, asked_at, decision, case when what = 'gate_decided' then time end as decided_at,
         case when what = 'gate_decided' then person end as decided_by, recordedtime
  from turn where what = 'gate_decided' or next_seq is null;

create or replace view read.expected_decision as
  select lead_id, seq, expected_on, time, recordedtime from progress where what = 'decision_expected';

-- What open leads may bring, by what had happened at `as_of`: each with the share of its amount that is to be expected of a
-- lead that has come so far. `weights`: percent by stage, and by milestone for leads in conversion, of which the highest
-- holds; what it does not name counts nothing. Grows with the leads that were open then.
create or replace function read.forecast(as_of timestamptz, weights jsonb, which read.lead_filter default null)
returns table (lead_id uuid, step text, percent numeric, expected_on date, tier text, office text, owner text, channel text,
               class text, grade text, kind text, industry text, currency text, minor bigint, weighted numeric)
language sql stable parallel safe
begin atomic
  select s.lead_id, coalesce(p.milestone, s.stage), w.percent, p.expected_on, s.tier, s.office, s.owner, s.channel, s.class,
         s.grade, s.kind, s.industry, s.currency, s.minor, s.minor * w.percent / 100
  from standing s
  -- one look at what a lead has come to: the milestone that weighs most, and the last word on when it is decided
  left join lateral (
    select (array_agg(p.name order by (forecast.weights ->> p.name)::numeric desc, p.seq desc) filter (
              where s.stage = 'convert' and p.what = 'milestone' and forecast.weights ? p.name))[1] as milestone,
           (array_agg(p.expected_on order by p.seq desc) filter (where p.what = 'decision_expected'))[1] as expected_on
    from progress p
    where p.lead_id = s.lead_id and p.what in ('milestone', 'decision_expected') and p.time <= forecast.as_of
  ) p on true
  left join lateral (
    select t.owner from turn t
    where (forecast.which).first_owner is not null and t.lead_id = s.lead_id and t.what = 'assigned' and t.time <= forecast.as_of
    order by t.seq limit 1
  ) f on true
  cross join lateral (select coalesce((forecast.weights ->> coalesce(p.milestone, s.stage))::numeric, 0) as percent) w
  where s.from_time <= forecast.as_of and forecast.as_of < s.to_time
    and s.stage not in ('won', 'lost', 'disqualified', 'merged')
    and read.is_among(forecast.which, s.office, s.owner, f.owner, s.channel, s.tier, s.class, s.grade, s.kind, s.industry,
                      s.currency);
end;

-- What a meeting on leads has to look at, as it stands now: open leads with a reason, the most pressing one first, and those that
-- ended since the last one.
--   late: what it waits for is past due. gate: a gate waits for somebody to say go. refuted: a finding against it stands.
--   due: what it waits for is due by the next meeting. stood_still: it has not moved since the last meeting, and does not rest. new: obtained since.
-- Grows with the open leads, and with those that ended since.
create or replace function read.review(
  now timestamptz, since timestamptz, until timestamptz, which read.lead_filter default null)
returns table (lead_id uuid, reasons text[], stage text, tier text, office text, owner text, grade text, class text,
               product text, currency text, minor bigint, moved_at timestamptz, next_due_at timestamptz, next_due text)
language sql stable parallel safe
begin atomic
  select l.lead_id, r.reasons, l.stage, l.tier, l.office, l.owner, l.grade, l.class, l.product, l.currency, l.minor,
         l.moved_at, l.next_due_at, l.next_due
  from lead l
  left join life a on a.lead_id = l.lead_id and a.refuted
  left join lateral (
    -- Whatever else was decided, a gate waits until go; a milestone behind it says that the tier of the lead has no gates any more.
    -- The milestone that asks for a gate is told by the same event.
    select p.what <> 'milestone' and p.decision is distinct from 'go' as waits from progress p
    where l.stage = 'convert' and p.lead_id = l.lead_id and p.what in ('gate_asked', 'gate_decided', 'milestone')
    order by p.seq desc, p.what limit 1
  ) g on true
  left join lateral (
    select t.owner from turn t
    where (review.which).first_owner is not null and t.lead_id = l.lead_id and t.what = 'assigned' order by t.seq limit 1
  ) f on true
  cross join lateral (
    select case when l.stage in ('won', 'lost', 'disqualified', 'merged') then array[l.stage] else array_remove(array[
      case when l.next_due_at < review.now then 'late' end,
      case when g.waits then 'gate' end,
      case when a.lead_id is not null then 'refuted' end,
      case when l.next_due_at >= review.now and l.next_due_at < review.until then 'due' end,
      case when l.stage <> 'nurture' and l.moved_at < review.since then 'stood_still' end,
      case when l.obtained_at >= review.since then 'new' end
    ], null) end as reasons
  ) r
  where (l.stage in ('obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'nurture')
         or l.stage in ('won', 'lost', 'disqualified', 'merged') and l.moved_at >= review.since)
    and cardinality(r.reasons) > 0
    and read.is_among(review.which, l.office, l.owner, f.owner, l.channel, l.tier, l.class, l.grade, l.kind, l.industry,
                      l.currency);
end;
