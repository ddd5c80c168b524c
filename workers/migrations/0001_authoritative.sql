-- Up Migration
-- Tables that no event stream can rebuild: they are backed up, and no rebuild touches them.
create schema if not exists leadcycle;

create table leadcycle.office (
  office_id   text primary key,
  tier        text not null,
  parent_id   text references leadcycle.office,
  name        text not null,
  time_zone   text not null,
  -- the office itself, then the one above it, up to headquarters
  path        text[] not null,
  territories text[] not null,
  calendar    jsonb not null,
  source      jsonb not null
);
create index office_territory on leadcycle.office using gin (territories);

create table leadcycle.person (
  person_id          text primary key,
  name               text not null,
  email              text,
  office_id          text not null references leadcycle.office,
  manager_id         text references leadcycle.person deferrable initially deferred,
  roles              text[] not null,
  industries         text[] not null,
  products           text[] not null,
  open_leads         int not null check (open_leads >= 0),
  open_verifications int not null check (open_verifications >= 0),
  state              text not null check (state in ('active', 'left')),
  absent_from        timestamptz,
  absent_until       timestamptz,
  crm_owner_id       text unique
);
create index person_office on leadcycle.person (office_id);

-- A place in somebody's capacity. One a lead and ownership number; released rows stay for the count of claims a day.
create table leadcycle.reservation (
  lead_id      uuid not null,
  ownership_no int not null check (ownership_no > 0),
  person_id    text not null references leadcycle.person,
  how          text not null check (how in ('claim', 'given', 'offer')),
  state        text not null check (state in ('held', 'confirmed', 'released')),
  expires_at   timestamptz not null,
  created_at   timestamptz not null default now(),
  confirmed_at timestamptz,
  primary key (lead_id, ownership_no)
);
create index reservation_load on leadcycle.reservation (person_id) where state <> 'released';
create index reservation_claims on leadcycle.reservation (person_id, created_at) where how = 'claim';
create index reservation_expired on leadcycle.reservation (expires_at) where state = 'held';

-- A finished lead at rest, with the ring of command ids: what a woken run begins from.
create table leadcycle.lead_rest (
  lead_id   uuid primary key,
  seq       int not null,
  snapshot  jsonb not null,
  rested_at timestamptz not null default now()
);

-- The key of a lead's personal fields, wrapped by the master key. Deleting the row erases them everywhere.
create table leadcycle.subject_key (
  lead_id    uuid primary key,
  wrapped    bytea not null,
  created_at timestamptz not null default now()
);

create table leadcycle.playbook (
  name         text not null,
  version      int not null check (version > 0),
  hash         text not null,
  source       text not null,
  compiled     jsonb not null,
  author       text not null,
  note         text not null,
  published_at timestamptz not null default now(),
  primary key (name, version)
);

-- Down Migration
drop schema leadcycle cascade;
