-- Up Migration
-- Systems and people that call the API. Of a key only a hash is kept: whoever reads this table can call as nobody.
create table leadcycle.api_key (
  key_id       text primary key,
  sha256       bytea not null,
  name         text not null,
  -- whom it acts as: a person of the organisation, or else a service by the key's name
  person_id    text references leadcycle.person,
  -- the office beyond which it does not reach; a service always has one
  office_id    text references leadcycle.office,
  allows       text[] not null check (allows <@ array['read', 'command', 'personal_data']),
  made_by      text not null,
  made_at      timestamptz not null default now(),
  expires_at   timestamptz,
  -- to the minute
  last_used_at timestamptz,
  revoked_at   timestamptz,
  check (person_id is not null or office_id is not null)
);

-- Who is signed in in local mode. Of the cookie too only a hash is kept.
create table leadcycle.session (
  sha256     bytea primary key,
  person_id  text not null references leadcycle.person,
  begun_at   timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_expired on leadcycle.session (expires_at);

-- Who came in, who was refused, and who opened personal data. Rows are added and never changed.
create table leadcycle.access (
  no      bigint generated always as identity primary key,
  at      timestamptz not null default clock_timestamp(),
  what    text not null check (what in ('signed_in', 'signed_out', 'denied', 'personal_data_opened')),
  -- person:ID, service:NAME, or nobody
  caller  text not null,
  -- session, token, or the key's id
  through text not null,
  -- method and address of the route, as it is declared: no values from a request
  route   text not null,
  lead_id uuid,
  code    text
);
create index access_at on leadcycle.access (at);
create index access_lead on leadcycle.access (lead_id, at) where lead_id is not null;

create function leadcycle.access_stands() returns trigger language plpgsql as $$
begin
  raise exception 'What was written down of accesses stands.';
end $$;
create trigger access_stands before update on leadcycle.access
  for each row execute function leadcycle.access_stands();

-- Down Migration
drop table leadcycle.access, leadcycle.session, leadcycle.api_key;
drop function leadcycle.access_stands();
