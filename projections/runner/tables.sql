-- Where each partition stands. Whoever writes read models holds this row, by owner and epoch.
create table if not exists checkpoint (
  set_name    text not null,
  version     int not null,
  topic       text not null,
  partition   int not null,
  next_offset bigint not null,
  -- readers of the cursor may have come as far: the highest next_offset that ever was
  told        bigint not null default 0,
  -- the last number that was given to a late event
  late        bigint not null default 0,
  owner       uuid not null,
  epoch       bigint not null,
  updated_at  timestamptz not null default now(),
  primary key (set_name, version, topic, partition)
);

-- The last seq of each lead that all read models of the set hold.
create table if not exists lead_seq (
  lead_id uuid primary key,
  seq     int not null
) with (fillfactor = 70);

-- A lead that waits: for a missing event (gap), for software that understands one (unfoldable), or for a person (conflict).
create table if not exists parked_lead (
  lead_id    uuid primary key,
  kind       text not null check (kind in ('gap', 'unfoldable', 'conflict')),
  from_seq   int not null,
  partition  int not null,
  because    text not null,
  parked_at  timestamptz not null default now(),
  alarmed_at timestamptz
);

create table if not exists parked_event (
  partition    int not null,
  kafka_offset bigint not null,
  lead_id      uuid not null,
  seq          int not null,
  sha256       text not null,
  value        bytea not null,
  -- by a person, and no news
  republished  boolean not null default false,
  parked_at    timestamptz not null default now(),
  primary key (partition, kafka_offset)
);
create index if not exists parked_event_lead on parked_event (lead_id, seq);
