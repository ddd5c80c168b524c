-- Which leads a report is about: a field without a value takes all.
create type read.lead_filter as (
  offices text[], owner text, first_owner text, channel text, tier text, class text, grade text, kind text, industry text,
  currency text
);

-- A filter as it is written by hand: read.which('{"tier": "region", "offices": ["madrid", "lisbon"]}').
create or replace function read.which(filter jsonb) returns read.lead_filter
language plpgsql immutable parallel safe
as $$
declare
  known constant text[] := array['offices', 'owner', 'first_owner', 'channel', 'tier', 'class', 'grade', 'kind', 'industry', 'currency'];
  strange constant text := (select min(key) from jsonb_object_keys(filter) key where key <> all (known));
begin
  if strange is not null then
    raise exception 'Reports know no filter "%".', strange
      using errcode = 'invalid_parameter_value', hint = 'Write one of ' || array_to_string(known, ', ') || '.';
  end if;
  return jsonb_populate_record(null::read.lead_filter, filter);
end $$;

-- Whether leads that stand so are among those asked for. The only place that says what a filter means.
create or replace function read.is_among(
  which read.lead_filter, office text, owner text, first_owner text, channel text, tier text, class text, grade text,
  kind text, industry text, currency text)
returns boolean
language sql immutable parallel safe
return ((is_among.which).offices is null or is_among.office = any ((is_among.which).offices))
   and ((is_among.which).owner is null or is_among.owner = (is_among.which).owner)
   and ((is_among.which).first_owner is null or is_among.first_owner = (is_among.which).first_owner)
   and ((is_among.which).channel is null or is_among.channel = (is_among.which).channel)
   and ((is_among.which).tier is null or is_among.tier = (is_among.which).tier)
   and ((is_among.which).class is null or is_among.class = (is_among.which).class)
   and ((is_among.which).grade is null or is_among.grade = (is_among.which).grade)
   and ((is_among.which).kind is null or is_among.kind = (is_among.which).kind)
   and ((is_among.which).industry is null or is_among.industry = (is_among.which).industry)
   and ((is_among.which).currency is null or is_among.currency = (is_among.which).currency);
