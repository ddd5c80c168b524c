-- Every value of the stream, byte for byte. There is no global number: a cursor is a place in each partition.
create table if not exists event (
  partition    int not null,
  kafka_offset bigint not null,
  lead_id      uuid not null,
  seq          int not null,
  type         text not null,
  time         timestamptz not null,
  recordedtime timestamptz not null,
  office       text not null,
  actor        text not null,
  origin       text not null,
  causationid  text not null,
  -- the offset at which a reader of the partition comes by it: later than its own where the event had to wait for a gap, and
  -- before which it does where the event is late
  settled_at   bigint not null,
  value        bytea not null,
  -- the partition that this offset is of, where a record of another one filled the gap; else null
  settled_in   int,
  -- its number among the late events of that partition: readers may have passed `settled_at` before it was there; else null
  late         bigint,
  primary key (partition, kafka_offset),
  unique (lead_id, seq)
);
create index if not exists event_moved on event (coalesce(settled_in, partition), settled_at)
  where late is null and (settled_at <> kafka_offset or settled_in is not null);
create unique index if not exists event_late on event (coalesce(settled_in, partition), late) where late is not null;
