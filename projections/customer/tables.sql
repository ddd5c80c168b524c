-- What each event that names a customer told of it. Rows belong to the lead that told them, so no two partitions ever meet in one.
create table if not exists customer_told (
  lead_id      uuid not null,
  seq          int not null,
  customer_id  text not null,
  time         timestamptz not null,
  recordedtime timestamptz not null,
  name         text not null,
  -- the customer as the event had it; null in it means that nothing was told
  customer     jsonb not null,
  primary key (lead_id, seq)
);
create index if not exists customer_told_customer on customer_told (customer_id, time);
