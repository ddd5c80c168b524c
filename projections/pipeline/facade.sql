-- The pipeline now. Amounts stand by currency and are never added across currencies.
create or replace view read.pipeline as
  select stage, nullif(tier, '') as tier, office, nullif(owner, '') as owner, nullif(channel, '') as channel,
         nullif(class, '') as class, nullif(grade, '') as grade, kind, nullif(industry, '') as industry,
         nullif(currency, '') as currency, sum(leads)::bigint as leads, sum(minor) as minor
  from pipeline_part
  group by stage, tier, office, owner, channel, class, grade, kind, industry, currency
  having sum(leads) <> 0;

create or replace view read.standing as
  select lead_id, from_time, to_time, stage, tier, office, owner, channel, class, grade, kind, industry, currency, minor
  from standing;

-- The pipeline as it was at an instant, by the time things happened.
create or replace function read.pipeline_at(as_of timestamptz)
returns table (stage text, tier text, office text, owner text, channel text, class text, grade text, kind text,
               industry text, currency text, leads bigint, minor numeric)
language sql stable parallel safe
begin atomic
  select s.stage, s.tier, s.office, s.owner, s.channel, s.class, s.grade, s.kind, s.industry, s.currency, count(*),
         sum(coalesce(s.minor, 0))
  from standing s
  where s.from_time <= as_of and as_of < s.to_time
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
end;
