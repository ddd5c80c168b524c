-- Up Migration
-- What became of records that went to the dead letters: their topic is kept for ever, so what is done with is told here.
create table leadcycle.settled_letter (
  -- where the record came from
  topic        text not null,
  partition    int not null,
  kafka_offset bigint not null,
  lead_id      uuid not null,
  seq          int not null,
  -- replayed: its own bytes; mended: others instead of them
  how          text not null check (how in ('replayed', 'mended')),
  settled_at   timestamptz not null default now(),
  primary key (topic, partition, kafka_offset)
);

-- Down Migration
drop table leadcycle.settled_letter;
