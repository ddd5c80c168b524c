-- Up Migration
-- When somebody is away, and who stands in for them. Those of a file are replaced by its next import, others stay.
create table leadcycle.absence (
  person_id    text not null references leadcycle.person,
  absent_from  timestamptz not null,
  -- the first instant at which they are back; null: until further notice
  absent_until timestamptz,
  deputy_id    text references leadcycle.person deferrable initially deferred,
  source       text not null check (source in ('file', 'command')),
  primary key (person_id, absent_from),
  check (absent_until > absent_from),
  check (deputy_id <> person_id)
);
insert into leadcycle.absence (person_id, absent_from, absent_until, source)
  select person_id, absent_from, absent_until, 'command' from leadcycle.person
   where absent_from is not null and (absent_until is null or absent_until > absent_from);
alter table leadcycle.person drop column absent_from, drop column absent_until;

-- People of an office who work on leads together: the Iron Triangle, ready to be named on a lead.
create table leadcycle.team (
  team_id   text primary key,
  office_id text not null references leadcycle.office,
  name      text not null,
  -- [{ personId, role }]
  members   jsonb not null
);

-- What differs from the rule that everybody who fits may claim from the pool of an office.
create table leadcycle.pool (
  pool_id    text primary key,
  office_id  text not null references leadcycle.office,
  name       text not null,
  -- the leads it is about; empty: of any industry, any product
  industries text[] not null,
  products   text[] not null,
  -- who may claim them; empty: everybody who fits
  members    text[] not null
);

-- Down Migration
drop table leadcycle.pool, leadcycle.team, leadcycle.absence;
alter table leadcycle.person add column absent_from timestamptz, add column absent_until timestamptz;
